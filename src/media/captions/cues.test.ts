import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cuesOf, type TimedWord } from './cues.ts'

/** Said one after the other, a letter in 60 ms, with a short breath after each word. */
function said(text: string): TimedWord[] {
  let at = 0
  return text.split(' ').map((word) => {
    const startSeconds = at
    const endSeconds = at + 0.06 * word.length
    at = endSeconds + 0.05
    return { word, startSeconds, endSeconds }
  })
}
const linesIn = (text: string, lineLetters: number) =>
  cuesOf(said(text), { lineLetters, seconds: 6 }).map(({ lines }) => lines)

describe('cues of words', () => {
  test('a sentence that is too long for one cue becomes cues and lines of about one length', () => {
    const lines = linesIn('The keeper climbs the narrow stairs of the tower and lights the lamp again', 24)
    expect(lines).toEqual([
      ['The keeper climbs', 'the narrow stairs'],
      ['of the tower and lights', 'the lamp again'],
    ])
  })

  test('a comma near the middle ends a cue, and a line', () => {
    expect(linesIn('When the storm is over, the fishermen of the village sail out again', 24)).toEqual([
      ['When the storm is over,'],
      ['the fishermen of the', 'village sail out again'],
    ])
    expect(linesIn('Night falls, and the light turns.', 24)).toEqual([
      ['Night falls,', 'and the light turns.'],
    ])
  })

  test('where a script has no spaces, none are put in', () => {
    expect(linesIn('夜になると、 明かりが 回ります。', 42)).toEqual([['夜になると、明かりが回ります。']])
  })

  test('law: every word once and in order, no two cues at once, no line too long', () => {
    const word = fc.record({
      word: fc.stringMatching(/^[a-z]{1,12}[,.]?$/),
      length: fc.double({ min: 0.05, max: 2, noNaN: true }),
      pause: fc.double({ min: 0, max: 1.5, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }),
        fc.integer({ min: 14, max: 42 }),
        (parts, lineLetters) => {
          let at = 0
          const words = parts.map(({ word, length, pause }) => {
            const startSeconds = at
            at += length + pause
            return { word, startSeconds, endSeconds: startSeconds + length }
          })
          const cues = cuesOf(words, { lineLetters, seconds: 4 })
          expect(cues.flatMap(({ lines }) => lines.join(' ').split(' '))).toEqual(
            words.map(({ word }) => word),
          )
          for (const [index, { startSeconds, endSeconds, lines }] of cues.entries()) {
            expect(startSeconds).toBeLessThan(endSeconds)
            expect(endSeconds).toBeLessThanOrEqual(cues[index + 1]?.startSeconds ?? Number.POSITIVE_INFINITY)
            expect(lines.length).toBeLessThanOrEqual(2)
            for (const line of lines) expect(line.length).toBeLessThanOrEqual(lineLetters)
          }
        },
      ),
    )
  })
})
