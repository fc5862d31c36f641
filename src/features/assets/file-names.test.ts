import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition, displayName, downloadName } from './file-names.ts'

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

test('a take is saved with the ending of its bytes, an upload keeps its own', () => {
  expect(downloadName('Mr. Fox walks, dusk', 'ws_1/generated/ast_1/video.mp4')).toBe(
    'Mr. Fox walks, dusk.mp4',
  )
  expect(downloadName('Holiday.MP4', 'ws_1/uploads/ast_1/Holiday.mp4')).toBe('Holiday.MP4')
})
