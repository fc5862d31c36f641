import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { enginesQuery } from '#web/api/queries.ts'

/** What an engine is called; its id until the list is here, and for engines that are gone. */
export function useEngineName(): (id: string) => string {
  const { data } = useQuery(enginesQuery)
  return useMemo(() => {
    const names = new Map(data?.items.map(({ id, label }) => [id, label]))
    return (id) => names.get(id) ?? (id === 'auto' ? 'Auto' : id)
  }, [data])
}
