import { ChevronRight, Info } from 'lucide-react'
import { useState } from 'react'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/icon.tsx'
import { QuoteCard } from '#web/ui/quote-card.tsx'
import { useMedia } from '#web/ui/use-media.ts'
import { GenerateButton } from './generate-button.tsx'
import { SameTake } from './same-take.tsx'
import { StartProblem } from './start-problem.tsx'
import { OneByOne, TakesStepper } from './takes-stepper.tsx'
import type { Generating } from './use-generating.ts'

/** More lines than this would push the settings away. */
const mostLines = 4

/** What the take costs and the button that makes it, always in sight below the settings. */
export function QuoteDock({ generating }: { generating: Generating }) {
  const { quote, state, balance, total, takes } = generating
  const low = useMedia('(max-height: 819px)')
  const [unfolded, setUnfolded] = useState(false)
  const lines = quote?.lines ?? []
  const folds = (low && lines.length > 0) || lines.length > mostLines
  const buttons = (
    <div className="flex flex-col gap-2">
      <OneByOne />
      <div className="flex gap-2">
        <TakesStepper />
        <GenerateButton generating={generating} />
      </div>
    </div>
  )
  if (generating.unpriced !== null) {
    return (
      <div className="flex flex-none flex-col gap-2.5 border-t border-line p-3">
        <p className="text-12 text-pretty text-fg-2">{generating.unpriced}</p>
        {buttons}
      </div>
    )
  }
  return (
    <div className="flex-none border-t border-line p-3">
      <StartProblem generating={generating} />
      <SameTake generating={generating} />
      {quote?.notes.map((note) => (
        <p key={note} className="mb-1.5 flex items-start gap-1.5 text-12 text-fg-2">
          <Icon className="mt-px text-info" of={Info} size={14} />
          {note}
        </p>
      ))}
      {folds && (
        <button
          aria-expanded={unfolded}
          className="hit -ml-0.5 flex h-6 items-center gap-1 text-12 text-fg-2 hover:text-fg"
          onClick={() => setUnfolded(!unfolded)}
          type="button"
        >
          <Icon
            className={cx('transition-transform duration-(--d-2)', unfolded && 'rotate-90')}
            of={ChevronRight}
            size={14}
          />
          What it is made of
        </button>
      )}
      {total === null && generating.error !== null ? (
        buttons
      ) : (
        <QuoteCard
          balance={balance}
          footnote={generating.footnote}
          framed={false}
          className="max-h-[50vh] overflow-y-auto scroll-thin"
          lines={folds && !unfolded ? [] : lines}
          providerCostUsd={quote?.providerCostUsd}
          state={state}
          takes={takes}
          total={total}
        >
          {buttons}
        </QuoteCard>
      )}
    </div>
  )
}
