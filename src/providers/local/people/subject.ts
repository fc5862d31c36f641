import { byColour } from '#painter/photo/by-colour.ts'
import { boxMean, type Grid } from '#painter/photo/grid.ts'
import { alphaOf } from '#painter/photo/matte.ts'
import { maskOfParts, partsOf } from '#painter/photo/parts.ts'
import type { SubjectMask } from '#painter/photo/salient.ts'
import { closerMaskOf, type Picture, peopleShare } from './mask.ts'
import { openPeopleNet } from './model.ts'

/** Of smaller people the net's mask is too rough to move them by themselves. */
const leastShare = 0.006
const leastConfidence = 0.55
/** Share of the height that somebody reaches down to at least. */
const lowestFoot = 0.6

/** The people of a picture as the subject that moves before the rest; null when nobody is there for sure. */
export async function peopleSubject(picture: Picture): Promise<SubjectMask | null> {
  using net = await openPeopleNet()
  const mask = standing(await closerMaskOf(net, picture))
  const confidence = confidenceOf(mask)
  if (peopleShare(mask) < leastShare || confidence < leastConfidence) return null
  const { rgba, width, height } = picture
  return { alpha: alphaOf(byColour(mask, rgba, width, height), rgba, width, height), confidence }
}

/** Without crumbs, without what hangs in the air as a tree's crown does, and without holes. */
function standing(mask: Grid): Grid {
  const parts = partsOf(mask, (at) => (mask.values[at] ?? 0) > 0.1)
  const largest = Math.max(0, ...parts.map(({ cells }) => cells.length))
  const people = parts.filter(
    ({ cells, bottom }) => cells.length > largest * 0.15 && bottom > mask.height * lowestFoot,
  )
  return maskOfParts(mask, people, (at) => mask.values[at] ?? 0)
}

/** How decided the net is where it sees anything at all, but for the border, which is always soft. */
function confidenceOf(mask: Grid): number {
  const near = boxMean(mask, Math.max(1, Math.round(mask.width / 64)))
  let [decided, count] = [0, 0]
  mask.values.forEach((value, at) => {
    if ((near.values[at] ?? 0) < 0.5) return
    decided += Math.abs(2 * value - 1)
    count++
  })
  return count === 0 ? 0 : decided / count
}
