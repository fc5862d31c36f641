import type { CameraRequest, timeCurves } from '#contract/generation.ts'
import { type Curve, type Knot, monotoneCurve } from './interpolate.ts'
import type { SpeedProfile } from './preset.ts'

export type TimeCurve = (typeof timeCurves)[number]

/** Each curve is told by its speed, so it can stop but never run backwards. */
const profiles: Record<Exclude<TimeCurve, 'custom'>, SpeedProfile> = {
  linear: [
    [0, 1],
    [1, 1],
  ],
  'slow-mo': [
    [0, 1],
    [0.2, 1],
    [0.32, 0.2],
    [0.72, 0.2],
    [0.84, 1],
    [1, 1],
  ],
  'ramp-up': [
    [0, 0.25],
    [0.4, 0.4],
    [1, 2.4],
  ],
  'ramp-down': [
    [0, 2.4],
    [0.6, 0.4],
    [1, 0.25],
  ],
  impact: [
    [0, 1.6],
    [0.4, 2.2],
    [0.42, 0],
    [0.58, 0],
    [0.68, 1],
    [1, 1],
  ],
  'flash-in': [
    [0, 6],
    [0.12, 4],
    [0.24, 0.4],
    [1, 0.4],
  ],
  'hero-moment': [
    [0, 0.4],
    [0.38, 0.9],
    [0.48, 0.05],
    [0.66, 0.05],
    [0.76, 2],
    [1, 2],
  ],
}

/** Distance covered by a speed profile up to a time in 0–1. */
export function distanceOver(profile: SpeedProfile): Curve {
  const starts: number[] = [0]
  for (let i = 1; i < profile.length; i++) {
    starts.push((starts[i - 1] ?? 0) + areaBetween(profile[i - 1], profile[i], 1))
  }
  return (time) => {
    const held = Math.min(1, Math.max(0, time))
    let i = profile.length - 2
    while (i > 0 && (profile[i]?.[0] ?? 0) > held) i--
    const from = profile[i]
    const to = profile[i + 1]
    if (from === undefined || to === undefined) throw new RangeError('A speed profile needs two knots.')
    return (starts[i] ?? 0) + areaBetween(from, to, (held - from[0]) / (to[0] - from[0]))
  }
}

function areaBetween(from: Knot | undefined, to: Knot | undefined, share: number): number {
  if (from === undefined || to === undefined) return 0
  const speedAtShare = from[1] + (to[1] - from[1]) * share
  return ((to[0] - from[0]) * share * (from[1] + speedAtShare)) / 2
}

/**
 * Clip time (0–1) to the move's progress (0–1). Named curves run from 0 to 1. A custom curve goes through each of the
 * user's points exactly, is held before the first and after the last, and never swings past a point.
 */
export function timeCurve(request: Pick<CameraRequest, 'timeCurve' | 'curve'>): Curve {
  const name = request.timeCurve ?? (request.curve === undefined ? 'linear' : 'custom')
  if (name === 'custom') return request.curve === undefined ? clampedTime : monotoneCurve(request.curve)
  if (name === 'linear') return clampedTime
  const distance = distanceOver(profiles[name])
  const whole = distance(1)
  return (time) => distance(time) / whole
}

const clampedTime: Curve = (time) => Math.min(1, Math.max(0, time))
