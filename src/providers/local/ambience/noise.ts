import { type Random, seededRandom } from '#kernel/random.ts'

/** A source gives one sample a call. */
export type Source = () => number

export function white(seed: number): Source {
  const random = seededRandom(seed)
  return () => random() * 2 - 1
}

/** −3 dB an octave, by Paul Kellet's three-pole approximation; within half a decibel from 40 Hz up. */
export function pink(seed: number): Source {
  const next = white(seed)
  let [a, b, c] = [0, 0, 0]
  return () => {
    const sample = next()
    a = 0.99765 * a + sample * 0.099046
    b = 0.963 * b + sample * 0.2965164
    c = 0.57 * c + sample * 1.0526913
    return (a + b + c + sample * 0.1848) * 0.25
  }
}

/** −6 dB an octave above 80 Hz and level below: what is lower no small speaker plays, and it would eat all the level. */
export function brown(seed: number): Source {
  const next = white(seed)
  let level = 0
  return () => {
    level = 0.99 * level + next() * 0.14
    return level
  }
}

/** Keeps what is below the corner, in Hz; its corner may be moved while it runs. */
export function lowPass(sampleRate: number, hertz: number) {
  let held = 0
  let share = 1 - Math.exp((-2 * Math.PI * hertz) / sampleRate)
  return {
    move(to: number) {
      share = 1 - Math.exp((-2 * Math.PI * to) / sampleRate)
    },
    pass(sample: number): number {
      held += (sample - held) * share
      return held
    },
  }
}

export function highPass(sampleRate: number, hertz: number) {
  const low = lowPass(sampleRate, hertz)
  return { pass: (sample: number) => sample - low.pass(sample) }
}

/** A state-variable filter's band output, normalised at its centre; it stays stable while its centre moves. */
export function bandPass(sampleRate: number, hertz: number, quality: number) {
  let [low, band] = [0, 0]
  let g = Math.tan((Math.PI * hertz) / sampleRate)
  const k = 1 / quality
  return {
    move(to: number) {
      g = Math.tan((Math.PI * Math.min(to, sampleRate * 0.45)) / sampleRate)
    },
    pass(sample: number): number {
      const high = (sample - low - (g + k) * band) / (1 + g * (g + k))
      const middle = g * high + band
      band = g * high + middle
      low = g * middle + (g * middle + low)
      return middle * k
    },
  }
}

/**
 * A slow, smooth, random curve of 0–1 that meets itself at the end of its length, so that what follows it loops.
 * @param hertz about how many turns a second it takes
 */
export function drift(random: Random, seconds: number, hertz: number): (atSeconds: number) => number {
  const knots = Array.from({ length: Math.max(3, Math.round(seconds * hertz)) }, () => random())
  return (atSeconds) => {
    const place = ((((atSeconds / seconds) % 1) + 1) % 1) * knots.length
    const index = Math.floor(place)
    const share = place - index
    const eased = share * share * (3 - 2 * share)
    const from = knots[index % knots.length] ?? 0
    const to = knots[(index + 1) % knots.length] ?? 0
    return from + (to - from) * eased
  }
}
