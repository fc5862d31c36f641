import type { CameraKeyframe, CameraRequest } from '#contract/generation.ts'
import { ease } from './easing.ts'
import { type Curve, flowingCurve, type Knot, monotoneCurve, segmentCurve } from './interpolate.ts'
import { BASE_FOCAL, type CameraState, type Point3 } from './state.ts'

type Channel = Exclude<keyof CameraKeyframe, 'at'>

/**
 * A user's own path. Each channel runs through the keyframes that set it. Without an easing positions flow and angles
 * and lens never swing past a keyframe; with one, each stretch between two keyframes is eased by itself.
 */
export function keyframePath(
  keyframes: readonly CameraKeyframe[],
  easing: CameraRequest['easing'],
): (progress: number) => Omit<CameraState, 'focusDepth' | 'aperture'> {
  const channel = (name: Channel, smooth: (knots: readonly Knot[]) => Curve): Curve => {
    const knots: Knot[] = []
    for (const keyframe of keyframes) {
      const value = keyframe[name]
      if (value !== undefined) knots.push([keyframe.at, name === 'focal' ? Math.log(value) : value])
    }
    if (knots.length === 0) return () => 0
    return easing === undefined ? smooth(knots) : segmentCurve(knots, (t) => ease(easing, t))
  }
  const place: Record<keyof Point3, Curve> = {
    x: channel('x', flowingCurve),
    y: channel('y', flowingCurve),
    z: channel('z', flowingCurve),
  }
  const yaw = channel('yaw', monotoneCurve)
  const pitch = channel('pitch', monotoneCurve)
  const roll = channel('roll', monotoneCurve)
  const logFocal = channel('focal', monotoneCurve)
  return (progress) => ({
    x: place.x(progress),
    y: place.y(progress),
    z: place.z(progress),
    yaw: yaw(progress),
    pitch: pitch(progress),
    roll: roll(progress),
    focal: BASE_FOCAL * Math.exp(logFocal(progress)),
  })
}
