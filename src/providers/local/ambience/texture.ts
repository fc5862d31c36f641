import type { Random } from '#kernel/random.ts'
import { addTexture, type Ring } from './ring.ts'

/** Draws one kind of sound into a ring, at a level where every layer alone is about as loud as the others. */
export type Layer = (ring: Ring, seed: number) => void

/** A running sound on two sides that are made in step, sample by sample: each side is told which one it is. */
export function addSides(
  ring: Ring,
  gain: number,
  side: (which: 0 | 1) => (atSeconds: number) => number,
): void {
  const [left, right] = [side(0), side(1)]
  const pair: [number, number] = [0, 0]
  addTexture(ring, gain, (at) => {
    pair[0] = left(at)
    pair[1] = right(at)
    return pair
  })
}

/** Calls at random moments, so many a second on average; at least once. */
export function everySoOften(
  random: Random,
  ring: Ring,
  perSecond: number,
  event: (atSeconds: number) => void,
): void {
  const count = Math.max(1, Math.round(ring.seconds * perSecond * (0.8 + 0.4 * random())))
  for (let i = 0; i < count; i++) event(random() * ring.seconds)
}
