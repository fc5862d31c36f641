import { useState } from 'react'
import type { Shot } from '#contract/project.ts'
import { useChangeShot } from '#web/api/project-actions.ts'
import { useShortcuts } from '#web/app/shortcuts/registry.ts'
import { framesOf } from '#web/features/player/frames.ts'
import { mediaOfAsset } from '#web/features/player/media.ts'
import { usePlayerShortcuts } from '#web/features/player/player-shortcuts.ts'
import { usePlayback } from '#web/features/player/use-playback.ts'
import type { Take } from '#web/features/studio/takes/take.ts'
import { CompareChoice } from './compare-choice.tsx'
import { CompareFrames } from './compare-frames.tsx'
import { CompareHeader } from './compare-header.tsx'
import { letters, placed } from './compare-set.ts'
import { CompareTransport } from './compare-transport.tsx'
import { PromptDiff } from './prompt-diff.tsx'
import type { Compared } from './setting-rows.ts'
import { SettingsTable } from './settings-table.tsx'
import { WipeFrame } from './wipe-frame.tsx'

export type CompareLayout = 'side-by-side' | 'wipe'

interface CompareRoomProps {
  shot: Shot
  takes: readonly Take[]
  compared: readonly Compared[]
  onCompare: (ids: readonly string[]) => void
  onBack: () => void
}

export function CompareRoom({ shot, takes, compared, onCompare, onBack }: CompareRoomProps) {
  const [wanted, setLayout] = useState<CompareLayout>('side-by-side')
  const [blind, setBlind] = useState(false)
  const { mutate: changeShot } = useChangeShot()
  const playback = usePlayback(longest(compared))
  usePlayerShortcuts(playback, 'Compare')

  const canWipe = compared.length === 2
  const layout = canWipe ? wanted : 'side-by-side'
  const ids = compared.map(({ take }) => take.id)
  const choose = (at: number) => {
    const id = ids[at]
    if (id !== undefined && id !== shot.chosenJobId) changeShot({ shot, patch: { chosenJobId: id } })
  }
  const hearNext = () => playback.hear((playback.state.getState().soundFrom + 1) % compared.length)
  useShortcuts([
    ...letters.map((letter, at) => ({
      where: 'Compare',
      keys: String(at + 1),
      label: `Choose ${letter}`,
      run: () => choose(at),
      off: at >= compared.length,
    })),
    {
      where: 'Compare',
      keys: 'x',
      label: 'Swap A and B',
      run: () => onCompare(placed(ids, 0, ids[1] ?? '')),
    },
    {
      where: 'Compare',
      keys: 'w',
      label: 'Wipe',
      run: () => setLayout(wanted === 'wipe' ? 'side-by-side' : 'wipe'),
      off: !canWipe,
    },
    { where: 'Compare', keys: 'b', label: 'Blind', run: () => setBlind(!blind) },
    { where: 'Compare', keys: 's', label: 'Sound from the next', run: hearNext },
    { where: 'Compare', keys: 'esc', label: 'Back to the shot', run: onBack },
  ])

  const moves = compared.some(({ asset }) => mediaOfAsset(asset)?.kind !== 'image')
  const frames = { blind, chosenId: shot.chosenJobId, compared, playback }
  return (
    <div className="scroll-thin flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto bg-bg">
      <CompareHeader
        blind={blind}
        canWipe={canWipe}
        layout={layout}
        onBack={onBack}
        onBlind={setBlind}
        onLayout={setLayout}
        shot={shot}
      />
      {layout === 'wipe' ? (
        <WipeFrame {...frames} />
      ) : (
        <CompareFrames {...frames} onPlace={(at, id) => onCompare(placed(ids, at, id))} takes={takes} />
      )}
      {moves && <CompareTransport compared={compared} playback={playback} />}
      <div className="grid flex-[1_0_auto] gap-px border-b border-line bg-line tablet:grid-cols-2 laptop:min-h-64 laptop:grid-cols-[minmax(0,1fr)_minmax(0,1.12fr)_360px]">
        <PromptDiff compared={compared} />
        <SettingsTable blind={blind} compared={compared} />
        <CompareChoice
          chosenId={shot.chosenJobId}
          compared={compared}
          onBack={onBack}
          onChoose={choose}
          onCompare={onCompare}
          shot={shot}
          takes={takes}
        />
      </div>
    </div>
  )
}

/** The playhead runs over the longest; the others hold their last frame. */
function longest(compared: readonly Compared[]) {
  const [first] = compared.toSorted((a, b) => (b.asset.durationSeconds ?? 0) - (a.asset.durationSeconds ?? 0))
  return framesOf(first?.asset.durationSeconds ?? null, first?.asset.fps ?? null)
}
