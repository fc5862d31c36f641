import { QuoteCard } from '#web/ui/quote-card.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { useDraftActions } from '../../draft.ts'
import { Advanced } from '../advanced/advanced.tsx'
import { EngineOptions } from '../advanced/engine-options.tsx'
import { useComposer } from '../composer-state.tsx'
import { composerTabs, isNatural, modeWords, tabLabels } from '../logic/modes.ts'
import { modeOf } from '../logic/resolve.ts'
import { switchTab } from '../logic/switch-tab.ts'
import { ModeRow } from '../mode-row.tsx'
import { PaintedWords } from '../prompt/painted-words.tsx'
import { OneByOne, TakesStepper } from '../quote/takes-stepper.tsx'
import type { Generating } from '../quote/use-generating.ts'
import { AppliedChips } from '../settings/applied-chips.tsx'
import { SettingRow } from '../settings/setting-row.tsx'
import { Settings } from '../settings/settings.tsx'

/** Everything that the pills stand for, and what it costs. */
export function PhoneSettings({ generating }: { generating: Generating }) {
  const { draft, facts } = useComposer()
  const { change } = useDraftActions()
  const { quote, state, total, balance, takes } = generating
  return (
    <div className="flex flex-col gap-4 pb-4">
      <Segmented
        full
        hideLabel
        label="What to make"
        onChange={(tab) => change(switchTab(draft, tab, facts?.engines ?? []), 'What is made')}
        options={composerTabs.map((tab) => ({ value: tab, label: tabLabels[tab] }))}
        size="lg"
        value={modeWords[modeOf(draft)].tab}
      />
      <ModeRow />
      <PaintedWords />
      <AppliedChips />
      {!isNatural(modeOf(draft)) && <EngineOptions heading={false} />}
      <Settings />
      <SettingRow label="Takes">
        <span className="flex flex-col gap-2">
          <span className="flex">
            <TakesStepper />
          </span>
          <OneByOne />
        </span>
      </SettingRow>
      <Advanced />
      {generating.unpriced === null && (
        <QuoteCard
          balance={balance}
          footnote={generating.footnote}
          lines={quote?.lines ?? []}
          providerCostUsd={quote?.providerCostUsd}
          state={state}
          takes={takes}
          total={total}
        />
      )}
    </div>
  )
}
