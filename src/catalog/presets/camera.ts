import type { CameraPreset } from '#camera/preset.ts'
import { aerialPresets } from './camera/aerial.ts'
import { panTiltRollPresets, truckAndPedestalPresets } from './camera/axis.ts'
import { cranePresets } from './camera/crane.ts'
import { dollyPresets, dollyZoomPresets, staticPreset } from './camera/dolly.ts'
import { hyperlapsePreset, rackFocusPreset, throughObjectPreset, whipPanPreset } from './camera/effect.ts'
import { followPresets, snorricamPreset } from './camera/follow.ts'
import { bulletTimePreset, orbitPresets } from './camera/orbit.ts'
import { zoomPresets } from './camera/zoom.ts'

/** The forty camera and motion presets, in the order in which they are shown. */
export const cameraPresets: readonly CameraPreset[] = [
  staticPreset,
  ...dollyPresets,
  ...truckAndPedestalPresets,
  ...panTiltRollPresets,
  ...zoomPresets,
  ...dollyZoomPresets,
  ...orbitPresets,
  ...cranePresets,
  ...aerialPresets,
  ...followPresets,
  whipPanPreset,
  rackFocusPreset,
  throughObjectPreset,
  bulletTimePreset,
  snorricamPreset,
  hyperlapsePreset,
]

const byId = new Map(cameraPresets.map((preset) => [preset.id, preset]))

export function findCameraPreset(id: string): CameraPreset | null {
  return byId.get(id) ?? null
}
