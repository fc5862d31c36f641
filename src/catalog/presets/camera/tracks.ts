import type { MoveTrack, TrackEasing, TrackParam } from '#camera/preset.ts'

/** A move track in one line, so that a preset reads like the sentence it is. */
export function move(
  param: TrackParam,
  from: number,
  to: number,
  easing: TrackEasing,
  rest: Pick<MoveTrack, 'window' | 'scale'> = {},
): MoveTrack {
  return { kind: 'move', param, from, to, easing, ...rest }
}
