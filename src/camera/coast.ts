import type { Curve } from './interpolate.ts'
import { isFactor, type TrackParam } from './preset.ts'
import type { ParamCurve, ParamCurves } from './tracks.ts'

/** As a share of the clip: short enough to be the speed at its very end. */
const instant = 1e-3
/** What moves at the end is at rest after about three times this. */
const restSeconds = 1.5
/** What turned or ran fast stops within this share of the way that it had made. */
const mostOfTheWay = 0.5

/**
 * How far a value goes on after the clip's end, by seconds: at first as fast as it was there, then ever slower. `valueAt`
 * is by the clip's own progress, 0–1.
 */
export function coast(valueAt: Curve, durationSeconds: number): (seconds: number) => number {
  const end = valueAt(1)
  const rate = (end - valueAt(1 - instant)) / (instant * durationSeconds)
  if (rate === 0) return () => 0
  const way = Math.abs(end - valueAt(0))
  const slowing = Math.min(restSeconds, (mostOfTheWay * way) / Math.abs(rate))
  if (slowing <= 0) return () => 0
  return (seconds) => rate * slowing * (1 - Math.exp(-seconds / slowing))
}

/** The same curves, and after the clip's end a move that comes to rest. What is unsteady is so by the clock and goes on. */
export function coastingCurves(curves: ParamCurves, time: Curve, durationSeconds: number): ParamCurves {
  const coasting = (param: TrackParam): ParamCurve => {
    const curve = curves[param]
    const factor = isFactor(param)
    const after = coast((progress) => {
      const value = curve(time(progress), durationSeconds)
      return factor ? Math.log(value) : value
    }, durationSeconds)
    return (progress, seconds) => {
      const value = curve(progress, seconds)
      if (seconds <= durationSeconds) return value
      const further = after(seconds - durationSeconds)
      return factor ? value * Math.exp(further) : value + further
    }
  }
  return {
    ...{ x: coasting('x'), y: coasting('y'), z: coasting('z'), toward: coasting('toward') },
    ...{ orbit: coasting('orbit'), elevation: coasting('elevation') },
    ...{ yaw: coasting('yaw'), pitch: coasting('pitch'), roll: coasting('roll') },
    ...{ focal: coasting('focal'), focus: coasting('focus') },
  }
}

const stoodStill = 0.05

/** The scene's clock after the end: at the pace that it had there; where it had stopped, it starts again. */
export function restartedClock(secondsAt: Curve, durationSeconds: number): (seconds: number) => number {
  const end = secondsAt(1)
  const pace = (end - secondsAt(1 - instant)) / (instant * durationSeconds)
  if (pace >= stoodStill) return (seconds) => end + pace * seconds
  return (seconds) => end + seconds - 1 + Math.exp(-seconds)
}
