import { Star } from 'lucide-react'
import { useState } from 'react'
import { CameraFamily, type CameraPreset } from '#camera/preset.ts'
import { cameraPresets, findCameraPreset } from '#catalog/presets/camera.ts'
import type { CameraRequest } from '#contract/generation.ts'
import { canDraw } from '#web/features/studio/composer/logic/moves.ts'
import { modeOf, resolveDraft } from '#web/features/studio/composer/logic/resolve.ts'
import { useStudioFacts } from '#web/features/studio/composer/use-studio-facts.ts'
import { useDraft, useDraftActions, useDraftPart } from '#web/features/studio/draft.ts'
import { Chip } from '#web/ui/chip.tsx'
import { SearchInput } from '#web/ui/input.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { CLIP_SECONDS } from './clip-seconds.ts'
import { autoCamera, engineCamera } from './engine-camera.ts'
import { useFavorites } from './favorites.ts'
import { freshCamera } from './fresh-camera.ts'
import { familyNames, findMoves, type MoveCategory } from './move-search.ts'
import { MoveSettings } from './move-settings.tsx'
import { MoveTile } from './move-tile.tsx'
import { NothingFound } from './nothing-found.tsx'
import { TileGrid } from './tile-grid.tsx'

const stageOfDraft = lazyPart(() => import('./stage-of-draft.tsx').then(({ StageOfDraft }) => StageOfDraft))

export function MotionTab() {
  const presetId = useDraftPart((draft) => draft.camera?.presetId)
  const { change } = useDraftActions()
  const [query, setQuery] = useState('')
  const [category, setCategory] = useState<MoveCategory>('all')
  const [staging, setStaging] = useState(false)
  const { favorites, toggle } = useFavorites()
  const isDrawn = useIsDrawn()
  const preset = presetId === undefined ? null : findCameraPreset(presetId)
  const moves = findMoves(cameraPresets, query, category, favorites)
  const setCamera = (next: CameraRequest | undefined) => change({ camera: next }, 'Camera move')
  const leaveStage = () => setStaging(false)
  const showAll = () => {
    setQuery('')
    setCategory('all')
  }

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex-none px-3 pt-2.5 pb-2">
        <SearchInput label={`Search ${cameraPresets.length} moves`} value={query} onValue={setQuery} />
      </div>
      <Categories value={category} onChange={setCategory} />
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pt-1 pb-3 scroll-thin">
        {moves.length === 0 ? (
          <NothingFound query={query} onShowAll={showAll}>
            {category === 'mine' && query === '' ? 'Star a move to find it here.' : undefined}
          </NothingFound>
        ) : (
          <TileGrid
            label="Camera moves"
            items={moves}
            keyOf={({ id }) => id}
            entry={preset?.id ?? null}
            onKey={(key, move) => key === 'f' && toggle(move.id)}
            tile={(move, roving) => (
              <MoveTile
                preset={move}
                chosen={move.id === preset?.id}
                favorite={favorites.has(move.id)}
                drawn={isDrawn(move)}
                onChoose={() => setCamera(move.id === preset?.id ? undefined : freshCamera(move))}
                onFavorite={() => toggle(move.id)}
                {...roving}
              />
            )}
          />
        )}
      </div>
      {preset !== null && (
        <Settings preset={preset} onChange={setCamera} onOpenStage={() => setStaging(true)} />
      )}
      {staging && <LazyView of={stageOfDraft} with={{ onClose: leaveStage }} onFail={leaveStage} />}
    </div>
  )
}

/** Whether the chosen engine can draw a move. Only what decides it is read of the draft, so that typing changes nothing here. */
function useIsDrawn(): (move: CameraPreset) => boolean {
  const engineId = useDraftPart((draft) => draft.engineId)
  const mode = useDraftPart(modeOf)
  const { facts } = useStudioFacts()
  return (move) => facts === null || canDraw(move, { engineId, mode }, facts)
}

function Categories({ value, onChange }: { value: MoveCategory; onChange(value: MoveCategory): void }) {
  const chip = (category: MoveCategory, label: string) => (
    <Chip
      key={category}
      pressed={value === category}
      onClick={() => onChange(category)}
      {...(category === 'mine' && { icon: Star })}
    >
      {label}
    </Chip>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: chips are no form's fields
    <div
      role="group"
      aria-label="Kinds of moves"
      className="flex flex-none gap-1.5 overflow-x-auto px-3 pt-0.5 pb-2 [mask:linear-gradient(90deg,#000_calc(100%-40px),transparent)] [scrollbar-width:none]"
    >
      {chip('all', 'All')}
      {chip('mine', 'Mine')}
      {CameraFamily.options.map((family) => chip(family, familyNames[family]))}
      <span className="w-6 flex-none" />
    </div>
  )
}

type SettingsProps = Pick<React.ComponentProps<typeof MoveSettings>, 'preset' | 'onChange' | 'onOpenStage'>

function Settings(props: SettingsProps) {
  const { draft } = useDraft()
  const { facts } = useStudioFacts()
  if (draft.camera === undefined) return null
  const { engine = null, errors = [] } = facts === null ? {} : resolveDraft(draft, facts)
  return (
    <MoveSettings
      {...props}
      camera={draft.camera}
      clip={{
        durationSeconds: draft.durationSeconds ?? CLIP_SECONDS,
        hasEndFrame: draft.inputs?.some(({ role }) => role === 'lastFrame') ?? false,
      }}
      engine={engineCamera(engine, modeOf(draft), draft.camera, props.preset) ?? autoCamera(errors)}
    />
  )
}
