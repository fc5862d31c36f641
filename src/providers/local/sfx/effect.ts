import type { Random } from '#kernel/random.ts'

/** A sound as it is made: how long it lasts, its samples, and where it is between left (−1) and right (1). */
export interface Sounding {
  seconds: number
  sample(t: number): number
  pan?(t: number): number
}

export interface Given {
  rate: number
  /** How long there is for it; a short sound takes less, a lasting one all. */
  seconds: number
  random: Random
  seed: number
}

export type Effect = (given: Given) => Sounding

/** Up in `rise` seconds, then dying away. */
export const hit = (t: number, dies: number, rise = 0.001): number =>
  Math.min(1, t / rise) * Math.exp(-t * dies)

/** A tone whose pitch moves from one frequency to the other, in turns since it began. */
export const glide = (t: number, from: number, to: number, falls: number): number =>
  to * t + ((from - to) * (1 - Math.exp(-t * falls))) / falls

export const tone = (turns: number): number => Math.sin(2 * Math.PI * turns)

/** A short sound again and again, at times that are given. */
export function repeated(
  times: readonly number[],
  seconds: number,
  make: (index: number) => Sounding,
): Sounding {
  const parts = times.map((at, index) => ({ at, sound: make(index) }))
  let first = 0
  return {
    seconds,
    sample(t) {
      let sum = 0
      for (let index = first; index < parts.length; index++) {
        const part = parts[index]
        if (!part || part.at > t) break
        const inside = t - part.at
        if (inside < part.sound.seconds) sum += part.sound.sample(inside)
        else if (index === first) first++
      }
      return sum
    },
  }
}

/** Even times with a little unrest. */
export function evenTimes(everySeconds: number, seconds: number, random: Random, unrest = 0.06): number[] {
  const count = Math.max(1, Math.floor((seconds - 0.2) / everySeconds) + 1)
  return Array.from({ length: count }, (_, at) =>
    Math.max(0, at * everySeconds + (at === 0 ? 0 : (random() - 0.5) * everySeconds * unrest)),
  )
}
