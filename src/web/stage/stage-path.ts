import { type CameraPath, compileCamera } from '#camera/path.ts'
import type { Frame } from '#camera/project.ts'
import type { CameraState, Point3 } from '#camera/state.ts'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { drawableCamera } from '#catalog/presets/drawable.ts'
import type { CameraRequest } from '#contract/generation.ts'
import { boundedCamera } from '#painter/photo/photo.ts'
import { type PhotoRelief, shownCamera } from '#painter/photo/warp.ts'

/** What the camera moves in front of: a still with the depth that is guessed for it, or a scene painted from words. */
export type StageSet =
  | { kind: 'photo'; relief: PhotoRelief; focus: Point3 }
  | { kind: 'scene'; subject: Point3 }

export interface StagePath {
  /** The camera that the local engine's frame is seen through. */
  stateAt(progress: number): CameraState
  /** Only where it is: much less work than all of its state. */
  placeAt(progress: number): Point3
  subjectAt(progress: number): Point3
  sceneSecondsAt(progress: number): number
  /** Why less than the asked move is drawn; null when all of it is. */
  limit: string | null
}

/** The local engine's own way from a request to its cameras. */
export function stagePath(
  camera: CameraRequest,
  set: StageSet,
  clip: { durationSeconds: number; seed: number; frame: Frame },
): StagePath {
  const asked = camera.presetId === undefined ? null : findCameraPreset(camera.presetId)
  const { request, preset, limit } = drawableCamera(camera, asked)
  const path: CameraPath = compileCamera(request, preset, {
    durationSeconds: clip.durationSeconds,
    seed: clip.seed,
    subject: set.kind === 'photo' ? set.focus : set.subject,
  })
  if (set.kind === 'scene') return { ...path, limit, placeAt: path.stateAt }
  const { width, height } = clip.frame
  return {
    ...path,
    limit,
    stateAt: (progress) => shownCamera(set.relief, path.stateAt(progress), width, height),
    placeAt: (progress) => boundedCamera(path.stateAt(progress)),
  }
}
