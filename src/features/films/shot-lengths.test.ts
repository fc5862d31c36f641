import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dissolveSeconds, leadSeconds, shotLengths, speechSeconds } from './shot-lengths.ts'

const draft = { min: 1, max: 15, step: 1, default: 4 }
const hosted = { values: [8, 4, 6] }
const said = (...sentences: string[]) => sentences.map((narration) => ({ narration }))
const long = 'The keeper climbs the stairs of the old tower and lights the lamp once more.'

describe('lengths of shots', () => {
  test('as asked, or the next that the engine has for its sentence', () => {
    expect(shotLengths(said('Dusk.', long, 'Night.'), 4, draft).lengths).toEqual([4, 7, 4])
    expect(shotLengths(said('Dusk.', long, 'Night.'), 4, hosted).lengths).toEqual([4, 8, 4])
  })

  test('shots without words of their own give their time to the sentence before', () => {
    expect(shotLengths(said(long, '', '', ''), 4, draft)).toEqual({ lengths: [4, 4, 4, 4], lateSeconds: 0 })
  })

  test('what no shot can hold makes the next one longer, and is told at the end', () => {
    const twice = `${long} ${long}`
    const { lengths, lateSeconds } = shotLengths(said(twice, 'Night.', 'Day.'), 4, hosted)
    expect(lengths).toEqual([8, 6, 4])
    expect(lateSeconds).toBe(0)
    const { lengths: last, lateSeconds: late } = shotLengths(said('Night.', twice), 4, hosted)
    expect(last).toEqual([4, 8])
    expect(late).toBeCloseTo(leadSeconds + speechSeconds(twice) + 1.2 - 8)
  })

  test('law: where an engine can make any length, no sentence meets the next or the end', () => {
    const sentence = fc.oneof(fc.constant(''), fc.lorem({ maxCount: 25 }))
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 2, max: 10 }),
        (texts, asked) => {
          const { lengths, lateSeconds } = shotLengths(said(...texts), asked, { ...draft, max: 60 })
          expect(lateSeconds).toBe(0)
          let start = 0
          let silentFrom = 0
          for (const [index, text] of texts.entries()) {
            const length = lengths[index] ?? 0
            expect(length).toBeGreaterThanOrEqual(asked)
            if (text !== '') {
              expect(start + leadSeconds).toBeGreaterThanOrEqual(silentFrom)
              silentFrom = start + leadSeconds + speechSeconds(text)
            }
            start += length - dissolveSeconds
          }
          expect(start + dissolveSeconds).toBeGreaterThan(silentFrom)
        },
      ),
    )
  })
})
