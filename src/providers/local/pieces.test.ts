import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filmPieces } from './pieces.ts'

const clips = fc.array(fc.record({ path: fc.constant('c.mp4'), frames: fc.integer({ min: 1, max: 400 }) }), {
  minLength: 1,
  maxLength: 12,
})
const transitions = fc.array(
  fc.record({
    kind: fc.constantFrom('cut', 'dissolve', 'dip'),
    seconds: fc.double({ min: 0, max: 5, noNaN: true }),
  }),
  { maxLength: 14 },
)

test('pieces cover each clip’s frames once, overlaps twice, and sum to the film', () => {
  fc.assert(
    fc.property(clips, transitions, fc.integer({ min: 1, max: 60 }), (film, joins, fps) => {
      const { pieces, totalFrames, starts } = filmPieces(film, joins, fps)
      const overlaps = pieces.reduce(
        (sum, piece) => sum + (piece.kind === 'transition' ? piece.frames : 0),
        0,
      )
      expect(pieces.every((piece) => piece.frames > 0 && piece.fromFrame >= 0)).toBe(true)
      expect(pieces.reduce((sum, piece) => sum + piece.frames, 0)).toBe(totalFrames)
      expect(totalFrames).toBe(film.reduce((sum, clip) => sum + clip.frames, 0) - overlaps)
      for (const [index, clip] of film.entries()) {
        const start = starts[index]
        const next = starts[index + 1]
        if (start && next) expect(next.atFrame).toBe(start.atFrame + clip.frames - start.fadeOutFrames)
      }
      const last = starts.at(-1)
      expect((last?.atFrame ?? 0) + (film.at(-1)?.frames ?? 0)).toBe(totalFrames)
    }),
  )
})

test('a dissolve of half a second between two clips', () => {
  const two = [
    { path: 'a.mp4', frames: 48 },
    { path: 'b.mp4', frames: 48 },
  ]
  expect(filmPieces(two, [{ kind: 'dissolve', seconds: 0.5 }], 24).pieces).toEqual([
    { kind: 'body', path: 'a.mp4', fromFrame: 0, frames: 36 },
    { kind: 'transition', path: 'a.mp4', fromFrame: 36, nextPath: 'b.mp4', frames: 12, effect: 'fade' },
    { kind: 'body', path: 'b.mp4', fromFrame: 12, frames: 36 },
  ])
})
