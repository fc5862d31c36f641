import { type CameraAxes, cameraAxes } from '#camera/project.ts'
import { type CameraState, GROUND_Y, NEAR_DEPTH } from '#camera/state.ts'
import type { PaintContext } from '../canvas.ts'
import { clamp } from '../noise.ts'

const DEGREES = 180 / Math.PI

/** One camera instant, ready to project many points. */
export interface View {
  state: CameraState
  width: number
  height: number
  /** Focal length in pixels. */
  focal: number
  axes: CameraAxes
  /** Radians that the optical axis points above the horizon. */
  pitch: number
  /** Degrees east of +Z that the optical axis points. */
  azimuth: number
  /** Unit vector on the screen that points away from the ground. */
  skyward: { x: number; y: number }
  /** Everything is seen upside down through the ground plane: what still water shows. */
  mirrored: boolean
}

export interface Spot {
  x: number
  y: number
  depth: number
}

export function openView(state: CameraState, width: number, height: number, mirrored = false): View {
  const axes = cameraAxes(state)
  const length = Math.hypot(axes.right.y, axes.up.y)
  return {
    state,
    width,
    height,
    focal: state.focal * width,
    axes,
    pitch: Math.asin(clamp(axes.forward.y, -1, 1)),
    azimuth: state.yaw,
    // Straight up or down the horizon has no direction: the screen's own up stands in.
    skyward: length < 1e-6 ? { x: 0, y: -1 } : { x: axes.right.y / length, y: -axes.up.y / length },
    mirrored,
  }
}

/** Projects into `spot`; depth may be behind the camera, and then x and y mean nothing. */
export function project(view: View, x: number, y: number, z: number, spot: Spot): Spot {
  const { right, up, forward } = view.axes
  const dx = x - view.state.x
  const dy = (view.mirrored ? 2 * GROUND_Y - y : y) - view.state.y
  const dz = z - view.state.z
  const depth = dx * forward.x + dy * forward.y + dz * forward.z
  const scale = view.focal / depth
  spot.depth = depth
  spot.x = view.width / 2 + (dx * right.x + dy * right.y + dz * right.z) * scale
  spot.y = view.height / 2 - (dx * up.x + dy * up.y + dz * up.z) * scale
  return spot
}

/** A bit for each side of the frame that the point lies beyond: points that share one show nothing of what they enclose. */
export const sidesBeyond = (view: View, { x, y }: Spot): number =>
  (x < 0 ? 1 : 0) | (x > view.width ? 2 : 0) | (y < 0 ? 4 : 0) | (y > view.height ? 8 : 0)

/** Projects a direction at infinity (degrees east of +Z, degrees above the horizon). */
export function projectDirection(view: View, azimuth: number, elevation: number, spot: Spot): Spot {
  const flat = Math.cos(elevation / DEGREES)
  return project(
    view,
    view.state.x + Math.sin(azimuth / DEGREES) * flat,
    view.state.y + Math.sin(elevation / DEGREES),
    view.state.z + Math.cos(azimuth / DEGREES) * flat,
    spot,
  )
}

/** The screen point on the line through the centre, square to the horizon, that looks `elevation` degrees up. */
export function onPlumbLine(view: View, elevation: number): { x: number; y: number } {
  const angle = clamp(elevation / DEGREES - view.pitch, -1.5, 1.5)
  const reach = Math.tan(angle) * view.focal
  return {
    x: view.width / 2 + view.skyward.x * reach,
    y: view.height / 2 + view.skyward.y * reach,
  }
}

/** Degrees of elevation (negative) under which the ground lies at this distance from the camera's foot. */
export function groundElevation(view: View, distance: number): number {
  return -Math.atan2(Math.max(0.02, view.state.y - GROUND_Y), distance) * DEGREES
}

/** Half of the angle across the frame's diagonal, in degrees: nothing further from the axis can be seen. */
export function halfDiagonal(view: View): number {
  return Math.atan(Math.hypot(view.width, view.height) / 2 / view.focal) * DEGREES
}

/** A canvas transform: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** Whether any of a box, laid on the frame by this transform, may be seen. */
export function boxIsSeen(
  view: View,
  [a, b, c, d, e, f]: Affine,
  left: number,
  top: number,
  right: number,
  bottom: number,
): boolean {
  const lowX = e + Math.min(a * left, a * right) + Math.min(c * top, c * bottom)
  const highX = e + Math.max(a * left, a * right) + Math.max(c * top, c * bottom)
  const lowY = f + Math.min(b * left, b * right) + Math.min(d * top, d * bottom)
  const highY = f + Math.max(b * left, b * right) + Math.max(d * top, d * bottom)
  return highX > 0 && lowX < view.width && highY > 0 && lowY < view.height
}

/** Whether a box that stands on the ground (x and z ranges, up to `top`) has any part in front of the lens and in the frame. */
export function uprightBoxIsSeen(
  view: View,
  box: { left: number; right: number; near: number; far: number; bottom: number; top: number },
): boolean {
  const { right, up, forward } = view.axes
  const tanX = view.width / 2 / view.focal
  const tanY = view.height / 2 / view.focal
  // A box is out when all of its corners are outside of the same side of the frame.
  let outside = 31
  for (let corner = 0; corner < 8 && outside !== 0; corner++) {
    const dx = (corner & 1 ? box.right : box.left) - view.state.x
    const height = corner & 2 ? box.top : box.bottom
    const dy = (view.mirrored ? 2 * GROUND_Y - height : height) - view.state.y
    const dz = (corner & 4 ? box.far : box.near) - view.state.z
    const depth = dx * forward.x + dy * forward.y + dz * forward.z
    const x = dx * right.x + dy * right.y + dz * right.z
    const y = dx * up.x + dy * up.y + dz * up.z
    outside &=
      (depth < NEAR_DEPTH ? 1 : 0) |
      (x < -depth * tanX ? 2 : 0) |
      (x > depth * tanX ? 4 : 0) |
      (y < -depth * tanY ? 8 : 0) |
      (y > depth * tanY ? 16 : 0)
  }
  return outside === 0
}

const cameraPoints = new Float64Array(3 * 4096)

function toCameraSpace(view: View, points: ArrayLike<number>, count: number): void {
  const { right, up, forward } = view.axes
  const { x, y, z } = view.state
  const mirror = view.mirrored ? -1 : 1
  const lift = view.mirrored ? 2 * GROUND_Y - y : -y
  for (let i = 0; i < count * 3; i += 3) {
    const dx = (points[i] ?? 0) - x
    const dy = (points[i + 1] ?? 0) * mirror + lift
    const dz = (points[i + 2] ?? 0) - z
    cameraPoints[i] = dx * right.x + dy * right.y + dz * right.z
    cameraPoints[i + 1] = dx * up.x + dy * up.y + dz * up.z
    cameraPoints[i + 2] = dx * forward.x + dy * forward.y + dz * forward.z
  }
}

/**
 * Adds a world polygon (x, y, z triples) to the current path, clipped at the near plane. Returns whether anything
 * of it lies in front of the camera.
 */
export function tracePolygon(context: PaintContext, view: View, points: ArrayLike<number>): boolean {
  const count = Math.min(4096, Math.floor(points.length / 3))
  toCameraSpace(view, points, count)
  const centreX = view.width / 2
  const centreY = view.height / 2
  let begun = false
  const put = (x: number, y: number, depth: number) => {
    const scale = view.focal / depth
    const px = centreX + x * scale
    const py = centreY - y * scale
    if (begun) context.lineTo(px, py)
    else context.moveTo(px, py)
    begun = true
  }
  let last = (count - 1) * 3
  for (let i = 0; i < count * 3; i += 3) {
    const x = cameraPoints[i] ?? 0
    const y = cameraPoints[i + 1] ?? 0
    const z = cameraPoints[i + 2] ?? 0
    const lastZ = cameraPoints[last + 2] ?? 0
    if (z > NEAR_DEPTH !== lastZ > NEAR_DEPTH) {
      const t = (NEAR_DEPTH - lastZ) / (z - lastZ)
      const fromX = cameraPoints[last] ?? 0
      const fromY = cameraPoints[last + 1] ?? 0
      put(fromX + (x - fromX) * t, fromY + (y - fromY) * t, NEAR_DEPTH)
    }
    if (z > NEAR_DEPTH) put(x, y, z)
    last = i
  }
  if (begun) context.closePath()
  return begun
}

export function fillPolygon(context: PaintContext, view: View, points: ArrayLike<number>): void {
  context.beginPath()
  if (tracePolygon(context, view, points)) context.fill()
}
