import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { RateCard } from '#pricing/rate-card.ts'
import { enginesQuery, rateCardQuery } from '#web/api/queries.ts'
import { factsOf, type StudioFacts } from './logic/facts.ts'

/** Null until the studio has said which engines it has and what it charges. */
export function useStudioFacts(): { facts: StudioFacts | null; error: Error | null } {
  const engines = useQuery(enginesQuery)
  const rateCard = useQuery(rateCardQuery)
  const facts = useMemo(() => {
    const card = RateCard.safeParse(rateCard.data)
    return engines.data && card.success ? factsOf(engines.data.items, card.data) : null
  }, [engines.data, rateCard.data])
  return { facts, error: engines.error ?? rateCard.error }
}
