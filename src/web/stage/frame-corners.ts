import { cameraAxes, depthOf } from '#camera/project.ts'
import type { CameraState, Point3 } from '#camera/state.ts'

/** The four corners of what a camera sees at a distance along its axis: top left, then clockwise. */
export function frameCorners(state: CameraState, aspect: number, depth: number): Point3[] {
  const { right, up, forward } = cameraAxes(state)
  const across = depth / state.focal / 2
  const along = across / aspect
  const corner = (x: number, y: number): Point3 => ({
    x: state.x + forward.x * depth + right.x * x * across + up.x * y * along,
    y: state.y + forward.y * depth + right.y * x * across + up.y * y * along,
    z: state.z + forward.z * depth + right.z * x * across + up.z * y * along,
  })
  return [corner(-1, 1), corner(1, 1), corner(1, -1), corner(-1, -1)]
}

/** How far before a camera its frame is drawn: a sixth of the way to the subject. */
export function frameReach(state: CameraState, subject: Point3): number {
  return Math.max(0.4, Math.abs(depthOf(subject, state)) / 6)
}
