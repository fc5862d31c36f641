import { Redo2, Undo2 } from 'lucide-react'
import { useShortcuts } from '#web/app/shortcuts/registry.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { TabPanel, Tabs } from '#web/ui/tabs.tsx'
import { useDraft } from '../draft.ts'
import { Advanced } from './advanced/advanced.tsx'
import { EngineOptions } from './advanced/engine-options.tsx'
import { useComposer } from './composer-state.tsx'
import { EngineButton } from './engine/engine-button.tsx'
import { choicesOf, composerTabs, isNatural, modeWords, tabLabels } from './logic/modes.ts'
import { modeOf } from './logic/resolve.ts'
import { switchTab } from './logic/switch-tab.ts'
import { ModeRow } from './mode-row.tsx'
import { PaintedWords } from './prompt/painted-words.tsx'
import { Prompt } from './prompt/prompt.tsx'
import { QuoteDock } from './quote/quote-dock.tsx'
import { useGenerating } from './quote/use-generating.ts'
import { References } from './references/references.tsx'
import { UploadProblems } from './references/upload-problems.tsx'
import { AppliedChips } from './settings/applied-chips.tsx'
import { Settings } from './settings/settings.tsx'

/** What the next take is made from, by which engine, and what it costs. */
export function ComposerPanel() {
  const { draft, facts } = useComposer()
  const { change } = useDraft()
  const engines = facts?.engines ?? []
  const tabs = composerTabs
    .filter((tab) => facts === null || choicesOf(tab, engines).length > 0)
    .map((tab) => ({ value: tab, label: tabLabels[tab] }))
  const generating = useGenerating()
  const { tab } = modeWords[modeOf(draft)]
  return (
    <aside aria-label="Prompt" className="flex min-w-0 flex-1 flex-col bg-panel">
      <Tabs
        aside={<History />}
        className="flex-1"
        label="What to make"
        listClassName="[&_[role=tab]]:px-2"
        onChange={(next) => change(switchTab(draft, next, engines), 'What is made')}
        tabs={tabs}
        value={tab}
      >
        <TabPanel className="flex flex-col gap-3 overflow-y-auto p-3 scroll-thin" value={tab}>
          <ModeRow />
          <Prompt />
          <PaintedWords />
          <References />
          <UploadProblems />
          <AppliedChips />
          <EngineButton />
          {!isNatural(modeOf(draft)) && <EngineOptions heading={false} />}
          <Settings />
          <Advanced />
        </TabPanel>
      </Tabs>
      <QuoteDock generating={generating} />
    </aside>
  )
}

/** The way back and forth through the changes of this draft. */
function History() {
  const { undo, redo, canUndo, canRedo } = useDraft()
  useShortcuts([
    { keys: 'mod+z', label: 'Undo the last change', where: 'Studio', run: undo },
    { keys: 'mod+shift+z', label: 'Do it again', where: 'Studio', run: redo },
  ])
  return (
    <span className="flex items-center gap-1 pr-1">
      <IconButton disabled={!canUndo} icon={Undo2} label="Undo" onClick={undo} shortcut="mod+z" size="sm" />
      <IconButton
        disabled={!canRedo}
        icon={Redo2}
        label="Redo"
        onClick={redo}
        shortcut="mod+shift+z"
        size="sm"
      />
    </span>
  )
}
