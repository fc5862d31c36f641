import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { enginesQuery } from '#web/api/queries.ts'

/** What the engines of each provider are called. */
export function useProviderEngines(): ReadonlyMap<string, readonly string[]> {
  const items = useQuery(enginesQuery).data?.items
  return useMemo(() => {
    const pairs = (items ?? []).flatMap(({ label, providers }) => providers.map((id) => ({ id, label })))
    return new Map(
      [...Map.groupBy(pairs, ({ id }) => id)].map(([id, list]) => [id, list.map(({ label }) => label)]),
    )
  }, [items])
}

/** "Veo 3.1, Kling 3.0 and 3 more". */
export function engineWords(labels: readonly string[]): string {
  const [first, second, ...others] = labels
  if (first === undefined) return ''
  if (second === undefined) return first
  return others.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${others.length} more`
}
