import type { PaintContext } from '../canvas.ts'
import { colours, WALK_SPEED, walking } from './person-walking.ts'
import { blob, limb, oval, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'

/** A person seen from behind in a long coat, as the walkers of romantic landscapes are; from the side when walking. */
export const person: Subject = {
  id: 'person',
  words: [
    'person',
    'man',
    'woman',
    'figure',
    'girl',
    'boy',
    'traveler',
    'traveller',
    'wanderer',
    'hiker',
    'someone',
    'human',
    'lady',
    'guy',
    'child',
    'kid',
    'hero',
    'heroine',
    'character',
    'stranger',
    'couple',
    'people',
    'detective',
    'explorer',
    'walker',
    'pilgrim',
    'nomad',
    'silhouette',
    'fisherman',
    'friend',
    'actor',
    'dancer',
    'chef',
    'waiter',
    'soldier',
    'monk',
    'artist',
    'samurai',
    'rider',
    'runner',
    'singer',
    'crowd',
    'musician',
    'businessman',
    'farmer',
    'sailor',
  ],
  one: 'figure',
  many: 'figures',
  home: 'land',
  place: 'mountains',
  width: 1.9,
  height: 1.85,
  distance: 8,
  speed: WALK_SPEED,
  animated: true,
  draw(pen, pose) {
    if (pose.seated) sitting(pen, pose)
    else if (pose.moving) walking(pen, pose)
    else standing(pen, pose)
  },
}

function standing(pen: PaintContext, pose: Pose): void {
  const tone = colours(pose)
  const wind = Math.sin(pose.timeSeconds * 1.7 + pose.phase * 6) * 0.018
  const breath = Math.sin(pose.timeSeconds * 1.5 + pose.phase * 4) * 0.005
  for (const side of [-1, 1]) {
    limb(pen, tone.trousers, [side * 0.095, 0.72], [side * 0.115, 0.1], 0.088, 0.062)
    blob(pen, tone.boots, [
      side * 0.06,
      0.02,
      side * 0.06,
      0.16,
      side * 0.17,
      0.16,
      side * 0.19,
      0.05,
      side * 0.18,
      0,
      side * 0.07,
      0,
    ])
  }
  for (const side of [-1, 1]) {
    limb(pen, tone.fold, [side * 0.2, 1.4 + breath], [side * 0.262, 1.12], 0.068, 0.055)
    limb(pen, tone.fold, [side * 0.262, 1.12], [side * 0.245, 0.87], 0.055, 0.045)
    oval(pen, tone.skin, side * 0.245, 0.815, 0.036, 0.05)
  }
  blob(
    pen,
    tone.coat,
    [
      -0.1,
      1.5,
      -0.215,
      1.45 + breath,
      -0.225,
      1.25,
      -0.19,
      1.02,
      -0.225,
      0.75,
      -0.28 + wind,
      0.44,
      -0.12 + wind,
      0.415,
      0.02 + wind,
      0.43,
      0.15 + wind,
      0.41,
      0.29 + wind * 1.6,
      0.45,
      0.23,
      0.75,
      0.19,
      1.02,
      0.225,
      1.25,
      0.215,
      1.45 + breath,
      0.1,
      1.5,
    ],
    0.9,
  )
  pen.globalAlpha = 0.75
  shape(pen, tone.fold, [-0.006, 1.03, 0.012, 1.03, 0.03 + wind, 0.44, -0.035 + wind, 0.44])
  shape(pen, tone.fold, [-0.19, 1.04, 0.19, 1.04, 0.192, 0.995, -0.192, 0.995])
  pen.globalAlpha = 1
  limb(pen, tone.skin, [0, 1.48], [0, 1.56], 0.055, 0.05)
  blob(pen, tone.scarf, [-0.12, 1.49, -0.1, 1.55, 0, 1.565, 0.1, 1.55, 0.12, 1.49, 0, 1.455])
  oval(pen, tone.hair, 0, 1.655 + breath, 0.096, 0.118)
  const style = pose.seed % 3
  if (style === 0) {
    blob(pen, tone.hair, [
      -0.098,
      1.68,
      -0.112,
      1.55,
      -0.085 + wind,
      1.4,
      0.01 + wind,
      1.37,
      0.1 + wind,
      1.41,
      0.112,
      1.55,
      0.098,
      1.68,
      0,
      1.765,
    ])
  } else if (style === 1) {
    // A brimmed hat.
    oval(pen, tone.fold, 0, 1.705, 0.185, 0.034)
    blob(pen, tone.fold, [-0.105, 1.7, -0.1, 1.79, -0.04, 1.825, 0.04, 1.815, 0.1, 1.79, 0.105, 1.7])
  }
}

/** On a bench, seen from behind. */
function sitting(pen: PaintContext, pose: Pose): void {
  const tone = colours(pose)
  const wood = pose.tone('#7a5537')
  const woodDark = pose.tone('#4b3423')
  for (const side of [-1, 1])
    shape(pen, woodDark, [side * 0.72, 0, side * 0.8, 0, side * 0.78, 0.9, side * 0.7, 0.9])
  shape(pen, woodDark, [-0.86, 0.42, 0.86, 0.42, 0.84, 0.5, -0.84, 0.5])
  for (const side of [-1, 1]) limb(pen, tone.boots, [side * 0.14, 0.36], [side * 0.15, 0.05], 0.07, 0.06)
  // The standing figure's upper half, at the height of the seat.
  pen.save()
  pen.translate(0, -0.46)
  pen.beginPath()
  pen.rect(-1, 0.9, 2, 1.2)
  pen.clip()
  standing(pen, pose)
  pen.restore()
  for (const y of [0.56, 0.69, 0.82]) shape(pen, wood, [-0.86, y, 0.86, y, 0.86, y + 0.09, -0.86, y + 0.09])
  for (const side of [-1, 1])
    shape(pen, woodDark, [side * 0.68, 0.5, side * 0.75, 0.5, side * 0.74, 0.94, side * 0.67, 0.94])
}
