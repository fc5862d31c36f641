import { ArrowUpDown } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { SearchInput } from '#web/ui/input.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { Menu, MenuChoice } from '#web/ui/menu.tsx'
import { useComposer } from '../composer-state.tsx'
import { capabilitiesOf, settingWords } from '../logic/engine-words.ts'
import type { EngineFit } from '../logic/fits.ts'
import { type EngineSort, type PickerList, type PickerWish, pickerList } from '../logic/picker-list.ts'
import { modeOf } from '../logic/resolve.ts'
import { draftPrice } from '../logic/take-price.ts'
import { EngineFilters } from './engine-filters.tsx'
import { EngineRow } from './engine-row.tsx'
import { UnavailableEngines } from './unavailable-engines.tsx'
import { useEngineChoice } from './use-engine-choice.ts'
import { useOwnKeys } from './use-own-keys.ts'

const sortLabels: Record<EngineSort, string> = { price: 'Price', time: 'Time', name: 'Name' }
const sorts = Object.entries(sortLabels).map(([value, label]) => ({ value: value as EngineSort, label }))

/** All engines for what is being made, by how they stand to the settings, each with its price for them. */
export function EnginePicker({ onDone, roomy }: { onDone: () => void; roomy: boolean }) {
  const { draft, facts, resolved } = useComposer()
  const { choose, chooseAuto } = useEngineChoice()
  const ownKeys = useOwnKeys()
  const [wish, setWish] = useState<PickerWish>({ words: '', filter: null, sort: 'price' })
  const [activeId, setActiveId] = useState<string | null>(null)
  const [keys, setKeys] = useState(false)
  const listId = useId()
  const list = useMemo(
    () => (facts === null ? null : pickerList(draft, facts, ownKeys, wish)),
    [draft, facts, ownKeys, wish],
  )
  const shown = useDeferredValue(list, list && inSight(list))
  if (facts === null || list === null || shown === null) return null

  const isAuto = (draft.engineId ?? 'auto') === 'auto'
  const auto = { id: `${listId}-auto`, run: chooseAuto }
  const usable = [...list.fits, ...list.oneChange]
  const options = [
    ...(wish.words === '' && wish.filter === null ? [auto] : []),
    ...usable.map((fit) => ({ id: `${listId}-${fit.engine.id}`, run: () => choose(fit) })),
  ]
  const current = options.find(({ id }) => id === `${listId}-${draft.engineId ?? 'auto'}`)
  const active = options.find(({ id }) => id === activeId) ?? current ?? options[0]
  const use = (run: () => void) => {
    run()
    onDone()
  }
  const steer = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && active) {
      event.preventDefault()
      const next = options[(options.indexOf(active) + step + options.length) % options.length]
      setKeys(true)
      setActiveId(next?.id ?? null)
      document.getElementById(next?.id ?? '')?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && active) {
      event.preventDefault()
      use(active.run)
    }
  }
  const row = (fit: EngineFit) => {
    const id = `${listId}-${fit.engine.id}`
    return (
      <EngineRow
        key={id}
        active={active?.id === id}
        credits={fit.credits}
        current={draft.engineId === fit.engine.id}
        dim={fit.kind === 'one-change'}
        engine={fit.engine}
        id={id}
        live={facts.live.get(fit.engine.id)}
        name={fit.engine.label}
        off={fit.kind === 'cannot'}
        onHover={() => {
          setKeys(false)
          if (fit.kind !== 'cannot') setActiveId(id)
        }}
        onPress={() => use(() => choose(fit))}
        seconds={fit.seconds}
        words={wordsOf(fit, modeOf(draft))}
      />
    )
  }
  const autoCredits = draftPrice({ ...draft, engineId: 'auto', options: {} }, facts)
  const nothing = usable.length + list.cannot.length + list.unavailable.length === 0

  return (
    <div className="flex min-h-0 flex-1 flex-col" data-keys={keys}>
      <div className="flex gap-1.5 px-2.5 pt-2.5 pb-2 max-tablet:px-0">
        <SearchInput
          aria-activedescendant={active?.id}
          aria-autocomplete="list"
          aria-controls={listId}
          aria-expanded="true"
          autoFocus={roomy}
          className="h-8! flex-1"
          label="Find an engine"
          onKeyDown={steer}
          onValue={(words) => setWish({ ...wish, words })}
          role="combobox"
          value={wish.words}
        />
        <Menu
          align="end"
          trigger={
            <Button className="h-8!" icon={ArrowUpDown} kind="quiet">
              {sortLabels[wish.sort]}
            </Button>
          }
        >
          <MenuChoice
            label="Order by"
            onChange={(sort) => setWish({ ...wish, sort })}
            options={sorts}
            value={wish.sort}
          />
        </Menu>
      </div>
      <EngineFilters
        hasOwnKeys={ownKeys.size > 0}
        onChange={(filter) => setWish({ ...wish, filter })}
        total={list.total}
        value={wish.filter}
      />
      <div className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-1.5 scroll-thin max-tablet:px-0">
        <div aria-label="Engines" id={listId} role="listbox">
          {options.includes(auto) && (
            <EngineRow
              active={active?.id === auto.id}
              atMost
              credits={autoCredits}
              current={isAuto}
              engine="auto"
              id={auto.id}
              name="Auto"
              onHover={() => setActiveId(auto.id)}
              onPress={() => use(chooseAuto)}
              seconds={null}
              words="Picks the engine for this take, never above the quoted price"
            />
          )}
          <Group
            aside={settingWords(resolved.request ?? draft)}
            fits={shown.fits}
            label="Fits these settings"
            row={row}
          />
          <Group fits={shown.oneChange} label="Fits after one change" row={row} />
          <Group fits={shown.cannot} label="Cannot do this" row={row} />
        </div>
        <UnavailableEngines fits={shown.unavailable} />
        {nothing && (
          <p className="px-2.5 py-6 text-center text-fg-3">
            No engine matches. Clear the search, or take another filter.
          </p>
        )}
      </div>
      {roomy && (
        <footer className="flex items-center gap-3.5 border-t border-line px-3 py-2 text-11 text-fg-3">
          <span className="flex items-center gap-1.5">
            <Kbd keys="up" />
            <Kbd keys="down" />
            Move
          </span>
          <span className="flex items-center gap-1.5">
            <Kbd keys="enter" />
            Use
          </span>
          <span className="flex-1 text-right">
            Prices are for these settings{discountWords(facts.rateCard.memberDiscountPercent)}
          </span>
        </footer>
      )}
    </div>
  )
}

/** What opens at once; the rest is drawn after it. */
const inSight = ({ total, fits }: PickerList): PickerList => ({
  total,
  fits: fits.slice(0, 12),
  oneChange: [],
  cannot: [],
  unavailable: [],
})

interface GroupProps {
  label: string
  aside?: string
  fits: readonly EngineFit[]
  row: (fit: EngineFit) => React.ReactNode
}

function Group({ label, aside, fits, row }: GroupProps) {
  const id = useId()
  if (fits.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
    <div aria-labelledby={id} role="group">
      <div
        className="flex gap-2 px-2.5 pt-2.5 pb-1 text-11 font-medium text-fg-2"
        id={id}
        role="presentation"
      >
        {label}
        {aside !== undefined && <span className="font-normal text-fg-3">{aside}</span>}
      </div>
      {fits.map(row)}
    </div>
  )
}

function wordsOf(fit: EngineFit, mode: ReturnType<typeof modeOf>): string {
  if (fit.kind === 'one-change') return fit.change.words
  if (fit.kind === 'cannot') return fit.reason
  return capabilitiesOf(fit.engine, mode).join(' · ')
}

const discountWords = (percent: number) => (percent === 0 ? '' : `, with your ${percent}% off`)
