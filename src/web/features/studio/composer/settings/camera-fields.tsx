import { findCameraPreset } from '#catalog/presets/camera.ts'
import type { CameraRequest } from '#contract/generation.ts'
import { MoveSettings } from '#web/features/presets/move-settings.tsx'
import { useComposer } from '../composer-state.tsx'

interface CameraFieldsProps {
  camera: CameraRequest
  durationSeconds: number
  onChange: (camera: CameraRequest) => void
}

/** Strength, speed, easing and side of a move. */
export function CameraFields({ camera, durationSeconds, onChange }: CameraFieldsProps) {
  const { inputs } = useComposer()
  const preset = camera.presetId ? findCameraPreset(camera.presetId) : null
  if (!preset) return <p className="p-3 text-12 text-fg-2">This path was drawn by hand.</p>
  const hasEndFrame = inputs.inputs.some(({ role }) => role === 'lastFrame')
  return (
    <MoveSettings
      bare
      camera={camera}
      clip={{ durationSeconds, hasEndFrame }}
      engine={null}
      onChange={onChange}
      preset={preset}
    />
  )
}
