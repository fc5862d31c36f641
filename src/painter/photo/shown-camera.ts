import { cameraAxes } from '#camera/project.ts'
import { BASE_FOCAL, baseState, type CameraState } from '#camera/state.ts'
import { sampleGrid } from './grid.ts'
import type { Photo } from './photo.ts'
import { boundedCamera } from './reach.ts'

const ITERATIONS = 6

/** What of a still decides where its points are seen. */
export type PhotoRelief = Pick<Photo, 'width' | 'height' | 'inverseDepth' | 'cut' | 'reach'>

/** One over the metres of a place of the still, in widths of it from its middle, x right and y up. */
export type InverseDepthAt = (u: number, v: number) => number

/** Writes where an output place (in widths of the frame, x right, y up) comes from in the still, in the same measure. */
export type Solve = (
  x: number,
  y: number,
  inverseDepthAt: InverseDepthAt,
  to: { u: number; v: number },
) => void

/** The camera at which the still is seen as it is. */
export const stillCamera = (photo: Photo): CameraState => baseState(photo.focus)

/**
 * The camera whose picture is painted: the asked one, drawn in to what the guessed depth can bear, with a lens longer by the
 * enlargement. Through it a point of the still at its depth falls, by the plain projection, where the frame shows it.
 */
export function shownCamera(
  photo: PhotoRelief,
  camera: CameraState,
  outWidth: number,
  outHeight: number,
): CameraState {
  const bounded = boundedCamera(camera, photo.reach)
  const fit = coverScale(photo, outWidth, outHeight)
  const zoom = overscan(photo, solverOf(bounded), fit, outHeight / outWidth)
  return { ...bounded, focal: (bounded.focal * zoom) / fit }
}

export function backgroundDepth(photo: Pick<Photo, 'width' | 'height' | 'inverseDepth'>): InverseDepthAt {
  const aspect = photo.width / photo.height
  return (u, v) => sampleGrid(photo.inverseDepth, u + 0.5, 0.5 - v * aspect)
}

/** Widths of the still that one width of the output shows, so that it covers the frame. */
function coverScale(photo: PhotoRelief, outWidth: number, outHeight: number): number {
  return Math.min(1, (photo.height / photo.width) * (outWidth / outHeight))
}

export function solverOf(camera: CameraState): Solve {
  const { right, up, forward } = cameraAxes(camera)
  return (x, y, inverseDepthAt, to) => {
    // The viewing ray, turned into the still's own camera.
    const dx = (right.x * x + up.x * y) / camera.focal + forward.x
    const dy = (right.y * x + up.y * y) / camera.focal + forward.y
    const dz = (right.z * x + up.z * y) / camera.focal + forward.z
    // Fixed point: a place gives a depth, a depth gives the place that the ray meets.
    let u = (dx / dz) * BASE_FOCAL
    let v = (dy / dz) * BASE_FOCAL
    for (let i = 0; i < ITERATIONS; i++) {
      const inverse = inverseDepthAt(u, v)
      // On the ray at depth z = 1/inverse: camera + t·d, with t from the depth axis.
      const along = (1 - camera.z * inverse) / dz
      const nextU = (camera.x * inverse + along * dx) * BASE_FOCAL
      const nextV = (camera.y * inverse + along * dy) * BASE_FOCAL
      // Not whole steps: the depth may be steep, and they could swing.
      u += (nextU - u) * 0.7
      v += (nextV - v) * 0.7
    }
    to.u = u
    to.v = v
  }
}

/** The least enlargement (≥ 1) at which the frame's border stays inside the still. */
function overscan(photo: PhotoRelief, solve: Solve, fit: number, tallness: number): number {
  const aspect = photo.width / photo.height
  const depths = [backgroundDepth(photo)]
  const { cut } = photo
  if (cut !== null) depths.push(() => cut)
  const to = { u: 0, v: 0 }
  const slack = 1e-4
  const shows = (x: number, y: number, scale: number) =>
    depths.every((depth) => {
      solve(x * scale, y * scale, depth, to)
      return Math.abs(to.u) <= 0.5 + slack && Math.abs(to.v * aspect) <= 0.5 + slack
    })
  const inside = (zoom: number) => {
    for (let i = 0; i <= 24; i++) {
      const t = i / 24 - 0.5
      const scale = fit / zoom
      if (!shows(t, tallness / 2, scale) || !shows(t, -tallness / 2, scale)) return false
      if (!shows(0.5, t * tallness, scale) || !shows(-0.5, t * tallness, scale)) return false
    }
    return true
  }
  if (inside(1)) return 1
  let low = 1
  let high = 1.6
  // As fine as this, or the picture would tremble by parts of a pixel from frame to frame.
  for (let i = 0; i < 16; i++) {
    const middle = (low + high) / 2
    if (inside(middle)) high = middle
    else low = middle
  }
  return high
}
