/** A clip as it enters a film: so many frames at the film's own rate. */
export interface FilmClip {
  path: string
  frames: number
}

export interface Transition {
  kind: 'cut' | 'dissolve' | 'dip'
  seconds: number
}

export type Piece =
  | { kind: 'body'; path: string; fromFrame: number; frames: number }
  | {
      kind: 'transition'
      path: string
      fromFrame: number
      nextPath: string
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
 * more than a third of either clip, and one below two frames is a cut. The frames of all pieces are the film's frames.
 */
export function filmPieces(
  clips: readonly FilmClip[],
  transitions: readonly Transition[],
  fps: number,
): { pieces: Piece[]; totalFrames: number; starts: Placed[] } {
  const pieces: Piece[] = []
  const starts: Placed[] = []
  let at = 0
  let overlapBefore = 0
  for (const [index, clip] of clips.entries()) {
    const next = clips[index + 1]
    const transition = transitions[index]
    const overlap = next && transition ? overlapFrames(clip, next, transition, fps) : 0
    starts.push({ atFrame: at - overlapBefore, fadeInFrames: overlapBefore, fadeOutFrames: overlap })
    const frames = clip.frames - overlapBefore - overlap
    if (frames > 0) pieces.push({ kind: 'body', path: clip.path, fromFrame: overlapBefore, frames })
    if (next && transition && overlap > 0) {
      const effect = transition.kind === 'dip' ? 'fadeblack' : 'fade'
      const fromFrame = clip.frames - overlap
      pieces.push({
        kind: 'transition',
        path: clip.path,
        fromFrame,
        nextPath: next.path,
        frames: overlap,
        effect,
      })
    }
    at += frames + overlap
    overlapBefore = overlap
  }
  return { pieces, totalFrames: at, starts }
}

function overlapFrames(clip: FilmClip, next: FilmClip, { kind, seconds }: Transition, fps: number): number {
  if (kind === 'cut') return 0
  const most = Math.floor(Math.min(clip.frames, next.frames) / 3)
  const frames = Math.min(most, Math.round(seconds * fps))
  return frames < 2 ? 0 : frames
}
