import { hashText, seededRandom } from '#kernel/random.ts'

const VOICES = 7

/**
 * Smooth seeded unrest within ±1, starting at 0, as a function of seconds. It is a sum of sines whose frequencies lie
 * inside the band, so nothing outside the band can appear.
 */
export function bandNoise(
  seed: number,
  name: string,
  band: { minHertz: number; maxHertz: number },
): (seconds: number) => number {
  const random = seededRandom(hashText(name, seed))
  const slot = (band.maxHertz - band.minHertz) / VOICES
  const voices = Array.from({ length: VOICES }, (_, i) => ({
    hertz: band.minHertz + slot * (i + random()),
    // Slow unrest is larger than fast unrest, as a hand's is.
    amplitude: ((random() < 0.5 ? -1 : 1) * (0.5 + random())) / (1 + i),
  }))
  const whole = voices.reduce((sum, { amplitude }) => sum + Math.abs(amplitude), 0)
  return (seconds) => {
    let value = 0
    for (const { hertz, amplitude } of voices) value += amplitude * Math.sin(2 * Math.PI * hertz * seconds)
    return value / whole
  }
}
