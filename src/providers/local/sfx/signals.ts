import { type Effect, hit, repeated, tone } from './effect.ts'

/** Bells, beeps and alarms. */

const beep: Effect = ({ seconds }) => ({
  seconds: Math.min(seconds, 0.22),
  sample: (t) => tone(1_000 * t) * Math.min(1, t * 200, Math.max(0, 0.2 - t) * 200) * 0.8,
})

const notification: Effect = ({ seconds }) =>
  repeated([0, 0.13], Math.min(seconds, 0.9), (index) => ({
    seconds: 0.7,
    sample: (t) => {
      const hertz = index === 0 ? 880 : 1_318.5
      return (tone(hertz * t) + 0.25 * tone(hertz * 3 * t) * Math.exp(-t * 12)) * hit(t, 6, 0.003) * 0.6
    },
  }))

/** The partials of a cast bell; its hum is below the note that is heard. */
const partials = [
  [0.5, 0.4, 0.7],
  [1, 1, 1],
  [1.19, 0.6, 1.3],
  [1.5, 0.35, 1.6],
  [2, 0.5, 1.8],
  [2.74, 0.25, 3],
  [4.1, 0.12, 5],
] as const

const bell: Effect = ({ seconds, random }) => {
  const hertz = 420 + 300 * random()
  return {
    seconds: Math.min(seconds, 4),
    sample: (t) =>
      partials.reduce((sum, [ratio, loud, dies]) => sum + tone(hertz * ratio * t) * loud * hit(t, dies), 0) *
      0.3,
  }
}

const coin: Effect = ({ seconds }) => ({
  seconds: Math.min(seconds, 0.6),
  sample: (t) => Math.sign(tone((t < 0.08 ? 987.8 : 1_318.5) * t)) * hit(t, 6) * 0.35,
})

const siren: Effect = ({ rate, seconds }) => {
  let turns = 0
  return {
    seconds,
    sample: (t) => {
      turns += (820 + 380 * Math.sin(2 * Math.PI * 0.5 * t - Math.PI / 2)) / rate
      return (
        (tone(turns) + 0.35 * tone(turns * 2) + 0.2 * tone(turns * 3)) *
        0.5 *
        Math.min(1, t * 8, (seconds - t) * 8)
      )
    },
  }
}

const alarm: Effect = ({ seconds }) => ({
  seconds,
  sample: (t) => (t % 0.5 < 0.25 ? Math.sign(tone((t % 1 < 0.5 ? 880 : 698) * t)) * 0.4 : 0),
})

export const signals = { beep, notification, bell, coin, siren, alarm }
