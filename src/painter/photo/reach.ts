import { BASE_FOCAL, type CameraState, NEAR_DEPTH } from '#camera/state.ts'

/** How far a camera may go from the still's own, in metres and degrees, before guesses would show. */
export interface Reach {
  x: number
  y: number
  z: number
  degrees: number
}

/** Shares of the frame's width by which the nearest may pass the farthest, and a subject what is behind it. */
const WHOLE_PASSING = 0.085
const SUBJECT_PASSING = { unsure: 0.03, sure: 0.062 }
/** A subject's edge lies about this far from the middle, in widths of the frame: a move in depth opens gaps there. */
const SUBJECT_EDGE = 0.25
/** A lens may not show more than the still does; how long it may get is a matter of pixels. */
const FOCAL = { low: 0.97, high: 2.4 }

/**
 * From inverse depths and from how sure the guess is of them (0–1). A sideways way of x metres shifts what is z metres
 * away by `x · focal / z` widths, so a gap behind the subject is bounded by bounding x.
 */
export function reachOf(
  inverse: { near: number; far: number; subject: number | null },
  confidence: number,
): Reach {
  const sure = Math.min(1, Math.max(0, confidence))
  const whole = WHOLE_PASSING / (BASE_FOCAL * (inverse.near - inverse.far))
  if (inverse.subject === null) {
    // Depth alone bends what stands upright when it is guessed wrong: gentle moves only.
    const x = whole * (0.42 + 0.33 * sure)
    return { x, y: x * 0.6, z: 0.8 + 0.6 * sure, degrees: 5 }
  }
  const passing = SUBJECT_PASSING.unsure + (SUBJECT_PASSING.sure - SUBJECT_PASSING.unsure) * sure
  const apart = inverse.subject - inverse.far
  const x = Math.min(whole, passing / (BASE_FOCAL * apart))
  return { x, y: x * 0.6, z: Math.min(1.6, passing / (SUBJECT_EDGE * apart)), degrees: 5 }
}

/** By how much a state goes beyond the reach: up to 1 it does not. */
export function excess(camera: CameraState, reach: Reach): number {
  const focal = camera.focal / BASE_FOCAL
  return Math.max(
    Math.abs(camera.x) / reach.x,
    Math.abs(camera.y) / reach.y,
    Math.abs(camera.z) / reach.z,
    Math.abs(camera.yaw) / reach.degrees,
    Math.abs(camera.pitch) / reach.degrees,
    Math.abs(camera.roll) / reach.degrees,
    focal < 1 ? Math.log(focal) / Math.log(FOCAL.low) : Math.log(focal) / Math.log(FOCAL.high),
  )
}

/** Whatever is within the limit stays; beyond it a third more is the most. */
function drawnIn(value: number, limit: number): number {
  const share = Math.abs(value) / limit
  return share <= 1 ? value : Math.sign(value) * limit * (1 + Math.tanh((share - 1) * 3) / 3)
}

/** The camera that is really used: the same place and turn, drawn in to what the still can bear. */
export function boundedCamera(camera: CameraState, reach: Reach): CameraState {
  return {
    ...camera,
    x: drawnIn(camera.x, reach.x),
    y: drawnIn(camera.y, reach.y),
    z: drawnIn(camera.z, reach.z),
    yaw: drawnIn(camera.yaw, reach.degrees),
    pitch: drawnIn(camera.pitch, reach.degrees),
    roll: drawnIn(camera.roll, reach.degrees),
    focal: BASE_FOCAL * Math.min(FOCAL.high, Math.max(FOCAL.low, camera.focal / BASE_FOCAL)),
    focusDepth: Math.max(NEAR_DEPTH, camera.focusDepth),
  }
}
