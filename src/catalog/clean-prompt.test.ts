import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanPrompt } from './clean-prompt.ts'

test.each([
  ['  a  lighthouse \t at dusk ', 'a lighthouse at dusk'],
  ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ['one \n\n\n\n two', 'one\n\ntwo'],
  ['cafe\u0301', 'café'],
  ['in\u200bvis\u00adible\ufeff', 'invisible'],
  ['\u202eevil\u202c', 'evil'],
  ['a\u0000b\u0007c', 'abc'],
  ['half \ud83d emoji', 'half emoji'],
  ['👩\u200d🚀 می\u200cخواهم', '👩\u200d🚀 می\u200cخواهم'],
])('%j becomes %j', (dirty, clean) => {
  expect(cleanPrompt(dirty)).toBe(clean)
})

test('cleaning twice is cleaning once, and leaves valid Unicode', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const clean = cleanPrompt(text)
      expect(cleanPrompt(clean)).toBe(clean)
      expect(clean.isWellFormed()).toBe(true)
      expect(clean).toBe(clean.normalize('NFC'))
    }),
    { numRuns: 500 },
  )
})
