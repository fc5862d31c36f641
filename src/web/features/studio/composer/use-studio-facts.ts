import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { RateCard } from '#pricing/rate-card.ts'
import { catalogQuery, enginesQuery, ownEnginesQuery, rateCardQuery } from '#web/api/queries.ts'
import { factsOf, type StudioFacts } from './logic/facts.ts'

/** Null until the studio has said which engines it has and what it charges. */
export function useStudioFacts(): { facts: StudioFacts | null; error: Error | null } {
  const catalog = useQuery(catalogQuery)
  const own = useQuery(ownEnginesQuery)
  const engines = useQuery(enginesQuery)
  const rateCard = useQuery(rateCardQuery)
  const facts = useMemo(() => {
    const card = RateCard.safeParse(rateCard.data)
    if (!catalog.data || own.isPending || !engines.data || !card.success) return null
    return factsOf([...catalog.data, ...(own.data ?? [])], engines.data.items, card.data)
  }, [catalog.data, own.isPending, own.data, engines.data, rateCard.data])
  return { facts, error: catalog.error ?? engines.error ?? rateCard.error }
}
