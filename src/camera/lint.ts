import type { CameraRequest } from '#contract/generation.ts'
import { changeOf, type MoveAxis, moveAxes, moves, totalTurnDegrees, turnDegrees } from './moves.ts'
import type { CameraPreset } from './preset.ts'
import { windowShare } from './tracks.ts'

export interface LintMove {
  preset: CameraPreset
  /** 0–1; the preset's own default when absent. */
  strength?: number
  side?: CameraRequest['side']
  /** When the move runs, in shares of the clip; absent: all of it. */
  window?: { start: number; end: number }
}

/** Everything about one shot's camera that the rules look at. */
export interface CameraShot {
  moves: readonly LintMove[]
  durationSeconds: number
  /** The engine is given a last frame to arrive at. */
  hasEndFrame?: boolean
  timeCurve?: CameraRequest['timeCurve']
  curve?: CameraRequest['curve']
  keyframes?: CameraRequest['keyframes']
}

export type LintSeverity = 'error' | 'warn'

export interface LintFinding {
  code: LintCode
  message: string
  severity: LintSeverity
}

interface LintRule {
  code: string
  severity: LintSeverity
  /** One sentence for each place where the shot breaks the rule. */
  find(shot: CameraShot): string[]
}

const END_FRAME_DEGREES = 90
const CUT_SHARE = 0.2
/** A turn this short is a whip: it only reads as a cut. */
const WHIP_SECONDS = 0.5
/** Shares of a clip are computed from seconds, so equal ones may differ in the last digits. */
const ROUNDING = 1e-9

const axisNames: Record<MoveAxis, string> = {
  x: 'left and right',
  y: 'up and down',
  z: 'in and out',
  orbit: 'around the subject in both directions',
  elevation: 'over and under the subject',
  yaw: 'panning in both directions',
  pitch: 'tilting up and down',
  roll: 'rolling in both directions',
  focal: 'zooming in and out',
}

export const lintRules = [
  {
    code: 'opposite_moves',
    severity: 'error',
    find: (shot) =>
      overlappingPairs(shot).flatMap(([a, b]) =>
        moveAxes
          .filter((axis) => changeOf(a, axis) * changeOf(b, axis) < 0)
          .map(
            (axis) => `${a.preset.label} and ${b.preset.label} pull against each other: ${axisNames[axis]}.`,
          ),
      ),
  },
  {
    code: 'dolly_with_zoom',
    severity: 'error',
    find: (shot) =>
      overlappingPairs(shot)
        .filter(([a, b]) => (moves(a, 'z') && moves(b, 'focal')) || (moves(a, 'focal') && moves(b, 'z')))
        .map(
          ([a, b]) =>
            `${a.preset.label} with ${b.preset.label} mixes travel and zoom. Use a dolly zoom instead.`,
        ),
  },
  {
    code: 'orbit_with_truck',
    severity: 'error',
    find: (shot) =>
      overlappingPairs(shot)
        .filter(([a, b]) => (moves(a, 'orbit') && moves(b, 'x')) || (moves(a, 'x') && moves(b, 'orbit')))
        .map(
          ([a, b]) =>
            `${a.preset.label} and ${b.preset.label} both move sideways, one in a circle, one straight.`,
        ),
  },
  {
    code: 'static_with_move',
    severity: 'error',
    find: (shot) =>
      overlappingPairs(shot)
        .filter(([a, b]) => isStill(a.preset) !== isStill(b.preset))
        .map(([a, b]) => {
          const [still, other] = isStill(a.preset) ? [a, b] : [b, a]
          return `${still.preset.label} keeps the camera still, so ${other.preset.label} cannot run with it.`
        }),
  },
  {
    code: 'whip_pan_not_at_cut',
    severity: 'error',
    find: (shot) =>
      shot.moves
        .filter((move) =>
          whipWindows(move, shot).some(
            ({ start, end }) => end > CUT_SHARE + ROUNDING && start < 1 - CUT_SHARE - ROUNDING,
          ),
        )
        .map(({ preset }) => `${preset.label} works only in the first or last fifth of a clip, at the cut.`),
  },
  {
    code: 'bullet_time_with_time_curve',
    severity: 'error',
    find: (shot) =>
      isConstantSpeed(shot)
        ? []
        : shot.moves
            .filter(({ preset }) => hasOwnClock(preset))
            .map(({ preset }) => `${preset.label} bends time by itself. Set the time curve to linear.`),
  },
  {
    code: 'end_frame_far_turn',
    severity: 'warn',
    find: (shot) => {
      if (shot.hasEndFrame !== true) return []
      const degrees = Math.round(
        Math.max(totalTurnDegrees(shot.keyframes), ...shot.moves.map((move) => turnDegrees(move))),
      )
      if (degrees <= END_FRAME_DEGREES) return []
      return [`The camera turns ${degrees} degrees, and an end frame is set: the engine may not meet both.`]
    },
  },
  {
    code: 'presets_conflict',
    severity: 'error',
    find: (shot) =>
      overlappingPairs(shot)
        .filter(
          ([{ preset: a }, { preset: b }]) =>
            a.conflictsWith.includes(b.id) || b.conflictsWith.includes(a.id),
        )
        .map(([a, b]) => `${a.preset.label} does not go with ${b.preset.label}.`),
  },
  {
    code: 'second_move_unusual',
    severity: 'warn',
    find: (shot) =>
      overlappingPairs(shot)
        .filter(
          ([{ preset: a }, { preset: b }]) => !a.pairsWith.includes(b.id) && !b.pairsWith.includes(a.id),
        )
        .map(
          ([a, b]) =>
            `${b.preset.label} is not known to go well with ${a.preset.label}. One move a shot reads best.`,
        ),
  },
  {
    code: 'duration_outside_range',
    severity: 'warn',
    find: (shot) =>
      shot.moves.flatMap((move) => {
        const { minSeconds, maxSeconds } = move.preset.durationRange
        const seconds = secondsOf(move, shot)
        if (seconds >= minSeconds - ROUNDING && seconds <= maxSeconds + ROUNDING) return []
        return [`${move.preset.label} reads best in ${minSeconds} to ${maxSeconds} seconds.`]
      }),
  },
  {
    code: 'custom_curve_missing',
    severity: 'error',
    find: ({ timeCurve, curve }) =>
      timeCurve === 'custom' && curve === undefined ? ['The custom time curve has no points.'] : [],
  },
  {
    code: 'curve_not_rising',
    severity: 'error',
    find: ({ curve }) =>
      curve !== undefined && !isRising(curve.map(([time]) => time))
        ? ['Each point of the time curve must be later than the one before it.']
        : [],
  },
  {
    code: 'keyframes_not_rising',
    severity: 'error',
    find: ({ keyframes }) =>
      keyframes !== undefined && !isRising(keyframes.map(({ at }) => at))
        ? ['Each keyframe must be later than the one before it.']
        : [],
  },
] as const satisfies readonly LintRule[]

export type LintCode = (typeof lintRules)[number]['code']

/** What a director of photography would object to, in the rules' order; empty when the shot is sound. */
export function lintCamera(shot: CameraShot): LintFinding[] {
  return lintRules.flatMap(({ code, severity, find }) =>
    find(shot).map((message) => ({ code, message, severity })),
  )
}

/** The shot that a request asks for. Keyframes replace the preset, as they do when the path is compiled. */
export function shotOfRequest(
  request: CameraRequest,
  preset: CameraPreset | null,
  clip: { durationSeconds: number; hasEndFrame?: boolean },
): CameraShot {
  const move: LintMove | null =
    preset === null || request.keyframes !== undefined
      ? null
      : { preset, strength: request.strength, ...(request.side === undefined ? {} : { side: request.side }) }
  return {
    ...clip,
    moves: move === null ? [] : [move],
    ...(request.timeCurve === undefined ? {} : { timeCurve: request.timeCurve }),
    ...(request.curve === undefined ? {} : { curve: request.curve }),
    ...(request.keyframes === undefined ? {} : { keyframes: request.keyframes }),
  }
}

function overlappingPairs(shot: CameraShot): [LintMove, LintMove][] {
  return shot.moves.flatMap((a, i) =>
    shot.moves
      .slice(i + 1)
      .filter((b) => clipWindow(a).start < clipWindow(b).end && clipWindow(b).start < clipWindow(a).end)
      .map((b): [LintMove, LintMove] => [a, b]),
  )
}

function clipWindow(move: LintMove): { start: number; end: number } {
  return move.window ?? { start: 0, end: 1 }
}

function secondsOf(move: LintMove, shot: CameraShot): number {
  const { start, end } = clipWindow(move)
  return (end - start) * shot.durationSeconds
}

function isStill(preset: CameraPreset): boolean {
  return preset.tracks.length === 0 && preset.travel === undefined
}

function hasOwnClock({ sceneSpeed }: CameraPreset): boolean {
  return sceneSpeed?.some(([, speed]) => speed !== sceneSpeed[0]?.[1]) ?? false
}

function isConstantSpeed({ timeCurve, curve }: CameraShot): boolean {
  if (timeCurve === undefined ? curve === undefined : timeCurve === 'linear') return true
  if (timeCurve !== undefined && timeCurve !== 'custom') return false
  return curve?.every(([time, progress]) => Math.abs(time - progress) < ROUNDING) ?? true
}

/** Where in the clip the move's whips fall. */
function whipWindows(move: LintMove, shot: CameraShot): { start: number; end: number }[] {
  const whole = clipWindow(move)
  const seconds = secondsOf(move, shot)
  return move.preset.tracks.flatMap((track) => {
    if (track.kind !== 'move' || track.param !== 'yaw') return []
    if (track.window === undefined || !('seconds' in track.window) || track.window.seconds > WHIP_SECONDS)
      return []
    const { start, end } = windowShare(track.window, seconds)
    const length = whole.end - whole.start
    return [{ start: whole.start + start * length, end: whole.start + end * length }]
  })
}

function isRising(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > (values[i - 1] ?? value))
}
