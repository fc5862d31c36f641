import type { Mode } from '#contract/generation.ts'
import type { Engine } from './engine.ts'
import { exampleRequest } from './public.ts'

/** What a vendor asks for one unit of a model. */
export interface LivePrice {
  usd: number
  unit: string
}

export interface PriceCheck {
  engineId: string
  endpoint: string
  /** Dollars for one unit, each that the card knows; empty: it has no price. */
  card: readonly number[]
  live: LivePrice | null
  /** `drift`: none of the card's prices is the vendor's. `unnamed`: the vendor's list does not have it. */
  state: 'same' | 'drift' | 'unnamed' | 'unpriced'
}

/** The addresses that a provider's cards post to. */
export const endpointsOf = (engines: readonly Engine[], provider: string): string[] => [
  ...new Set(postsOf(engines, provider).map(({ endpoint }) => endpoint)),
]

/**
 * Holds a provider's cards against its price list of now. A list names one base price for each address, a card a price for
 * each choice: they agree when the base price is one of the card's.
 */
export function checkPrices(
  engines: readonly Engine[],
  provider: string,
  list: ReadonlyMap<string, LivePrice>,
): PriceCheck[] {
  return postsOf(engines, provider).map(({ engine, endpoint, seconds }) => {
    const { cost } = engine.price
    const card = cost === null || cost.per === 'token' ? [] : cost.tiers.map(({ microUsd }) => microUsd / 1e6)
    const live = list.get(endpoint) ?? null
    const facts = { engineId: engine.id, endpoint, card, live }
    if (live === null) return { ...facts, state: 'unnamed' }
    if (card.length === 0) return { ...facts, state: 'unpriced' }
    const isPiece = cost?.per === 'fixed' || cost?.per === 'image'
    const perUnit = card.map((usd) => usd * unitsOf(live.unit, isPiece ? seconds : null))
    return { ...facts, state: perUnit.some((usd) => isNear(usd, live.usd)) ? 'same' : 'drift' }
  })
}

/** How many of the card's units one of the vendor's is. */
function unitsOf(unit: string, secondsOfPiece: number | null): number {
  if (/minute/i.test(unit)) return 60
  return secondsOfPiece !== null && /second/i.test(unit) ? 1 / secondsOfPiece : 1
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 0.01 * Math.max(a, b)

function postsOf(engines: readonly Engine[], provider: string) {
  const posts = engines.flatMap((engine) =>
    Object.entries(engine.modes)
      .filter(([, card]) => card.via === undefined)
      .flatMap(([mode, card]) => {
        const request = exampleRequest(mode as Mode, card)
        return engine.routes
          .filter((route) => route.provider === provider)
          .map(({ compile }) => ({
            engine,
            endpoint: compile(request).endpoint,
            seconds: request.durationSeconds,
          }))
      }),
  )
  return [...new Map(posts.map((post) => [`${post.engine.id} ${post.endpoint}`, post])).values()]
}
