import { type CameraState, NEAR_DEPTH, type Point3 } from './state.ts'

export interface Frame {
  width: number
  height: number
}

export interface ProjectedPoint {
  /** Pixels from the frame's left edge. */
  x: number
  /** Pixels from the frame's top edge. */
  y: number
  /** Metres along the optical axis. */
  depth: number
}

/** The camera's own axes as unit vectors in the world. */
export interface CameraAxes {
  right: Point3
  up: Point3
  forward: Point3
}

const RADIANS = Math.PI / 180

export function cameraAxes(state: Pick<CameraState, 'yaw' | 'pitch' | 'roll'>): CameraAxes {
  const sinYaw = Math.sin(state.yaw * RADIANS)
  const cosYaw = Math.cos(state.yaw * RADIANS)
  const sinPitch = Math.sin(state.pitch * RADIANS)
  const cosPitch = Math.cos(state.pitch * RADIANS)
  const sinRoll = Math.sin(state.roll * RADIANS)
  const cosRoll = Math.cos(state.roll * RADIANS)
  const right = { x: cosYaw, y: 0, z: -sinYaw }
  const up = { x: -sinYaw * sinPitch, y: cosPitch, z: -cosYaw * sinPitch }
  return {
    right: {
      x: right.x * cosRoll - up.x * sinRoll,
      y: -up.y * sinRoll,
      z: right.z * cosRoll - up.z * sinRoll,
    },
    up: {
      x: up.x * cosRoll + right.x * sinRoll,
      y: up.y * cosRoll,
      z: up.z * cosRoll + right.z * sinRoll,
    },
    forward: { x: sinYaw * cosPitch, y: sinPitch, z: cosYaw * cosPitch },
  }
}

/** Metres along the optical axis from the camera to the point; negative behind it. */
export function depthOf(point: Point3, state: CameraState): number {
  const { forward } = cameraAxes(state)
  return (point.x - state.x) * forward.x + (point.y - state.y) * forward.y + (point.z - state.z) * forward.z
}

/** Where a point of the world falls in the frame, in pixels; null when it is not in front of the camera. */
export function projectPoint(point: Point3, state: CameraState, frame: Frame): ProjectedPoint | null {
  const { right, up, forward } = cameraAxes(state)
  const x = point.x - state.x
  const y = point.y - state.y
  const z = point.z - state.z
  const depth = x * forward.x + y * forward.y + z * forward.z
  if (!(depth >= NEAR_DEPTH)) return null
  const pixelsPerMetre = (state.focal * frame.width) / depth
  return {
    x: frame.width / 2 + (x * right.x + y * right.y + z * right.z) * pixelsPerMetre,
    y: frame.height / 2 - (x * up.x + y * up.y + z * up.z) * pixelsPerMetre,
    depth,
  }
}

/** Diameter, in pixels, of the disc that a point at `depth` metres becomes when it is out of focus (thin lens). */
export function blurDiameter(depth: number, state: CameraState, frame: Frame): number {
  if (depth < NEAR_DEPTH) return 0
  const defocus = Math.abs(depth - state.focusDepth) / (depth * state.focusDepth)
  return state.aperture * state.focal * frame.width * defocus
}
