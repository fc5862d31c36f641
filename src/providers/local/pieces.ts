/** A clip as it enters a film: so many frames at the film's own rate. */
export interface FilmClip {
  path: string
  frames: number
  /** Where it may be cut without encoding, rising, from 0 to its end; empty when all of it must be encoded. */
  cuts: readonly number[]
}

export interface Transition {
  kind: 'cut' | 'dissolve' | 'dip'
  seconds: number
}

export type Piece<Clip = FilmClip> = Body<Clip> | Join<Clip>

/** Frames of one clip. */
export interface Body<Clip = FilmClip> {
  kind: 'copy' | 'encode'
  clip: Clip
  fromFrame: number
  frames: number
}

/** The end of a clip and the start of the next one: alone, over each other for `overlapFrames`, alone. */
export interface Join<Clip = FilmClip> {
  kind: 'join'
  clip: Clip
  fromFrame: number
  next: Clip
  overlapFrames: number
  frames: number
  effect: 'fade' | 'fadeblack'
}

export interface Placed {
  atFrame: number
  fadeInFrames: number
  fadeOutFrames: number
}

/**
 * Cuts a film into pieces in whole frames. A transition overlaps its two clips, so the film is shorter by it; it never takes
 * more than a third of either clip, and one below two frames is a cut. A clip with cuts is copied from the first cut to the
 * last one between its transitions, which take what is ragged at both ends. The frames of all pieces are the film's frames.
 */
export function filmPieces<Clip extends FilmClip>(
  clips: readonly Clip[],
  transitions: readonly Transition[],
  fps: number,
): { pieces: Piece<Clip>[]; totalFrames: number; starts: Placed[] } {
  const pieces: Piece<Clip>[] = []
  const starts: Placed[] = []
  let at = 0
  let overlapBefore = 0
  for (const [index, clip] of clips.entries()) {
    const next = clips[index + 1]
    const transition = transitions[index]
    const overlap = next && transition ? overlapFrames(clip, next, transition, fps) : 0
    starts.push({ atFrame: at, fadeInFrames: overlapBefore, fadeOutFrames: overlap })
    const body = bodyOf(clip, overlapBefore, clip.frames - overlap)
    const before = pieces.at(-1)
    if (before?.kind === 'join') before.frames += body.fromFrame - overlapBefore
    pieces.push(body)
    if (next && transition && overlap > 0) {
      const effect = transition.kind === 'dip' ? 'fadeblack' : 'fade'
      const fromFrame = body.fromFrame + body.frames
      const frames = clip.frames - fromFrame
      pieces.push({ kind: 'join', clip, fromFrame, next, overlapFrames: overlap, frames, effect })
    }
    at += clip.frames - overlap
    overlapBefore = overlap
  }
  return { pieces, totalFrames: at, starts }
}

/** The last frame of a clip, for so many frames more. */
export const heldPiece = <Clip extends FilmClip>(clip: Clip, frames: number): Body<Clip> => ({
  ...{ kind: 'encode', clip, fromFrame: clip.frames, frames },
})

/** What of a clip is its own piece: all of it between its transitions, or less when that can be copied. */
function bodyOf<Clip extends FilmClip>(clip: Clip, fromFrame: number, toFrame: number): Body<Clip> {
  const first = clip.cuts.find((cut) => cut >= fromFrame)
  const last = clip.cuts.findLast((cut) => cut <= toFrame)
  if (first !== undefined && last !== undefined && first < last)
    return { kind: 'copy', clip, fromFrame: first, frames: last - first }
  return { kind: 'encode', clip, fromFrame, frames: toFrame - fromFrame }
}

function overlapFrames(clip: FilmClip, next: FilmClip, { kind, seconds }: Transition, fps: number): number {
  if (kind === 'cut') return 0
  const most = Math.floor(Math.min(clip.frames, next.frames) / 3)
  const frames = Math.min(most, Math.round(seconds * fps))
  return frames < 2 ? 0 : frames
}
