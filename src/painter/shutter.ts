import { projectPoint } from '#camera/project.ts'
import type { CameraState } from '#camera/state.ts'

/** Below this many pixels of travel a frame looks sharp with an open shutter, too. */
const TRAVEL_MIN = 5
const PIXELS_EACH = 9
const SAMPLES_MAX = 12
/** Where the picture's travel is measured: ahead of the camera, this many metres. */
const PROBE_METRES = 8

/**
 * The camera's earlier states while the shutter was open for the frame at `progress` (both in 0–1 of the clip),
 * earliest first: what `paintFrame` takes as `trail`. Empty when the path asks for no blur or hardly moves.
 */
export function shutterTrail(
  stateAt: (progress: number) => CameraState,
  progress: number,
  frameProgress: number,
  frame: { width: number; height: number },
): CameraState[] {
  const now = stateAt(progress)
  const shutter = now.shutter ?? 0
  if (shutter <= 0) return []
  const open = frameProgress * shutter
  const travel = travelPixels(stateAt(Math.max(0, progress - open)), now, frame)
  if (travel < TRAVEL_MIN) return []
  const samples = Math.min(SAMPLES_MAX, Math.ceil(travel / PIXELS_EACH))
  return Array.from({ length: samples }, (_, i) =>
    stateAt(Math.max(0, progress - (open * (samples - i)) / samples)),
  )
}

/** Pixels that a point ahead of the earlier camera moves across the frame. */
function travelPixels(
  before: CameraState,
  now: CameraState,
  frame: { width: number; height: number },
): number {
  const yaw = (before.yaw * Math.PI) / 180
  const pitch = (before.pitch * Math.PI) / 180
  const ahead = {
    x: before.x + Math.sin(yaw) * Math.cos(pitch) * PROBE_METRES,
    y: before.y + Math.sin(pitch) * PROBE_METRES,
    z: before.z + Math.cos(yaw) * Math.cos(pitch) * PROBE_METRES,
  }
  const spot = projectPoint(ahead, now, frame)
  const turned = (Math.abs(now.roll - before.roll) * Math.PI * frame.width) / 720
  if (spot === null) return frame.width
  return Math.hypot(spot.x - frame.width / 2, spot.y - frame.height / 2) + turned
}
