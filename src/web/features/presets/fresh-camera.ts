import type { CameraPreset } from '#camera/preset.ts'
import { CameraRequest } from '#contract/generation.ts'

/** The move as its preset has it. */
export function freshCamera(preset: CameraPreset): CameraRequest {
  return CameraRequest.parse({ presetId: preset.id, strength: preset.defaultStrength })
}
