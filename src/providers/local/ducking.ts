/** How a bed steps back for a voice. */
export interface Ducking {
  depthDb: number
  /** It is down when the word begins: it knows the voice beforehand. */
  attackSeconds: number
  /** How long it stays down after the last sound: longer than the pauses inside a sentence. */
  holdSeconds: number
  releaseSeconds: number
}

export const underVoice: Ducking = { depthDb: 12, attackSeconds: 0.15, holdSeconds: 0.4, releaseSeconds: 0.7 }

/** What is this much softer than the voice at its loudest is breath and room. */
const speechDb = -30
/** And this is silence, whatever the loudest is. */
const silence = 10 ** (-60 / 20)

/**
 * The gain of a bed under a voice, at the rate of the voice's levels: straight lines in decibels, down before somebody
 * speaks and up after. One is as loud as it was.
 */
export function duckingGains(
  levels: ArrayLike<number>,
  levelsPerSecond: number,
  ducking: Ducking,
): Float32Array {
  const { depthDb, attackSeconds, holdSeconds, releaseSeconds } = ducking
  const length = levels.length
  let loudest = 0
  for (let at = 0; at < length; at++) loudest = Math.max(loudest, levels[at] ?? 0)
  const threshold = Math.max(silence, loudest * 10 ** (speechDb / 20))
  const hold = Math.round(holdSeconds * levelsPerSecond)
  const down = depthDb / Math.max(1, attackSeconds * levelsPerSecond)
  const up = depthDb / Math.max(1, releaseSeconds * levelsPerSecond)
  // How far down, as a positive number: up forwards in time, then down backwards from where it has to be low.
  const depths = new Float32Array(length)
  let [since, depth] = [Number.POSITIVE_INFINITY, 0]
  for (let at = 0; at < length; at++) {
    since = (levels[at] ?? 0) > threshold ? 0 : since + 1
    depth = since <= hold ? depthDb : Math.max(0, depth - up)
    depths[at] = depth
  }
  for (let at = length - 2; at >= 0; at--)
    depths[at] = Math.max(depths[at] ?? 0, (depths[at + 1] ?? 0) - down)
  return depths.map((decibels) => 10 ** (-decibels / 20))
}

/** The same curve at a sound's rate, so many times as fine, by straight lines; it stays as it ended. */
export function finer(gains: Float32Array, times: number, length: number): Float32Array {
  const fine = new Float32Array(length)
  for (let at = 0; at < length; at++) {
    const place = at / times
    const index = Math.floor(place)
    const from = gains[Math.min(index, gains.length - 1)] ?? 1
    const to = gains[Math.min(index + 1, gains.length - 1)] ?? from
    fine[at] = from + (to - from) * (place - index)
  }
  return fine
}
