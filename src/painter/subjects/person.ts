import type { PaintContext } from '../canvas.ts'
import { hex } from '../colour.ts'
import { blob, limb, oval, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'

const coats = ['#8c2f2b', '#2f4858', '#c78a32', '#3d4a3a', '#5b3a55']
const STRIDE_METRES = 1.35

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
    'portrait',
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
  speed: 0.72,
  animated: true,
  draw(pen, pose) {
    if (pose.seated) sitting(pen, pose)
    else if (pose.moving) walking(pen, pose)
    else standing(pen, pose)
  },
}

function colours(pose: Pose) {
  const coat = pose.colour ?? hex(coats[pose.seed % coats.length] ?? '#8c2f2b')
  return {
    coat: pose.tone(coat),
    fold: pose.tone([coat[0] * 0.62, coat[1] * 0.62, coat[2] * 0.66]),
    skin: pose.tone('#d9a07c'),
    hair: pose.tone(pose.seed % 2 === 0 ? '#2b1c18' : '#5a3522'),
    trousers: pose.tone('#2a2c38'),
    boots: pose.tone('#1d1614'),
    scarf: pose.tone('#d8c3a0'),
  }
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

function walking(pen: PaintContext, pose: Pose): void {
  const tone = colours(pose)
  const turn = (pose.timeSeconds * (person.speed ?? 1)) / STRIDE_METRES + pose.phase
  const cycle = turn * Math.PI * 2
  const bob = Math.abs(Math.cos(cycle)) * 0.03
  const hip = 0.9 + bob
  const leg = (offset: number, fill: string, boot: string) => {
    const swing = Math.sin(cycle + offset) * 0.46
    const lift = Math.max(0, Math.cos(cycle + offset)) * 0.85
    const knee: [number, number] = [Math.sin(swing) * 0.44, hip - Math.cos(swing) * 0.44]
    const shin = swing - 0.1 - lift * 0.75
    const ankle: [number, number] = [
      knee[0] + Math.sin(shin) * 0.42,
      Math.max(0.07, knee[1] - Math.cos(shin) * 0.42),
    ]
    limb(pen, fill, [0, hip], knee, 0.1, 0.072)
    limb(pen, fill, knee, ankle, 0.07, 0.05)
    const tilt = lift * -0.35
    blob(pen, boot, [
      ankle[0] - 0.06,
      ankle[1] - 0.06,
      ankle[0] - 0.06,
      ankle[1] + 0.06,
      ankle[0] + 0.05,
      ankle[1] + 0.05,
      ankle[0] + 0.19,
      ankle[1] - 0.03 + tilt * 0.2,
      ankle[0] + 0.18,
      ankle[1] - 0.07 + tilt * 0.2,
      ankle[0],
      ankle[1] - 0.075,
    ])
  }
  const arm = (offset: number, fill: string) => {
    const swing = -Math.sin(cycle + offset) * 0.5
    const elbow: [number, number] = [Math.sin(swing) * 0.29, 1.38 + bob - Math.cos(swing) * 0.29]
    const bend = swing + 0.35
    const hand: [number, number] = [elbow[0] + Math.sin(bend) * 0.26, elbow[1] - Math.cos(bend) * 0.26]
    limb(pen, fill, [0, 1.4 + bob], elbow, 0.072, 0.056)
    limb(pen, fill, elbow, hand, 0.054, 0.044)
    oval(pen, tone.skin, hand[0], hand[1] - 0.03, 0.04, 0.05)
  }
  arm(Math.PI, tone.fold)
  leg(Math.PI, tone.boots, tone.boots)
  leg(0, tone.trousers, tone.boots)
  const flap = Math.sin(cycle * 2) * 0.05
  const hem = Math.sin(cycle) * 0.1
  blob(
    pen,
    tone.coat,
    [
      -0.03,
      1.52 + bob,
      -0.15,
      1.42 + bob,
      -0.165,
      1.1,
      -0.21 - flap * 0.5,
      0.82,
      -0.3 - flap - Math.abs(hem),
      0.52,
      -0.02,
      0.5,
      0.2 + Math.abs(hem),
      0.55,
      0.15,
      0.85,
      0.135,
      1.1,
      0.14,
      1.38 + bob,
      0.07,
      1.51 + bob,
    ],
    0.9,
  )
  arm(0, tone.fold)
  limb(pen, tone.skin, [0.01, 1.48 + bob], [0.03, 1.58 + bob], 0.055, 0.05)
  blob(pen, tone.scarf, [
    -0.1,
    1.48 + bob,
    -0.08,
    1.56 + bob,
    0.03,
    1.57 + bob,
    0.11,
    1.54 + bob,
    0.1,
    1.47 + bob,
    0,
    1.44 + bob,
  ])
  blob(pen, tone.scarf, [
    -0.08,
    1.53 + bob,
    -0.3,
    1.5 + bob + flap,
    -0.42,
    1.4 + bob - flap,
    -0.3,
    1.43 + bob,
    -0.08,
    1.47 + bob,
  ])
  oval(pen, tone.skin, 0.04, 1.665 + bob, 0.093, 0.115)
  blob(pen, tone.skin, [0.11, 1.68 + bob, 0.155, 1.645 + bob, 0.12, 1.63 + bob])
  blob(pen, tone.hair, [
    0.1,
    1.755 + bob,
    -0.02,
    1.79 + bob,
    -0.085,
    1.72 + bob,
    -0.075,
    1.58 + bob,
    -0.01,
    1.56 + bob,
    0.015,
    1.68 + bob,
    0.11,
    1.71 + bob,
  ])
}
