import { cameraAxes } from '#camera/project.ts'
import { BASE_FOCAL, baseState, type CameraState } from '#camera/state.ts'
import { sampleGrid } from './grid.ts'
import { boundedCamera, type Photo } from './photo.ts'

/** Output pixels between two solved points; the warp is bilinear between them. */
const STEP = 8
const ITERATIONS = 6

interface Solver {
  /** Where an output place (x right, y up, in widths of the frame) comes from in the still, in the same measure. */
  solve(x: number, y: number, inverseDepthAt: (u: number, v: number) => number): { u: number; v: number }
}

/**
 * Paints the still as the camera would see it. `out` is RGBA of the output size; every pixel is written and opaque.
 * A camera at rest shows the still as it is; one that moves is first drawn in to what the guessed depth can bear,
 * and the picture is enlarged by just as much as the move needs so that no edge is seen.
 */
export function warpPhoto(
  photo: Photo,
  camera: CameraState,
  outWidth: number,
  outHeight: number,
  out: Pixels,
): void {
  if (out.length !== outWidth * outHeight * 4)
    throw new RangeError('warpPhoto: the output does not fit the size')
  const solver = solverOf(shownCamera(photo, camera, outWidth, outHeight))
  const depthAt = (u: number, v: number) => sampleGrid(photo.inverseDepth, u, v)
  const mesh = solveMesh(photo, solver, outWidth, outHeight, depthAt)
  copyThrough(photo.background, photo.width, photo.height, mesh, outWidth, outHeight, out)
  const { subject } = photo
  if (subject === null) return
  const flat = () => subject.inverseDepth
  const own = solveMesh(photo, solver, outWidth, outHeight, flat)
  layOver(photo, subject, own, outWidth, outHeight, out)
}

type Pixels = Uint8ClampedArray | Uint8Array

/** What of a still decides where its points are seen. */
export type PhotoRelief = Pick<Photo, 'width' | 'height' | 'inverseDepth'>

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
  const bounded = boundedCamera(camera)
  const fit = coverScale(photo, outWidth, outHeight)
  const depthAt = (u: number, v: number) => sampleGrid(photo.inverseDepth, u, v)
  const zoom = overscan(photo, solverOf(bounded), fit, outWidth, outHeight, depthAt)
  return { ...bounded, focal: (bounded.focal * zoom) / fit }
}

/** Widths of the still that one width of the output shows, so that it covers the frame. */
function coverScale(photo: PhotoRelief, outWidth: number, outHeight: number): number {
  return Math.min(1, (photo.height / photo.width) * (outWidth / outHeight))
}

function solverOf(camera: CameraState): Solver {
  const { right, up, forward } = cameraAxes(camera)
  return {
    solve(x, y, inverseDepthAt) {
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
        // Half steps: the depth may be steep, and a whole step could swing.
        u += (nextU - u) * 0.7
        v += (nextV - v) * 0.7
      }
      return { u, v }
    },
  }
}

/** The mesh of source places: two numbers a node, in pixels of the still. */
interface Mesh {
  columns: number
  rows: number
  places: Float32Array
}

function solveMesh(
  photo: Photo,
  solver: Solver,
  outWidth: number,
  outHeight: number,
  inverseDepth: (u: number, v: number) => number,
): Mesh {
  const columns = Math.ceil(outWidth / STEP) + 1
  const rows = Math.ceil(outHeight / STEP) + 1
  const places = new Float32Array(columns * rows * 2)
  const aspect = photo.width / photo.height
  const at = (u: number, v: number) => inverseDepth(u + 0.5, 0.5 - v * aspect)
  let index = 0
  for (let row = 0; row < rows; row++) {
    const y = (outHeight / 2 - row * STEP) / outWidth
    for (let column = 0; column < columns; column++) {
      const x = (column * STEP - outWidth / 2) / outWidth
      const { u, v } = solver.solve(x, y, at)
      places[index++] = (u + 0.5) * photo.width - 0.5
      places[index++] = (0.5 - v * aspect) * photo.height - 0.5
    }
  }
  return { columns, rows, places }
}

/** The least enlargement (≥ 1) at which the frame's border stays inside the still. */
function overscan(
  photo: PhotoRelief,
  solver: Solver,
  fit: number,
  outWidth: number,
  outHeight: number,
  depthAt: (u: number, v: number) => number,
): number {
  const aspect = photo.width / photo.height
  const at = (u: number, v: number) => depthAt(u + 0.5, 0.5 - v * aspect)
  const inside = (zoom: number) => {
    const scale = fit / zoom
    const slack = 1e-4
    for (let i = 0; i <= 24; i++) {
      const t = i / 24 - 0.5
      const tall = (outHeight / outWidth) * scale
      for (const [x, y] of [
        [t * scale, tall / 2],
        [t * scale, -tall / 2],
        [scale / 2, t * tall],
        [-scale / 2, t * tall],
      ] as const) {
        const { u, v } = solver.solve(x, y, at)
        if (Math.abs(u) > 0.5 + slack || Math.abs(v * aspect) > 0.5 + slack) return false
      }
    }
    return true
  }
  if (inside(1)) return 1
  let low = 1
  let high = 1.6
  for (let i = 0; i < 9; i++) {
    const middle = (low + high) / 2
    if (inside(middle)) high = middle
    else low = middle
  }
  return high
}

/** Bilinear copy through the mesh; places outside take the nearest edge pixel. */
function copyThrough(
  from: Pixels,
  width: number,
  height: number,
  mesh: Mesh,
  outWidth: number,
  outHeight: number,
  out: Pixels,
): void {
  const { columns, places } = mesh
  const maxX = width - 1
  const maxY = height - 1
  for (let y = 0; y < outHeight; y++) {
    const row = (y / STEP) | 0
    const fy = (y + 0.5) / STEP - row
    for (let column = 0; column * STEP < outWidth; column++) {
      const a = (row * columns + column) * 2
      const b = a + columns * 2
      const leftX = (places[a] as number) + ((places[b] as number) - (places[a] as number)) * fy
      const leftY = (places[a + 1] as number) + ((places[b + 1] as number) - (places[a + 1] as number)) * fy
      const rightX = (places[a + 2] as number) + ((places[b + 2] as number) - (places[a + 2] as number)) * fy
      const rightY = (places[a + 3] as number) + ((places[b + 3] as number) - (places[a + 3] as number)) * fy
      const stepX = (rightX - leftX) / STEP
      const stepY = (rightY - leftY) / STEP
      let sx = leftX + stepX * 0.5
      let sy = leftY + stepY * 0.5
      const end = Math.min(outWidth, (column + 1) * STEP)
      for (let x = column * STEP; x < end; x++) {
        const cx = Math.min(Math.max(sx, 0), maxX)
        const cy = Math.min(Math.max(sy, 0), maxY)
        const x0 = cx | 0
        const y0 = cy | 0
        const wx = ((cx - x0) * 256) | 0
        const wy = ((cy - y0) * 256) | 0
        const p = (y0 * width + x0) * 4
        const q = x0 < maxX ? p + 4 : p
        const r = y0 < maxY ? p + width * 4 : p
        const s = r + (q - p)
        const w11 = wx * wy
        const w10 = (wx << 8) - w11
        const w01 = (wy << 8) - w11
        const w00 = 65536 - w11 - w10 - w01
        const o = (y * outWidth + x) * 4
        out[o] = blendFour(from, p, q, r, s, w00, w10, w01, w11)
        out[o + 1] = blendFour(from, p + 1, q + 1, r + 1, s + 1, w00, w10, w01, w11)
        out[o + 2] = blendFour(from, p + 2, q + 2, r + 2, s + 2, w00, w10, w01, w11)
        out[o + 3] = 255
        sx += stepX
        sy += stepY
      }
    }
  }
}

/** Four neighbours by weights that sum to 65536. */
function blendFour(
  from: Pixels,
  p: number,
  q: number,
  r: number,
  s: number,
  w00: number,
  w10: number,
  w01: number,
  w11: number,
): number {
  const sum =
    (from[p] as number) * w00 +
    (from[q] as number) * w10 +
    (from[r] as number) * w01 +
    (from[s] as number) * w11
  return (sum + 32768) >>> 16
}

/** Lays the subject's own sheet over what is there, by its soft coverage. */
function layOver(
  photo: Photo,
  subject: NonNullable<Photo['subject']>,
  mesh: Mesh,
  outWidth: number,
  outHeight: number,
  out: Pixels,
): void {
  const { columns, places } = mesh
  const { coverage, pixels } = subject
  const { width, height } = photo
  for (let y = 0; y < outHeight; y++) {
    const row = (y / STEP) | 0
    const fy = (y + 0.5) / STEP - row
    for (let x = 0; x < outWidth; x++) {
      const column = (x / STEP) | 0
      const fx = (x + 0.5) / STEP - column
      const a = (row * columns + column) * 2
      const b = a + columns * 2
      const at = (k: number) => {
        const top = (places[a + k] as number) * (1 - fx) + (places[a + 2 + k] as number) * fx
        const bottom = (places[b + k] as number) * (1 - fx) + (places[b + 2 + k] as number) * fx
        return top * (1 - fy) + bottom * fy
      }
      const sx = at(0)
      const sy = at(1)
      if (sx < 0 || sy < 0 || sx > width - 1 || sy > height - 1) continue
      const share = sampleGrid(coverage, (sx + 0.5) / width, (sy + 0.5) / height)
      if (share < 0.01) continue
      const x0 = sx | 0
      const y0 = sy | 0
      const x1 = Math.min(x0 + 1, width - 1)
      const y1 = Math.min(y0 + 1, height - 1)
      const wx = sx - x0
      const wy = sy - y0
      const o = (y * outWidth + x) * 4
      for (let c = 0; c < 3; c++) {
        const value = (px: number, py: number) => pixels[(py * width + px) * 4 + c] as number
        const colour =
          (value(x0, y0) * (1 - wx) + value(x1, y0) * wx) * (1 - wy) +
          (value(x0, y1) * (1 - wx) + value(x1, y1) * wx) * wy
        out[o + c] = (out[o + c] as number) * (1 - share) + colour * share
      }
    }
  }
}

/** The camera at which the still is seen as it is. */
export const stillCamera = (photo: Photo): CameraState => baseState(photo.focus)
