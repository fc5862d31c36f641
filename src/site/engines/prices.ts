import type { Engine, ModeCard, RouteRequest } from '#catalog/engine.ts'
import { modeWords } from '#catalog/mode-words.ts'
import { vendorCost } from '#catalog/price-rule.ts'
import { exampleRequest } from '#catalog/public.ts'
import type { Mode } from '#contract/generation.ts'
import { formatUsd } from '#kernel/money.ts'
import { hasPrice, priceStage } from '#pricing/price.ts'
import type { RateCard } from '#pricing/rate-card.ts'
import { capital, modesOf } from './abilities.ts'

export interface PriceRow {
  length: string
  size: string
  credits: number
  /** What the vendor takes, on the studio's key or on your own. */
  vendorUsd: string
}

export interface PriceTable {
  /** Which modes it is for; empty when it is for all of them. */
  title: string
  rows: PriceRow[]
}

/** A short, a middle and a long take. */
function lengthsOf({ durations }: ModeCard): (number | null)[] {
  if (durations === undefined) return [null]
  const values =
    'values' in durations ? [...durations.values] : [durations.min, durations.default, durations.max]
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  return sorted.length <= 3
    ? sorted
    : [sorted[0] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0]
}

const dollars = (microUsd: number) => `$${formatUsd(microUsd).replace(/(\.\d\d)0+$/, '$1')}`

/** What takes of this engine cost here, by the house's rate card and the vendor's tariff. */
export function priceTables(engine: Engine, rateCard: RateCard): PriceTable[] {
  if (!hasPrice(rateCard, engine)) return []
  const tables = modesOf(engine).map(([mode, card]) => ({
    title: capital(modeWords[mode]),
    rows: rowsOf(engine, mode, card, rateCard),
  }))
  const byRows = Map.groupBy(
    tables.filter(({ rows }) => rows.length > 0),
    ({ rows }) => JSON.stringify(rows),
  )
  const distinct = [...byRows.values()].map(([first, ...others]) => ({
    title: [first, ...others].flatMap((table) => table?.title ?? []).join('; '),
    rows: first?.rows ?? [],
  }))
  return distinct.length === 1 ? distinct.map((table) => ({ ...table, title: '' })) : distinct
}

function rowsOf(engine: Engine, mode: Mode, card: ModeCard, rateCard: RateCard): PriceRow[] {
  const base = exampleRequest(mode, card)
  const sizes = (card.resolutions ?? []).slice(0, 3)
  const requests = lengthsOf(card).flatMap((durationSeconds): RouteRequest[] =>
    (sizes.length === 0 ? [null] : sizes).map((resolution) => ({ ...base, durationSeconds, resolution })),
  )
  return requests.flatMap((request): PriceRow[] => {
    const price = priceOf(engine, mode, request, rateCard)
    if (price === null) return []
    const { durationSeconds, mediaSeconds, resolution } = request
    const seconds = durationSeconds ?? mediaSeconds
    const characters =
      seconds === null && card.prompt.required && card.output === 'audio' ? '100 characters' : ''
    return [
      {
        length: seconds === null ? characters : `${seconds} s`,
        size: resolution ?? '',
        credits: price.credits,
        vendorUsd: dollars(price.costMicroUsd),
      },
    ]
  })
}

/** Null where the vendor's tariff says nothing of such a request. */
function priceOf(engine: Engine, mode: Mode, request: RouteRequest, rateCard: RateCard) {
  return vendorCost(engine.price.cost, request) === null
    ? null
    : priceStage(rateCard, engine, mode, request, '')
}

/** The least that a take of its defaults costs: "from 20 credits". */
export function priceFrom(engine: Engine, rateCard: RateCard): string {
  if (!hasPrice(rateCard, engine)) return 'No price yet'
  const credits = modesOf(engine).flatMap(([mode, card]) => {
    const price = priceOf(engine, mode, exampleRequest(mode, card), rateCard)
    return price === null ? [] : [price.credits]
  })
  if (credits.length === 0) return 'No price yet'
  const least = Math.min(...credits)
  return least === 0 ? 'Free' : `${least} credits`
}
