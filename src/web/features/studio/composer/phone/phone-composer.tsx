import { Move3d, Plus } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { Icon } from '#web/ui/icon.tsx'
import { priceSentence } from '#web/ui/quote-state.ts'
import { Sheet } from '#web/ui/sheet.tsx'
import { useStudioLayout } from '../../studio-layout.ts'
import { useComposer } from '../composer-state.tsx'
import { EnginePicker } from '../engine/engine-picker.tsx'
import { EngineTile } from '../engine/engine-tile.tsx'
import { settingWords } from '../logic/engine-words.ts'
import { modeWords, tabLabels } from '../logic/modes.ts'
import { engineLabel } from '../logic/picker-list.ts'
import { modeOf } from '../logic/resolve.ts'
import { Prompt } from '../prompt/prompt.tsx'
import { GenerateButton } from '../quote/generate-button.tsx'
import { SameTake } from '../quote/same-take.tsx'
import { StartProblem } from '../quote/start-problem.tsx'
import { useGenerating } from '../quote/use-generating.ts'
import { References } from '../references/references.tsx'
import { UploadProblems } from '../references/upload-problems.tsx'
import { FieldProblem } from '../settings/field-problem.tsx'
import { OptionPill } from './option-pill.tsx'
import { PhoneSettings } from './phone-settings.tsx'

type OpenSheet = 'engine' | 'settings' | 'references' | null

/** The composer of a phone: prompt, settings as pills that open sheets, references, and the paid button, always in reach. */
export function PhoneComposer() {
  const { draft, facts, resolved } = useComposer()
  const generating = useGenerating()
  const [open, setOpen] = useState<OpenSheet>(null)
  const showPresets = useStudioLayout((state) => state.showPresets)
  const stack = useRef<HTMLElement>(null)
  useStackHeight(stack)
  const toggle = (sheet: OpenSheet) => (shown: boolean) => setOpen(shown ? sheet : null)
  const isAuto = (draft.engineId ?? 'auto') === 'auto'
  const { durationSeconds, resolution, aspectRatio } = { ...resolved.request, ...draft }
  const move = draft.camera?.presetId ? findCameraPreset(draft.camera.presetId) : null
  const settings = () => setOpen('settings')

  return (
    <section
      ref={stack}
      aria-label="Prompt"
      className="relative z-(--z-float) flex flex-none flex-col gap-2.5 rounded-t-[16px] bg-panel px-3 pt-3 pb-2.5 shadow-[0_-1px_0_var(--line-2),0_-12px_32px_oklch(0_0_0/.35)]"
    >
      <StartProblem generating={generating} />
      {generating.state.kind === 'short' && (
        <p className="text-12 text-fg-2" role="status">
          {priceSentence(generating.state, generating.total, generating.balance, generating.takes)}
        </p>
      )}
      {generating.again && (
        <p className="text-12 text-fg-2" role="status">
          {generating.footnote}
        </p>
      )}
      <Prompt compact />
      <div className="-mx-3 flex gap-2 overflow-x-auto px-3 [mask:linear-gradient(90deg,#000_88%,transparent)] [scrollbar-width:none]">
        <OptionPill onPress={() => setOpen('engine')}>
          <EngineTile engine={isAuto || !resolved.engine ? 'auto' : resolved.engine} size={24} />
          <span className="sr-only">Engine: </span>
          {isAuto ? 'Auto' : engineLabel(draft.engineId ?? '', facts)}
        </OptionPill>
        <OptionPill onPress={settings}>{tabLabels[modeWords[modeOf(draft)].tab]}</OptionPill>
        {durationSeconds != null && <OptionPill onPress={settings}>{durationSeconds} s</OptionPill>}
        {resolution != null && <OptionPill onPress={settings}>{resolution.replace('k', 'K')}</OptionPill>}
        {aspectRatio != null && <OptionPill onPress={settings}>{aspectRatio}</OptionPill>}
        <OptionPill onPress={() => showPresets(true)}>
          <Icon className="text-fg-3" of={Move3d} />
          {move?.label ?? 'Motion'}
        </OptionPill>
        <span className="w-6 flex-none" />
      </div>
      <FieldProblem of={['camera']} />
      <SameTake generating={generating} />
      <div className="flex gap-2">
        <ReferencesButton onPress={() => setOpen('references')} />
        <GenerateButton generating={generating} withPrice />
      </div>
      <Sheet
        aside={
          <span className="text-12 text-fg-3">
            {settingWords({ durationSeconds, resolution, aspectRatio })}
          </span>
        }
        onOpenChange={toggle('engine')}
        open={open === 'engine'}
        title="Engine"
      >
        <EnginePicker onDone={() => setOpen(null)} roomy={false} />
      </Sheet>
      <Sheet onOpenChange={toggle('settings')} open={open === 'settings'} startsAt="full" title="Settings">
        <PhoneSettings generating={generating} />
      </Sheet>
      <Sheet onOpenChange={toggle('references')} open={open === 'references'} title="References">
        <div className="flex flex-col gap-3">
          <References />
          <UploadProblems />
        </div>
      </Sheet>
    </section>
  )
}

function ReferencesButton({ onPress }: { onPress: () => void }) {
  const { inputs } = useComposer()
  if (inputs.slots.length === 0) return null
  const count = inputs.inputs.length + inputs.uploads.length
  const pictures = inputs.inputs.flatMap(({ asset }) => asset?.posterUrl ?? []).slice(0, 2)
  return (
    <button
      aria-label={`References, ${count} added`}
      className="flex h-12 flex-none items-center gap-1 rounded-4 bg-raised px-2.5 text-fg-2 inset-ring inset-ring-line-2 first:pl-1.5"
      onClick={onPress}
      type="button"
    >
      {pictures.map((url) => (
        <img key={url} alt="" className="size-[34px] rounded-[7px] bg-well object-cover" src={url} />
      ))}
      <Icon of={Plus} size={20} />
    </button>
  )
}

/** Toasts and the pages' own content keep clear of the stack. */
function useStackHeight(stack: React.RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = stack
    if (!current) return
    const root = document.documentElement
    const watch = new ResizeObserver(() => {
      root.style.setProperty(
        '--stack-height',
        `${window.innerHeight - current.getBoundingClientRect().top}px`,
      )
    })
    watch.observe(current)
    return () => {
      watch.disconnect()
      root.style.removeProperty('--stack-height')
    }
  }, [stack])
}
