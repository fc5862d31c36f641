import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Payer } from '#contract/payer.ts'
import type { Queryable } from '#db/client.ts'

/** Failures in a row that open a breaker, and for how long (doubling) it then stays open. */
const breakerThreshold = 5
const firstOpenSeconds = 15
const longestOpenSeconds = 300

export interface KeyUse {
  provider: string
  payer: Payer
  workspaceId: string
}

/**
 * What limits and breakers count by: one key at one vendor. A workspace's own key has its own limits at the vendor, and
 * when it breaks that says nothing about the studio's.
 */
export const limitKey = ({ provider, payer, workspaceId }: KeyUse): string =>
  payer === 'studio' ? provider : `${provider} ${workspaceId}`

/**
 * Takes up to `wanted` requests from a key's token bucket, which all processes share; a second's worth may gather.
 * Returns how many were granted.
 */
export async function takeTokens(
  q: Queryable,
  key: string,
  perSecond: number,
  wanted: number,
): Promise<number> {
  const capacity = Math.max(1, perSecond)
  const spend = () =>
    q.execute(sql`
      with filled as (
        select provider, least(${capacity}::real,
          tokens + ${perSecond}::real * extract(epoch from clock_timestamp() - tokens_at)::real) as tokens
        from provider_state where provider = ${key} for update
      ), granted as (
        select provider, tokens, least(${wanted}::int, floor(tokens)::int) as taken from filled
      )
      update provider_state set tokens = granted.tokens - granted.taken, tokens_at = clock_timestamp()
      from granted where provider_state.provider = granted.provider
      returning granted.taken`)
  let { rows } = await spend()
  if (rows.length === 0) {
    // Not in the same statement: one statement changes a row once, and the second change would be dropped without a word.
    await q.execute(
      sql`insert into provider_state (provider, tokens) values (${key}, ${capacity}) on conflict do nothing`,
    )
    rows = (await spend()).rows
  }
  return z.object({ taken: z.number() }).parse(rows[0]).taken
}

const OpenRow = z.object({ key: z.string(), seconds: z.coerce.number() })

/** Keys whose breaker is open now, and for how many seconds more. */
export async function openBreakers(q: Queryable): Promise<Map<string, number>> {
  const result = await q.execute(sql`
    select provider as key, extract(epoch from open_until - now()) as seconds from provider_state
    where open_until > now()`)
  return new Map(result.rows.map((row) => OpenRow.parse(row)).map(({ key, seconds }) => [key, seconds]))
}

/** Counts a failure of the provider itself (not of a request); opens the key's breaker at the threshold. */
export async function countFailure(q: Queryable, key: string): Promise<void> {
  await q.execute(sql`
    insert into provider_state (provider, failures) values (${key}, 1)
    on conflict (provider) do update set failures = provider_state.failures + 1,
      open_until = case when provider_state.failures + 1 >= ${breakerThreshold}
        then now() + make_interval(secs => least(${longestOpenSeconds},
          ${firstOpenSeconds} * power(2, least(8, provider_state.failures + 1 - ${breakerThreshold}))))
        else provider_state.open_until end`)
}

export async function countSuccess(q: Queryable, key: string): Promise<void> {
  await q.execute(sql`
    update provider_state set failures = 0, open_until = null
    where provider = ${key} and (failures > 0 or open_until is not null)`)
}
