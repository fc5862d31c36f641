import { ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'
import { expectedSeconds } from '#catalog/public.ts'
import { useShortcut } from '#web/app/shortcuts/registry.ts'
import { clock } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { Popover } from '#web/ui/popover.tsx'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { capabilitiesOf } from '../logic/engine-words.ts'
import { secondsNow } from '../logic/fits.ts'
import { engineLabel } from '../logic/picker-list.ts'
import { modeOf } from '../logic/resolve.ts'
import { EngineTile } from './engine-tile.tsx'

const picker = lazyPart(() => import('./engine-picker.tsx').then(({ EnginePicker }) => EnginePicker))

/** The engine that is set, with what it can do; opens the list of all. */
export function EngineButton() {
  const { draft, facts, resolved, quoting, request: asked } = useComposer()
  const [open, setOpen] = useState(false)
  useShortcut({ keys: 'mod+e', label: 'Choose an engine', where: 'Studio', run: () => setOpen(true) })
  const error = useFieldError('engineId', 'mode')
  const { engine, request } = resolved
  const { engineId = 'auto' } = draft
  const mode = modeOf(draft)
  const isAuto = engineId === 'auto'
  const name = isAuto ? 'Auto' : engineLabel(engineId, facts)
  const missing = facts === null ? 'Reading the engines…' : 'No engine fits these settings'
  const caps = engine ? capabilitiesOf(engine, mode).join(' · ') : missing
  const card = engine?.modes[mode]
  const seconds =
    engine && card && request && facts ? secondsNow(engine, expectedSeconds(card, request), facts) : null
  const live = engine && facts?.live.get(engine.id)
  const trouble = live && (live.level === 'slow' || live.level === 'failing') ? live.words : null
  const reason = isAuto && asked && !quoting.loading ? quoting.quote?.engineReason : null
  const trigger = (
    <button
      className="flex w-full items-center gap-2.5 rounded-3 bg-raised py-2 pr-2.5 pl-2 text-left inset-ring inset-ring-line-2 hover:bg-raised-hover data-popup-open:inset-ring-accent-edge"
      type="button"
    >
      <EngineTile engine={isAuto || !engine ? 'auto' : engine} size={32} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="font-medium">
          <span className="sr-only">Engine: </span>
          {name}
        </span>
        <span className="truncate text-11 font-medium text-fg-3">
          {isAuto && engine ? `${engine.label} · ${caps}` : caps}
        </span>
      </span>
      {seconds !== null && <span className="text-12 text-fg-2">≈ {clock(seconds)}</span>}
      <Icon of={ChevronsUpDown} size={14} />
    </button>
  )
  return (
    <div className="flex flex-col gap-1.5">
      <Popover
        align="start"
        className="flex max-h-[min(604px,var(--available-height))] w-[520px] flex-col overflow-hidden! laptop:mr-5"
        label="Choose an engine"
        onOpenChange={setOpen}
        open={open}
        side="left"
        trigger={trigger}
      >
        <LazyView of={picker} with={{ onDone: () => setOpen(false), roomy: true }} />
      </Popover>
      {error !== undefined && <p className="text-12 text-bad">{error}</p>}
      {trouble !== null && error === undefined && <p className="text-11 text-pretty text-warn">{trouble}</p>}
      {reason && error === undefined && <p className="text-11 text-pretty text-fg-3">{reason}</p>}
    </div>
  )
}
