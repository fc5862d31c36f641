/** A number in [0, 1) for a lattice point: the same on every machine. */
export function hashAt(x: number, y: number, seed: number): number {
  let h = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(seed | 0, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296
}

const smooth = (t: number) => t * t * (3 - 2 * t)

/** Value noise on a circle of `period` lattice points, in [-1, 1]. */
export function circleNoise(position: number, period: number, seed: number): number {
  const cell = Math.floor(position)
  const at = (index: number) => hashAt(((index % period) + period) % period, 7, seed)
  const t = smooth(position - cell)
  return (at(cell) * (1 - t) + at(cell + 1) * t) * 2 - 1
}

/** Value noise on a line, in [-1, 1]. */
export function lineNoise(position: number, seed: number): number {
  const cell = Math.floor(position)
  const t = smooth(position - cell)
  return (hashAt(cell, 3, seed) * (1 - t) + hashAt(cell + 1, 3, seed) * t) * 2 - 1
}

/** Several octaves of noise round a circle; `turn` is in turns (0–1), `detail` the lattice points of the first octave. */
export function skyline(turn: number, detail: number, octaves: number, seed: number): number {
  let sum = 0
  let weight = 1
  let total = 0
  let period = detail
  for (let octave = 0; octave < octaves; octave++) {
    sum += circleNoise(turn * period, period, seed + octave * 101) * weight
    total += weight
    weight *= 0.5
    period *= 2
  }
  return sum / total
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

/** 0 below `low`, 1 above `high`, smooth between. */
export function ramp(value: number, low: number, high: number): number {
  return smooth(clamp((value - low) / (high - low), 0, 1))
}
