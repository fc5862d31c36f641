import type { CameraKeyframe, CameraRequest } from '#contract/generation.ts'
import { type CameraPreset, isFactor, type Track, type TrackParam } from './preset.ts'

/** The ways in which a camera can move, as a crew would say it. */
export const moveAxes = ['x', 'y', 'z', 'orbit', 'elevation', 'yaw', 'pitch', 'roll', 'focal'] as const
export type MoveAxis = (typeof moveAxes)[number]

export interface Move {
  preset: CameraPreset
  strength?: number
  side?: CameraRequest['side']
}

const turnAxes = ['orbit', 'elevation', 'yaw', 'pitch', 'roll'] as const

/** A straight way to the subject is a move in depth. */
function axisOf(param: TrackParam): MoveAxis | 'focus' {
  return param === 'toward' ? 'z' : param
}

/** Whether the move is at work on an axis at all, even if it ends where it began. A dolly zoom's lens is its own. */
export function moves({ preset }: Move, axis: MoveAxis): boolean {
  return preset.tracks.some((track) => axisOf(track.param) === axis)
}

/** From the first frame to the last, at strength 1: d for places, degrees for angles, octaves of lens for `focal`. */
export function changeOf({ preset, side }: Move, axis: MoveAxis): number {
  const mirrored = preset.side !== undefined && (side ?? preset.side) === 'left'
  const sign = mirrored && (axis === 'x' || axis === 'orbit' || axis === 'yaw' || axis === 'roll') ? -1 : 1
  const tracks = preset.tracks.filter((track) => axisOf(track.param) === axis)
  return sign * tracks.reduce((sum, track) => sum + trackChange(track), 0)
}

/** The widest turn about any one axis at the move's strength, in degrees. */
export function turnDegrees(move: Move): number {
  const strength = move.strength ?? move.preset.defaultStrength
  const turns = turnAxes.map((axis) =>
    move.preset.tracks
      .filter((track) => track.param === axis)
      .reduce((sum, track) => sum + trackChange(track) * trackShare(track, strength), 0),
  )
  return Math.max(...turns.map(Math.abs))
}

/** The widest turn between any two keyframes of a path, in degrees. */
export function totalTurnDegrees(keyframes: readonly CameraKeyframe[] | undefined): number {
  const spans = (['yaw', 'pitch', 'roll'] as const).map((angle) => {
    const values = (keyframes ?? []).flatMap((keyframe) => keyframe[angle] ?? [])
    return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)
  })
  return Math.max(...spans)
}

function trackShare(track: Track, strength: number): number {
  return track.kind === 'move' && track.scale === 'whole' ? Number(strength > 0) : strength
}

function trackChange(track: Track): number {
  switch (track.kind) {
    case 'move':
      return isFactor(track.param) ? Math.log2(track.to / track.from) : track.to - track.from
    case 'spline': {
      const first = track.knots[0]?.[1] ?? 0
      const last = track.knots.at(-1)?.[1] ?? first
      return last - first
    }
    case 'noise':
    case 'wave':
      return 0
  }
}
