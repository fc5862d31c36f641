import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition, displayName } from './file-names.ts'

test('no name breaks out of its header, and each comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (name) => {
      const header = contentDisposition('attachment', name)
      const match =
        /^attachment; filename="([\x20\x21\x23-\x5b\x5d-\x7e]*)"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/.exec(
          header,
        )
      expect(match).not.toBeNull()
      expect(decodeURIComponent(match?.[2] ?? '')).toBe(name.toWellFormed())
    }),
  )
})

test('a shown name has one line, no folder and the right ending', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = displayName(given, 'mp4')
      expect(name).toMatch(/^[^/\\\p{Cc}]+\.mp4$/u)
      expect(name.length).toBeLessThanOrEqual(154)
    }),
  )
})
