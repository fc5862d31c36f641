import type { ShotRequest } from '#contract/project.ts'
import type { StudioFacts } from './facts.ts'
import { type EngineFit, fitsOf } from './fits.ts'
import { modeOf } from './resolve.ts'

export type EngineSort = 'price' | 'time' | 'name'
export type EngineFilter = 'sound' | 'quick' | 'free' | 'own-keys'

export interface PickerWish {
  words: string
  filter: EngineFilter | null
  sort: EngineSort
}

export interface PickerList {
  total: number
  fits: EngineFit[]
  oneChange: EngineFit[]
  cannot: EngineFit[]
  unavailable: EngineFit[]
}

/** Every engine of the kind in its group, those that are searched for, in the wished order. */
export function pickerList(
  draft: ShotRequest,
  facts: StudioFacts,
  ownKeys: ReadonlySet<string>,
  { words, filter, sort }: PickerWish,
): PickerList {
  const all = fitsOf(draft, facts)
  const shown = all
    .filter((fit) => matches(fit, words) && (filter === null || passes(fit, filter, draft, ownKeys)))
    .sort(orders[sort])
  const group = (kind: EngineFit['kind']) => shown.filter((fit) => fit.kind === kind)
  return {
    total: all.length,
    fits: group('fits'),
    oneChange: group('one-change'),
    cannot: group('cannot'),
    unavailable: group('unavailable'),
  }
}

function matches({ engine }: EngineFit, words: string): boolean {
  const text = [engine.label, engine.maker, engine.summary, ...engine.tags].join(' ').toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function passes(
  fit: EngineFit,
  filter: EngineFilter,
  draft: ShotRequest,
  ownKeys: ReadonlySet<string>,
): boolean {
  const { engine, credits, seconds } = fit
  switch (filter) {
    case 'sound':
      return (engine.modes[modeOf(draft)]?.audio ?? 'none') !== 'none'
    case 'quick':
      return seconds !== null && seconds < 60
    case 'free':
      return credits === 0 || engine.price.credits.per === 'free'
    case 'own-keys':
      return engine.routes.some(({ provider }) => ownKeys.has(provider))
  }
}

const last = Number.POSITIVE_INFINITY
const byName = (a: EngineFit, b: EngineFit) => (a.engine.label < b.engine.label ? -1 : 1)
const orders: Record<EngineSort, (a: EngineFit, b: EngineFit) => number> = {
  price: (a, b) => (a.credits ?? last) - (b.credits ?? last) || byName(a, b),
  time: (a, b) => (a.seconds ?? last) - (b.seconds ?? last) || byName(a, b),
  name: byName,
}

export const engineLabel = (id: string, facts: StudioFacts | null): string =>
  facts?.engines.find((engine) => engine.id === id)?.label ?? id
