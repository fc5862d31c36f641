import type { CameraState } from '#camera/state.ts'
import { MESH_STEP, type Mesh, newMesh, openKernel } from './kernel.ts'
import type { Photo, Pixels } from './photo.ts'
import { backgroundDepth, type InverseDepthAt, shownCamera, solverOf } from './shown-camera.ts'

export interface PhotoWarp {
  /** Paints the still as the camera would see it: RGBA, opaque, the same memory at every call. */
  paint(camera: CameraState): Uint8Array
  /** Another picture of the same depth, as the next frame of a video is. */
  show(background: Pixels): void
}

/** Pixels by which the subject may have come loose before nothing of it is left in the background. */
const LOOSE = { from: 0.3, to: 3 }

/**
 * A camera at rest shows the still as it is; one that moves is first drawn in to what the guessed depth can bear,
 * and the picture is enlarged by just as much as the move needs so that no edge is seen.
 */
export function openWarp(photo: Photo, still: Pixels, outWidth: number, outHeight: number): PhotoWarp {
  const kernel = openKernel(outWidth, outHeight)
  const behind = kernel.newPlate(photo.width, photo.height)
  const before = photo.subject === null ? null : kernel.newPlate(photo.width, photo.height)
  if (photo.subject !== null && before !== null) kernel.bytesOf(before).set(photo.subject.pixels)
  kernel.bytesOf(behind).set(photo.background)
  const changed = photo.subject === null ? new Uint32Array() : differing(still, photo.background)
  const mesh = newMesh(outWidth, outHeight)
  const depth = backgroundDepth(photo)
  let shownShare = 1

  /** Around a subject that hardly moves the still itself is truer than any fill. */
  const mixBackground = (share: number) => {
    if (share === shownShare) return
    shownShare = share
    const bytes = kernel.bytesOf(behind)
    for (const at of changed) {
      const from = still[at] ?? 0
      bytes[at] = Math.round(from + ((photo.background[at] ?? 0) - from) * share)
    }
  }

  return {
    show(background) {
      kernel.bytesOf(behind).set(background)
    },
    paint(camera) {
      const shown = shownCamera(photo, camera, outWidth, outHeight)
      const { subject } = photo
      if (subject !== null) {
        const loose = looseness(photo, shown, depth, subject.inverseDepth)
        const share = Math.min(1, Math.max(0, (loose - LOOSE.from) / (LOOSE.to - LOOSE.from)))
        mixBackground(Math.round(share * share * (3 - 2 * share) * 64) / 64)
      }
      solveMesh(photo, shown, outWidth, outHeight, depth, mesh)
      kernel.copy(behind, mesh)
      if (subject !== null && before !== null && shownShare > 0) {
        solveMesh(photo, shown, outWidth, outHeight, () => subject.inverseDepth, mesh)
        kernel.layOver(before, mesh, subject.box)
      }
      return kernel.pixels()
    },
  }
}

/** Bytes at which two pictures are not alike. */
function differing(a: Pixels, b: Pixels): Uint32Array {
  const places = new Uint32Array(a.length)
  let count = 0
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) places[count++] = at
  return places.slice(0, count)
}

/** Pixels by which subject and background move apart, at most, at places of the subject. */
function looseness(photo: Photo, camera: CameraState, depth: InverseDepthAt, inverse: number): number {
  const box = photo.subject?.box
  if (box === undefined) return 0
  const solve = solverOf(camera)
  const [at, back] = [
    { u: 0, v: 0 },
    { u: 0, v: 0 },
  ]
  let most = 0
  for (let i = 0; i <= 4; i++) {
    for (let j = 0; j <= 4; j++) {
      const px = box.left + ((box.right - box.left) * i) / 4
      const py = box.top + ((box.bottom - box.top) * j) / 4
      const x = (px + 0.5) / photo.width - 0.5
      const y = (photo.height / 2 - py - 0.5) / photo.width
      solve(x, y, () => inverse, at)
      solve(x, y, depth, back)
      most = Math.max(most, Math.hypot(at.u - back.u, at.v - back.v) * photo.width)
    }
  }
  return most
}

/** Where each node of the mesh comes from in the still, in pixels of it. */
function solveMesh(
  photo: Photo,
  camera: CameraState,
  outWidth: number,
  outHeight: number,
  inverseDepth: InverseDepthAt,
  mesh: Mesh,
): void {
  const solve = solverOf(camera)
  const { columns, rows, nodes } = mesh
  const { width, height } = photo
  const to = { u: 0, v: 0 }
  let index = 0
  for (let row = 0; row < rows; row++) {
    const y = (outHeight / 2 - row * MESH_STEP) / outWidth
    for (let column = 0; column < columns; column++) {
      solve((column * MESH_STEP - outWidth / 2) / outWidth, y, inverseDepth, to)
      nodes[index] = (to.u + 0.5) * width - 0.5
      nodes[index + 1] = height / 2 - to.v * width - 0.5
      nodes[index + 2] = 1
      index += 4
    }
  }
}
