import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeVoices } from './place-voices.ts'

const voice = (earliestSeconds: number, lengthSeconds: number) => ({ earliestSeconds, lengthSeconds })

test('a voice waits for the one before it; one that would be late begins earlier', () => {
  expect(placeVoices([voice(1, 5), voice(4, 2)], 12)).toEqual({ starts: [1, 6.3], heldSeconds: 0 })
  expect(placeVoices([voice(0.5, 2), voice(4, 3)], 7.25)).toEqual({ starts: [0.5, 3.45], heldSeconds: 0 })
})

test('words that no film of this length can hold hold its last picture', () => {
  const { starts, heldSeconds } = placeVoices([voice(0.6, 4), voice(3, 4)], 7)
  expect(starts[0]).toBe(0)
  expect(starts[1]).toBeCloseTo(4.3)
  expect(heldSeconds).toBeCloseTo(4.3 + 4 + 0.8 - 7)
})

test('law: no two voices at once, none before the start, all whole', () => {
  const any = fc.record({
    earliestSeconds: fc.double({ min: 0, max: 60, noNaN: true }),
    lengthSeconds: fc.double({ min: 0.1, max: 20, noNaN: true }),
  })
  fc.assert(
    fc.property(
      fc.array(any, { maxLength: 12 }),
      fc.double({ min: 1, max: 60, noNaN: true }),
      (some, film) => {
        const voices = some.toSorted((a, b) => a.earliestSeconds - b.earliestSeconds)
        const { starts, heldSeconds } = placeVoices(voices, film)
        let free = 0
        for (const [index, { lengthSeconds }] of voices.entries()) {
          expect(starts[index]).toBeGreaterThanOrEqual(free - 1e-9)
          free = (starts[index] ?? 0) + lengthSeconds
        }
        if (voices.length > 0) expect(free).toBeLessThanOrEqual(film + heldSeconds)
      },
    ),
  )
})
