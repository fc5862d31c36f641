import type { PaintContext } from '../canvas.ts'
import { blob, oval, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

/** A gull in flight. */
export const bird: Subject = {
  id: 'bird',
  words: [
    'bird',
    'gull',
    'seagull',
    'crow',
    'raven',
    'eagle',
    'swallow',
    'dove',
    'goose',
    'geese',
    'hawk',
    'pigeon',
    'sparrow',
    'heron',
    'stork',
    'pelican',
    'albatross',
    'flock',
  ],
  one: 'bird',
  many: 'birds',
  home: 'air',
  place: 'sea',
  width: 2.9,
  height: 1.35,
  below: 1.05,
  distance: 13,
  speed: 1.7,
  animated: true,
  draw(pen, pose) {
    // Some strokes, then a glide.
    const t = pose.timeSeconds * 5.2 + pose.phase * 40
    const effort = 0.3 + 0.7 * Math.max(0, Math.sin(pose.timeSeconds * 0.7 + pose.phase * 20)) ** 0.5
    const beat = Math.sin(t) * effort
    // The hand follows the arm.
    const late = Math.sin(t - 0.9) * effort
    pen.translate(0, -beat * 0.12)
    pen.rotate(0.06 + Math.sin(pose.timeSeconds * 0.6 + pose.phase * 9) * 0.05)
    wing(pen, pose, beat, late, true)
    body(pen, pose)
    wing(pen, pose, beat, late, false)
  },
}

/** From the shoulder over the wrist to the tip; the far one is seen foreshortened behind the body. */
function wing(pen: PaintContext, pose: Pose, beat: number, late: number, far: boolean): void {
  const plume = shades(pose, pose.colour ?? (far ? '#9aa6b2' : '#c3ccd4'))
  const side = far ? -0.82 : 1
  const arm = 0.84 + beat * 0.24
  // At the bottom of a stroke the tips hang under the wrists: an M, as gulls are drawn.
  const hand = 0.6 + late * 0.66
  const wristX = 0.1 + side * 0.56
  const wristY = 0.06 + arm * 0.56
  const tipX = 0.02 + side * 1.32
  const tipY = 0.02 + hand
  const back = far ? 0.08 : -0.3
  blob(
    pen,
    far ? plume.dark : plume.base,
    [
      ...[
        0.26,
        0.06,
        wristX + 0.04,
        wristY + 0.07,
        (wristX + tipX) / 2 + 0.02,
        (wristY + tipY) / 2 + 0.08,
        tipX,
        tipY,
      ],
      ...[(wristX + tipX) / 2 + back * 0.4, (wristY + tipY) / 2 - 0.13, wristX + back * 0.55, wristY - 0.2],
      ...[wristX * 0.4 + back * 0.9, 0.02, -0.22, -0.04],
    ],
    0.8,
  )
  // The edge of the flight feathers, then the black tip.
  blob(
    pen,
    far ? plume.base : plume.light,
    [
      ...[0.24, 0.07, wristX + 0.04, wristY + 0.07, (wristX + tipX) / 2 + 0.02, (wristY + tipY) / 2 + 0.08],
      ...[(wristX + tipX) / 2, (wristY + tipY) / 2, wristX, wristY - 0.05, 0.05, 0.0],
    ],
    0.8,
  )
  const at = (k: number): [number, number] => [wristX + (tipX - wristX) * k, wristY + (tipY - wristY) * k]
  const [innerX, innerY] = at(0.66)
  blob(
    pen,
    pose.tone('#23262d'),
    [innerX, innerY + 0.055, tipX, tipY, innerX + back * 0.12, innerY - 0.07],
    0.7,
  )
}

function body(pen: PaintContext, pose: Pose): void {
  const plume = shades(pose, pose.colour ?? '#f6f4ee')
  blob(pen, plume.dark, [-0.42, 0.04, -0.72, 0.1, -0.78, 0.02, -0.7, -0.05, -0.4, -0.05], 0.6)
  blob(pen, plume.base, [
    ...[
      0.56, 0.08, 0.47, 0.16, 0.36, 0.155, 0.2, 0.12, -0.1, 0.11, -0.44, 0.045, -0.5, 0, -0.3, -0.08, 0,
      -0.13,
    ],
    ...[0.26, -0.09, 0.46, 0.0],
  ])
  blob(
    pen,
    plume.dark,
    [0.4, -0.02, 0.2, -0.02, -0.2, -0.03, -0.46, 0, -0.3, -0.08, 0, -0.13, 0.26, -0.09],
    0.9,
  )
  shape(pen, pose.tone('#e8a52c'), [0.54, 0.105, 0.71, 0.045, 0.68, 0.03, 0.53, 0.045])
  oval(pen, pose.tone('#16171c'), 0.47, 0.1, 0.02)
}
