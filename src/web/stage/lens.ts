import { Matrix4, type PerspectiveCamera, Vector3 } from 'three'
import { cameraAxes, type Frame } from '#camera/project.ts'
import type { CameraState, Point3 } from '#camera/state.ts'

/** Our world looks along +Z, three's along −Z: one sign apart, and never mirrored. */
export function toThree({ x, y, z }: Point3, into = new Vector3()): Vector3 {
  return into.set(x, y, -z)
}

const right = new Vector3()
const up = new Vector3()
const backward = new Vector3()
const turn = new Matrix4()

/** Gives three's camera the place, angles and lens of ours, so that its matrices project as the local engine does. */
export function aimCamera(camera: PerspectiveCamera, state: CameraState, aspect: number): void {
  const axes = cameraAxes(state)
  toThree(axes.right, right)
  toThree(axes.up, up)
  toThree(axes.forward, backward).negate()
  toThree(state, camera.position)
  camera.quaternion.setFromRotationMatrix(turn.makeBasis(right, up, backward))
  camera.aspect = aspect
  // `focal` is in widths of the frame, and three's angle is measured over its height.
  camera.fov = (2 * Math.atan(0.5 / (state.focal * aspect)) * 180) / Math.PI
  camera.updateProjectionMatrix()
  camera.updateMatrixWorld(true)
}

/** Where a point of our world falls in the frame through three's camera, in pixels; null behind it. */
export function seenThrough(
  camera: PerspectiveCamera,
  point: Point3,
  { width, height }: Frame,
): { x: number; y: number } | null {
  const spot = toThree(point).applyMatrix4(camera.matrixWorldInverse)
  if (spot.z >= 0) return null
  spot.applyMatrix4(camera.projectionMatrix)
  return { x: ((spot.x + 1) / 2) * width, y: ((1 - spot.y) / 2) * height }
}
