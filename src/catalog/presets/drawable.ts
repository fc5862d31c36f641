import type { CameraPreset } from '#camera/preset.ts'
import type { CameraRequest } from '#contract/generation.ts'
import { findCameraPreset } from './camera.ts'

export interface DrawableCamera {
  request: CameraRequest
  preset: CameraPreset | null
  /** Why less than the asked move is drawn; null when it is drawn exactly. */
  limit: string | null
}

/**
 * The camera that pictures of flat layers in depth can show: the asked one, a weaker one, or, where a take would be refused
 * but something is to be seen, the nearest preset.
 */
export function drawableCamera(request: CameraRequest, preset: CameraPreset | null): DrawableCamera {
  if (preset === null || request.keyframes !== undefined) return { request, preset, limit: null }
  const { drawable } = preset
  if (drawable.kind === 'nearest') {
    const nearest = findCameraPreset(drawable.presetId)
    const limit = `${drawable.limit} “${nearest?.label ?? drawable.presetId}” is shown.`
    return { ...drawableCamera({ ...request, presetId: drawable.presetId }, nearest), limit }
  }
  const { upToStrength = 1, limit = null } = drawable
  if (request.strength <= upToStrength) return { request, preset, limit: null }
  return { request: { ...request, strength: upToStrength }, preset, limit }
}
