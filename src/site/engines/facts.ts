import type { PublicEngineStatus, StudioStatus } from '#contract/engine-status.ts'
import type { RateCard } from '#pricing/rate-card.ts'

/** What differs from studio to studio and from minute to minute; everything else is the catalog. */
export interface SiteFacts {
  status: StudioStatus
  rateCard: RateCard
  whoPaysModerated: 'house' | 'user'
  /** What people call the providers, by id. */
  providers: Readonly<Record<string, string>>
  /** By UTC: "2026-11-30". */
  today: string
}

export const statusOf = (facts: SiteFacts, id: string): PublicEngineStatus | undefined =>
  facts.status.engines.find((engine) => engine.id === id)
