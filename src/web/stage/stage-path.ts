import { compileCamera } from '#camera/path.ts'
import type { Frame } from '#camera/project.ts'
import type { CameraState, Point3 } from '#camera/state.ts'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { drawableCamera } from '#catalog/presets/drawable.ts'
import type { CameraRequest } from '#contract/generation.ts'
import { photoPath } from '#painter/photo/photo-path.ts'
import { boundedCamera } from '#painter/photo/reach.ts'
import { type PhotoRelief, shownCamera } from '#painter/photo/shown-camera.ts'

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
  const { durationSeconds, seed } = clip
  if (set.kind === 'scene') {
    const path = compileCamera(request, preset, { durationSeconds, seed, subject: set.subject })
    return { ...path, limit, placeAt: path.stateAt }
  }
  const { relief, focus } = set
  const path = photoPath(request, preset, { reach: relief.reach, focus }, { durationSeconds, seed })
  const { width, height } = clip.frame
  return {
    ...path,
    limit,
    stateAt: (progress) => shownCamera(relief, path.stateAt(progress), width, height),
    placeAt: (progress) => boundedCamera(path.stateAt(progress), relief.reach),
  }
}
