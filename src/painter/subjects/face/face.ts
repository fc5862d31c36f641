import type { Subject } from '../subject.ts'
import { paintsOf } from './paints.ts'
import { profile } from './profile.ts'
import { threeQuarter } from './three-quarter.ts'

/** Metres a unit of the drawing, which is 1.6 units from chin to crown, and where its unit 0 lies. */
const UNIT = 0.155
const LOW = 0.452

/** A head and shoulders that fill the frame. */
export const face: Subject = {
  id: 'face',
  words: ['face', 'portrait', 'profile', 'head', 'facial'],
  one: 'face',
  many: 'faces',
  home: 'land',
  alsoIn: ['underwater'],
  place: 'studio',
  bust: true,
  width: 0.96,
  height: 1,
  below: 0.1,
  distance: 1.28,
  sway: 0.003,
  variants: 60,
  draw(pen, pose) {
    pen.translate(0, LOW)
    pen.scale(UNIT, UNIT)
    const view = pose.look.profile || pose.seed % 2 === 0 ? profile : threeQuarter
    view(pen, pose, paintsOf(pose))
  },
}
