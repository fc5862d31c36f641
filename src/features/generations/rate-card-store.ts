import { desc } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { rateCards } from '#db/schema/jobs.ts'
import { toJsonObject } from '#kernel/json.ts'
import { defaultRateCard, RateCard } from '#pricing/rate-card.ts'

/** The newest rate card of the house, or the built-in one while the operator has written none. */
export async function currentRateCard(q: Queryable): Promise<RateCard> {
  const [newest] = await q.select().from(rateCards).orderBy(desc(rateCards.createdAt)).limit(1)
  return newest === undefined ? defaultRateCard : RateCard.parse(newest.card)
}

/** Adds a version; quotes already made keep theirs. Throws a ZodError when the card is not one. */
export async function publishRateCard(q: Queryable, card: unknown): Promise<RateCard> {
  const parsed = RateCard.parse(card)
  await q.insert(rateCards).values({ version: parsed.version, card: toJsonObject(parsed) })
  return parsed
}
