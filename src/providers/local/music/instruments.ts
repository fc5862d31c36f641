/** A note as it sounds: how long it lasts with its end, and its samples. */
export interface Voice {
  seconds: number
  sample(t: number): number
}

type Instrument = (hertz: number, heldSeconds: number, loud: number) => Voice

const tableLength = 2_048

/** One turn of a wave with these harmonics. */
function wave(harmonics: readonly number[]): (turns: number) => number {
  const table = new Float32Array(tableLength + 1)
  for (let at = 0; at <= tableLength; at++)
    table[at] = harmonics.reduce(
      (sum, loud, index) => sum + loud * Math.sin((2 * Math.PI * (index + 1) * at) / tableLength),
      0,
    )
  return (turns) => {
    const place = (turns - Math.floor(turns)) * tableLength
    const index = Math.floor(place)
    const [from, to] = [table[index] ?? 0, table[index + 1] ?? 0]
    return from + (to - from) * (place - index)
  }
}

const warm = wave([1, 0.5, 0.33, 0.2, 0.1, 0.06])
const bowed = wave([1, 0.6, 0.45, 0.35, 0.28, 0.2, 0.14, 0.1, 0.06])
const brassy = wave([0.7, 0.8, 0.7, 0.55, 0.4, 0.3, 0.2, 0.12])
const hollow = wave([1, 0, 0.33, 0, 0.2, 0, 0.14, 0, 0.1])
const plain = wave([1])
const struck = wave([1, 0.45, 0.25, 0.16, 0.1, 0.07, 0.04])
const plucked = wave([1, 0.7, 0.5, 0.3, 0.25, 0.15, 0.1])

/** Rises, stays, and falls after it was let go. */
function swell(t: number, held: number, rise: number, fall: number): number {
  const up = Math.min(1, t / rise)
  return t < held ? up : Math.min(up, 1) * Math.max(0, 1 - (t - held) / fall)
}

const sustained =
  (
    shape: (turns: number) => number,
    { rise, fall, vibrato, level }: { rise: number; fall: number; vibrato: number; level: number },
  ): Instrument =>
  (hertz, held, loud) => ({
    seconds: held + fall,
    sample: (t) => {
      const bend = (vibrato * Math.min(1, t * 2) * Math.sin(2 * Math.PI * 5.2 * t)) / 5.2
      const turns = hertz * (t + bend)
      // Two players are never quite in tune.
      return (shape(turns) + shape(turns * 1.003 + 0.37)) * swell(t, held, rise, fall) * loud * level
    },
  })

const decaying =
  (
    bright: (turns: number) => number,
    { seconds, dulls, level }: { seconds: number; dulls: number; level: number },
  ): Instrument =>
  (hertz, held, loud) => {
    const lasts = seconds * (220 / hertz) ** 0.35
    const whole = Math.min(lasts, held + 0.6)
    return {
      seconds: whole,
      sample: (t) => {
        const turns = hertz * t
        const sharp = Math.exp(-t * dulls)
        const tone = bright(turns) * sharp + plain(turns) * (1 - sharp)
        const release = t < held ? 1 : Math.max(0, 1 - (t - held) / 0.6)
        const attack = Math.min(1, t / 0.003)
        return tone * Math.exp((-t * 4) / lasts) * release * attack * loud * level
      },
    }
  }

const bell: Instrument = (hertz, _, loud) => ({
  seconds: 2.6,
  sample: (t) => {
    const strike = 1.8 * Math.exp(-t * 3) * Math.sin(2 * Math.PI * hertz * 3.51 * t)
    return (
      Math.sin(2 * Math.PI * hertz * t + strike) * Math.exp(-t * 1.9) * Math.min(1, t / 0.002) * loud * 0.5
    )
  },
})

const flute: Instrument = (hertz, held, loud) => ({
  seconds: held + 0.15,
  sample: (t) => {
    const turns = hertz * (t + (0.004 * Math.min(1, t * 1.5) * Math.sin(2 * Math.PI * 4.8 * t)) / 4.8)
    const tone = plain(turns) + 0.18 * plain(turns * 2) + 0.05 * plain(turns * 3)
    return tone * swell(t, held, 0.07, 0.15) * loud * 0.6
  },
})

export const instruments = {
  pad: sustained(warm, { rise: 0.5, fall: 0.9, vibrato: 0.002, level: 0.22 }),
  strings: sustained(bowed, { rise: 0.09, fall: 0.35, vibrato: 0.005, level: 0.17 }),
  brass: sustained(brassy, { rise: 0.06, fall: 0.2, vibrato: 0.003, level: 0.18 }),
  piano: decaying(struck, { seconds: 3.2, dulls: 3, level: 0.6 }),
  pluck: decaying(plucked, { seconds: 1.1, dulls: 7, level: 0.55 }),
  bass: decaying(warm, { seconds: 1.4, dulls: 6, level: 0.8 }),
  sub: sustained(plain, { rise: 0.03, fall: 0.2, vibrato: 0, level: 0.4 }),
  lead: decaying(hollow, { seconds: 0.9, dulls: 4, level: 0.5 }),
  bell,
  flute,
} satisfies Record<string, Instrument>

export type InstrumentName = keyof typeof instruments
