import { ChevronLeft, Columns2, SquareSplitHorizontal } from 'lucide-react'
import type { Shot } from '#contract/project.ts'
import { Button } from '#web/ui/button.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Switch } from '#web/ui/switch.tsx'
import type { CompareLayout } from './compare-room.tsx'

interface CompareHeaderProps {
  shot: Shot
  layout: CompareLayout
  canWipe: boolean
  blind: boolean
  onLayout: (layout: CompareLayout) => void
  onBlind: (blind: boolean) => void
  onBack: () => void
}

export function CompareHeader(props: CompareHeaderProps) {
  const { shot, layout, canWipe, blind, onLayout, onBlind, onBack } = props
  return (
    <header className="flex min-h-11 flex-none flex-wrap items-center gap-2 border-b border-line bg-panel py-1 pr-4 pl-2">
      <Button icon={ChevronLeft} kind="quiet" onClick={onBack}>
        Back
      </Button>
      <h1 className="flex-none font-semibold">Compare takes</h1>
      <span className="min-w-0 truncate text-fg-3">{shot.name}</span>
      <span className="flex-1" />
      <Segmented
        hideLabel
        label="Layout"
        onChange={onLayout}
        options={[
          { value: 'side-by-side', label: 'Side by side', icon: Columns2 },
          {
            value: 'wipe',
            label: 'Wipe',
            icon: SquareSplitHorizontal,
            disabledReason: canWipe ? undefined : 'A wipe needs exactly two takes',
          },
        ]}
        value={layout}
      />
      <Switch checked={blind} label="Blind" onChange={onBlind} />
    </header>
  )
}
