import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandNoise } from './noise.ts'

const band = { minHertz: 0.5, maxHertz: 2 }

test('stays within ±1, starts at 0, and is the same for the same seed and name', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 60, noNaN: true }), (seed, seconds) => {
      const noise = bandNoise(seed, 'yaw', band)
      expect(noise(0)).toBe(0)
      expect(Math.abs(noise(seconds))).toBeLessThanOrEqual(1 + 1e-12)
      expect(bandNoise(seed, 'yaw', band)(seconds)).toBe(noise(seconds))
    }),
  )
})

test('differs by seed and by name', () => {
  const at = 1.234
  expect(bandNoise(1, 'yaw', band)(at)).not.toBe(bandNoise(2, 'yaw', band)(at))
  expect(bandNoise(1, 'yaw', band)(at)).not.toBe(bandNoise(1, 'pitch', band)(at))
})

test('has its power inside the band', () => {
  const noise = bandNoise(7, 'x', band)
  const seconds = 64
  const rate = 32
  const samples = Array.from({ length: seconds * rate }, (_, i) => {
    // A Hann window keeps a sine's power near its own frequency.
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (seconds * rate))
    return window * noise(i / rate)
  })
  const power = (hertz: number) => {
    let real = 0
    let imaginary = 0
    for (const [i, sample] of samples.entries()) {
      real += sample * Math.cos((2 * Math.PI * hertz * i) / rate)
      imaginary += sample * Math.sin((2 * Math.PI * hertz * i) / rate)
    }
    return real ** 2 + imaginary ** 2
  }
  let inside = 0
  let outside = 0
  for (let step = 1; step < 256; step++) {
    const hertz = step / 32
    if (hertz > band.minHertz - 0.07 && hertz < band.maxHertz + 0.07) inside += power(hertz)
    else outside += power(hertz)
  }
  expect(outside / inside).toBeLessThan(0.001)
})
