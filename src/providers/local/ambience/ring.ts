/** A stretch of stereo sound whose end meets its start. */
export interface Ring {
  sampleRate: number
  seconds: number
  length: number
  left: Float32Array
  right: Float32Array
}

export function openRing(sampleRate: number, seconds: number): Ring {
  const length = Math.max(1, Math.round(sampleRate * seconds))
  return {
    sampleRate,
    seconds: length / sampleRate,
    length,
    left: new Float32Array(length),
    right: new Float32Array(length),
  }
}

const blendSeconds = 1.5

/**
 * Adds a running texture. It is made a little longer than the ring, and the surplus is blended into the start at constant
 * power (the two are unlike each other), so that no join is heard.
 */
export function addTexture(
  ring: Ring,
  gain: number,
  next: (atSeconds: number) => readonly [number, number],
): void {
  const blend = Math.min(ring.length, Math.round(blendSeconds * ring.sampleRate))
  const { left, right, length, sampleRate } = ring
  for (let at = 0; at < length + blend; at++) {
    const [l, r] = next(at / sampleRate)
    const over = at - length
    const rise = at < blend ? Math.sin((Math.PI / 2) * (at / blend)) : 1
    const share = over >= 0 ? Math.cos((Math.PI / 2) * (over / blend)) : rise
    const place = over >= 0 ? over : at
    left[place] = (left[place] ?? 0) + l * share * gain
    right[place] = (right[place] ?? 0) + r * share * gain
  }
}

/** Adds a single sound at a moment; what runs over the end goes on at the start. `pan` is −1 (left) to 1. */
export function addEvent(
  ring: Ring,
  atSeconds: number,
  lastsSeconds: number,
  pan: number,
  next: (secondsIn: number) => number,
): void {
  const { left, right, length, sampleRate } = ring
  const start = Math.floor(atSeconds * sampleRate)
  const samples = Math.floor(lastsSeconds * sampleRate)
  const toLeft = Math.cos(((pan + 1) * Math.PI) / 4)
  const toRight = Math.sin(((pan + 1) * Math.PI) / 4)
  for (let i = 0; i < samples; i++) {
    const sample = next(i / sampleRate)
    const place = (start + i) % length
    left[place] = (left[place] ?? 0) + sample * toLeft
    right[place] = (right[place] ?? 0) + sample * toRight
  }
}
