import { Move3d, Palette, Plus } from 'lucide-react'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { findStyle } from '#catalog/presets/styles.ts'
import { Icon } from '#web/ui/icon.tsx'
import { useDraftActions } from '../../draft.ts'
import { useStudioLayout } from '../../studio-layout.ts'
import { useComposer } from '../composer-state.tsx'
import { cardsFor } from '../logic/choices.ts'
import { CameraFields } from './camera-fields.tsx'
import { FieldProblem } from './field-problem.tsx'
import { ValueChip } from './value-chip.tsx'

/** The camera move and the style that the take will have. */
export function AppliedChips() {
  const { draft, facts, resolved } = useComposer()
  const { change } = useDraftActions()
  const showPresets = useStudioLayout((state) => state.showPresets)
  const cards = facts ? cardsFor(draft, facts) : []
  const moves = cards.some(({ card }) => card.camera !== 'none')
  const styles = cards.some(({ card }) => card.styles)
  const { camera, styleId } = draft
  if (!moves && !styles && !camera && !styleId) return null

  const move = camera?.presetId ? findCameraPreset(camera.presetId) : null
  const style = styleId ? findStyle(styleId) : null
  const add = moves && styles ? 'Add a move or a style' : moves ? 'Add a move' : 'Add a style'
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap gap-1.5">
        {camera && (
          <ValueChip
            icon={Move3d}
            label={move?.label ?? 'Own camera path'}
            note={String(Math.round(camera.strength * 100))}
            onRemove={() => change({ camera: undefined }, 'Camera move')}
          >
            <CameraFields
              camera={camera}
              durationSeconds={resolved.request?.durationSeconds ?? 4}
              onChange={(next) => change({ camera: next }, 'Camera move')}
            />
          </ValueChip>
        )}
        {style && (
          <ValueChip icon={Palette} label={style.label} onRemove={() => change({ styleId: null }, 'Style')} />
        )}
        {!(camera && style) && (moves || styles) && (
          <button
            aria-label={add}
            className="hit inline-flex h-6 items-center gap-[5px] rounded-full px-2 text-12 font-medium text-fg-2 inset-ring inset-ring-line-2 hover:text-fg"
            onClick={() => showPresets(true)}
            type="button"
          >
            <Icon of={Plus} size={14} />
            {!camera && !style && add}
          </button>
        )}
      </div>
      <FieldProblem of={['camera', 'styleId']} />
    </div>
  )
}
