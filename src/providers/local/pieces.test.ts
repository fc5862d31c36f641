import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FilmClip, filmPieces, type Piece } from './pieces.ts'
import { placedPieces } from './placed-pieces.ts'

/** Clips with cuts at any frames, or with none. */
const clip = fc
  .record({
    frames: fc.integer({ min: 1, max: 400 }),
    cutsAt: fc.option(fc.array(fc.nat(400), { maxLength: 16 })),
  })
  .map(({ frames, cutsAt }) => {
    const inside = [0, ...(cutsAt ?? []).filter((cut) => cut < frames), frames]
    const cuts = cutsAt === null ? [] : [...new Set(inside)].toSorted((a, b) => a - b)
    return { path: 'c.mp4', frames, cuts }
  })
const clips = fc.array(clip, { minLength: 1, maxLength: 12 })
const transitions = fc.array(
  fc.record({
    kind: fc.constantFrom('cut', 'dissolve', 'dip'),
    seconds: fc.double({ min: 0, max: 5, noNaN: true }),
  }),
  { maxLength: 14 },
)

test('a film is its clips, each where it was placed; overlaps are their fades', () => {
  fc.assert(
    fc.property(clips, transitions, fc.integer({ min: 1, max: 60 }), (film, joins, fps) => {
      const { totalFrames, starts } = filmPieces(film, joins, fps)
      for (const [index, { frames }] of film.entries()) {
        const [start, next] = [starts[index], starts[index + 1]]
        if (start && next) expect(next.atFrame).toBe(start.atFrame + frames - start.fadeOutFrames)
        if (start && next) expect(next.fadeInFrames).toBe(start.fadeOutFrames)
      }
      expect((starts.at(-1)?.atFrame ?? 0) + (film.at(-1)?.frames ?? 0)).toBe(totalFrames)
    }),
  )
})

test('the pieces show every frame of the film once, in order', () => {
  fc.assert(
    fc.property(clips, transitions, fc.integer({ min: 1, max: 60 }), (film, joins, fps) => {
      const { pieces, totalFrames, starts } = filmPieces(film, joins, fps)
      const wanted: string[][] = Array.from({ length: totalFrames }, () => [])
      for (const [index, { frames }] of film.entries())
        for (let frame = 0; frame < frames; frame++)
          wanted[(starts[index]?.atFrame ?? 0) + frame]?.push(`${index}:${frame}`)
      expect(pieces.flatMap((piece) => framesOf(piece, film))).toEqual(wanted)
    }),
  )
})

test('what is laid over is not copied; the frames stay, each at its place', () => {
  const spans = fc.array(fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 120 })), { maxLength: 6 })
  fc.assert(
    fc.property(clips, transitions, spans, (film, joins, over) => {
      const laidOver = over.map(([fromFrame, frames]) => ({ fromFrame, toFrame: fromFrame + frames }))
      const { pieces } = filmPieces(film, joins, 24)
      const placed = placedPieces(pieces, laidOver)
      let at = 0
      for (const { piece, atFrame } of placed) {
        expect(atFrame).toBe(at)
        at += piece.frames
        const isUnder = laidOver.some(({ fromFrame, toFrame }) => fromFrame < at && toFrame > atFrame)
        if (piece.kind === 'copy') expect(isUnder).toBe(false)
      }
      const shown = (all: readonly Piece[]) => all.flatMap((piece) => framesOf(piece, film))
      expect(shown(placed.map(({ piece }) => piece))).toEqual(shown(pieces))
    }),
  )
})

test('what is copied lies between cuts, and is all that does', () => {
  fc.assert(
    fc.property(clips, transitions, fc.integer({ min: 1, max: 60 }), (film, joins, fps) => {
      const { pieces, starts } = filmPieces(film, joins, fps)
      for (const [index, each] of film.entries()) {
        const { fadeInFrames = 0, fadeOutFrames = 0 } = starts[index] ?? {}
        const between = each.cuts.filter((cut) => cut >= fadeInFrames && cut <= each.frames - fadeOutFrames)
        const body = pieces.find((piece) => piece.kind !== 'join' && piece.clip === each)
        expect(body?.kind).toBe(between.length > 1 ? 'copy' : 'encode')
        if (body?.kind === 'copy')
          expect([body.fromFrame, body.fromFrame + body.frames]).toEqual([between[0], between.at(-1)])
      }
    }),
  )
})

test('a dissolve of half a second between two clips, to be encoded or copied', () => {
  const [a, b] = [
    { path: 'a.mp4', frames: 48, cuts: [] },
    { path: 'b.mp4', frames: 60, cuts: [0, 24, 48, 60] },
  ] as const
  expect(filmPieces([a, b], [{ kind: 'dissolve', seconds: 0.5 }], 24).pieces).toEqual([
    { kind: 'encode', clip: a, fromFrame: 0, frames: 36 },
    { kind: 'join', clip: a, fromFrame: 36, next: b, overlapFrames: 12, frames: 24, effect: 'fade' },
    { kind: 'copy', clip: b, fromFrame: 24, frames: 36 },
  ])
})

/** What each frame of a piece shows, as clip:frame; two where clips lie over each other. */
function framesOf(piece: Piece, film: readonly FilmClip[]): string[][] {
  const index = film.indexOf(piece.clip)
  if (piece.kind !== 'join')
    return Array.from({ length: piece.frames }, (_, frame) => [`${index}:${piece.fromFrame + frame}`])
  const aloneFrames = piece.clip.frames - piece.fromFrame - piece.overlapFrames
  return Array.from({ length: piece.frames }, (_, frame) => [
    ...(frame < aloneFrames + piece.overlapFrames ? [`${index}:${piece.fromFrame + frame}`] : []),
    ...(frame >= aloneFrames ? [`${film.indexOf(piece.next)}:${frame - aloneFrames}`] : []),
  ])
}
