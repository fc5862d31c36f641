import { cameraPresets, findCameraPreset } from '#catalog/presets/camera.ts'
import { freshCamera } from '#web/features/presets/fresh-camera.ts'
import { Select } from '#web/ui/select.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer } from '../composer-state.tsx'
import { CameraFields } from '../settings/camera-fields.tsx'
import { FieldProblem } from '../settings/field-problem.tsx'
import { Section } from './section.tsx'

/** A move over the finished picture, by the local engine, whatever engine made it. */
export function SecondPass() {
  const { draft, resolved } = useComposer()
  const { change } = useDraftActions()
  const { motion } = draft
  const set = (presetId: string) => {
    const preset = findCameraPreset(presetId)
    if (preset) change({ motion: { camera: freshCamera(preset) } }, 'Second camera pass')
  }
  // What a draft of before has is shown, with what is wrong with it.
  const drawn = cameraPresets.filter(
    ({ id, drawable }) => drawable.kind === 'exact' || id === motion?.camera.presetId,
  )
  const [first] = drawn
  return (
    <Section
      description="A second move over the finished picture, on this machine."
      label="Second camera pass"
      on={motion !== undefined}
      onChange={(on) => (on ? set('dolly-in') : change({ motion: undefined }, 'Second camera pass'))}
    >
      <Select
        label="Move"
        onChange={set}
        options={drawn.map(({ id, label }) => ({ value: id, label }))}
        value={motion?.camera.presetId ?? first?.id ?? null}
      />
      {motion && (
        <CameraFields
          camera={motion.camera}
          durationSeconds={resolved.request?.durationSeconds ?? 4}
          onChange={(camera) => change({ motion: { camera } }, 'Second camera pass')}
        />
      )}
      <FieldProblem of={['motion']} />
    </Section>
  )
}
