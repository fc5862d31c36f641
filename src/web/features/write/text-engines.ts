import type { Engine } from '#catalog/engine.ts'
import { enginesFor } from '#catalog/engines.ts'
import type { Reply } from '#web/api/client.ts'
import type { SelectOption } from '#web/ui/select.tsx'

type Shown = Reply<'getEngines'>['items']

/** The text models that have a key here. */
export function servedTextEngines(shown: Shown | undefined): Engine[] {
  const available = new Set(shown?.filter((one) => one.available).map(({ id }) => id))
  return enginesFor('text').filter(({ id }) => available.has(id))
}

export const engineOptions = (engines: readonly Engine[]): SelectOption<string>[] => [
  { value: 'auto', label: 'Auto', note: 'the cheapest' },
  ...engines.map(({ id, label, maker }) => ({ value: id, label, note: maker })),
]

export const lengths = [
  { value: '500', label: 'Short' },
  { value: '1500', label: 'Medium' },
  { value: '4000', label: 'Long' },
  { value: '8000', label: 'Very long' },
] as const
