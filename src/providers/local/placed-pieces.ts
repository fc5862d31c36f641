import type { Body, FilmClip, Piece } from './pieces.ts'

export interface PlacedPiece<Clip> {
  piece: Piece<Clip>
  /** Its first frame in the film. */
  atFrame: number
}

/** Frames of the film, from the first to one past the last. */
export interface FilmSpan {
  fromFrame: number
  toFrame: number
}

/**
 * Pieces with their places. Where something is laid over the pictures they cannot be copied: the groups of a copied body that
 * show it are pieces of their own, to be encoded.
 */
export function placedPieces<Clip extends FilmClip>(
  pieces: readonly Piece<Clip>[],
  laidOver: readonly FilmSpan[],
): PlacedPiece<Clip>[] {
  const placed: PlacedPiece<Clip>[] = []
  let atFrame = 0
  for (const whole of pieces)
    for (const piece of whole.kind === 'copy' ? splitBody(whole, atFrame, laidOver) : [whole]) {
      placed.push({ piece, atFrame })
      atFrame += piece.frames
    }
  return placed
}

function splitBody<Clip extends FilmClip>(
  body: Body<Clip>,
  atFrame: number,
  laidOver: readonly FilmSpan[],
): Body<Clip>[] {
  const inFilm = atFrame - body.fromFrame
  const parts: Body<Clip>[] = []
  let from = body.fromFrame
  for (const to of body.clip.cuts.filter((cut) => cut > from && cut <= body.fromFrame + body.frames)) {
    const kind = meets(laidOver, from + inFilm, to + inFilm) ? 'encode' : 'copy'
    const before = parts.at(-1)
    if (before?.kind === kind) before.frames += to - from
    else parts.push({ ...body, kind, fromFrame: from, frames: to - from })
    from = to
  }
  return parts
}

const meets = (spans: readonly FilmSpan[], from: number, to: number): boolean =>
  spans.some(({ fromFrame, toFrame }) => fromFrame < to && toFrame > from)
