import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { providerKeysQuery } from '#web/api/queries.ts'

/** Providers that this workspace has brought a key of its own for. */
export function useOwnKeys(): ReadonlySet<string> {
  const items = useQuery(providerKeysQuery).data?.items
  return useMemo(
    () => new Set((items ?? []).flatMap(({ provider, own }) => (own === null ? [] : [provider]))),
    [items],
  )
}
