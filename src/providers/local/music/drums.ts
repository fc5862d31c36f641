import { bandPass, highPass, lowPass, white } from '../ambience/noise.ts'
import type { Voice } from './instruments.ts'

type Drum = (sampleRate: number, loud: number, seed: number) => Voice

/** A skin that is hit: its pitch falls as it calms down. */
const skin =
  (from: number, to: number, falls: number, dies: number, seconds: number): Drum =>
  (_, loud) => ({
    seconds,
    sample: (t) => {
      const turns = to * t + ((from - to) * (1 - Math.exp(-t * falls))) / falls
      return Math.sin(2 * Math.PI * turns) * Math.exp(-t * dies) * Math.min(1, t / 0.001) * loud
    },
  })

/** A hiss between two corners that dies away. */
const hiss =
  (above: number, below: number, dies: number, seconds: number, level: number): Drum =>
  (rate, loud, seed) => {
    const noise = white(seed)
    const [floor, roof] = [highPass(rate, above), lowPass(rate, below)]
    return { seconds, sample: (t) => roof.pass(floor.pass(noise())) * Math.exp(-t * dies) * loud * level }
  }

const together =
  (...drums: Drum[]): Drum =>
  (rate, loud, seed) => {
    const voices = drums.map((drum, index) => drum(rate, loud, seed + index))
    return {
      seconds: Math.max(...voices.map(({ seconds }) => seconds)),
      sample: (t) => voices.reduce((sum, voice) => sum + (t < voice.seconds ? voice.sample(t) : 0), 0),
    }
  }

/** Several hands that are not quite at once. */
const clap: Drum = (rate, loud, seed) => {
  const noise = white(seed)
  const band = bandPass(rate, 1_300, 1.4)
  return {
    seconds: 0.25,
    sample: (t) => {
      const hands = [0, 0.011, 0.024].reduce((sum, at) => sum + (t < at ? 0 : Math.exp(-(t - at) * 90)), 0)
      return band.pass(noise()) * (hands * 0.5 + 0.5 * Math.exp(-t * 22)) * loud * 1.2
    },
  }
}

export const drums = {
  kick: skin(150, 48, 38, 11, 0.4),
  taiko: together(skin(110, 62, 18, 5, 0.9), hiss(200, 1_800, 40, 0.12, 0.5)),
  snare: together(skin(240, 180, 30, 22, 0.2), hiss(1_200, 8_000, 20, 0.25, 0.8)),
  hat: hiss(7_000, 14_000, 60, 0.1, 0.7),
  shaker: hiss(5_000, 11_000, 38, 0.12, 0.5),
  crash: hiss(3_500, 12_000, 2.2, 1.8, 0.5),
  rim: skin(900, 780, 60, 70, 0.09),
  tick: skin(2_400, 2_200, 60, 120, 0.05),
  clap,
} satisfies Record<string, Drum>

export type DrumName = keyof typeof drums
