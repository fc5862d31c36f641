import type { Engine, RouteRequest } from '#catalog/engine.ts'
import {
  type CreditRule,
  conditionHolds,
  countReferences,
  perMillion,
  quantityOf,
  vendorCost,
} from '#catalog/price-rule.ts'
import type { Mode } from '#contract/generation.ts'
import type { Payer } from '#contract/payer.ts'
import type { QuoteLine } from '#contract/quote.ts'
import { defineErrors } from '#kernel/errors.ts'
import type { MicroUsd } from '#kernel/money.ts'
import { baseLabel, mediaLabel, referenceLabel } from './labels.ts'
import type { RateCard } from './rate-card.ts'

export const PricingErrors = defineErrors({
  engine_unavailable: { status: 503, title: 'This engine has no price yet.' },
})

export interface StagePrice {
  lines: QuoteLine[]
  /** The sum of the lines. */
  credits: number
  /** What the vendor is expected to take from the house. */
  costMicroUsd: MicroUsd
  billsModerated: boolean
  billsFailed: boolean
}

type PricedRule = Exclude<CreditRule, { per: 'free' | 'default' | 'unknown' | 'token' }>

/** The rule that counts: the rate card's for this engine, else the engine's own, else the house's default. */
export function ruleFor(card: RateCard, engine: Engine): CreditRule {
  const rule = card.engines[engine.id] ?? engine.price.credits
  return rule.per === 'default' ? card.defaultRule : rule
}

/** False: nobody knows what it costs, so it must not be picked. */
export function hasPrice(card: RateCard, engine: Engine): boolean {
  return engine.price.cost !== null && ruleFor(card, engine).per !== 'unknown'
}

/**
 * What one stage costs, itemised. Each line is rounded up once; credits are whole. On the workspace's own key it costs no
 * credits, whatever the vendor takes. Throws `engine_unavailable` without a price.
 */
export function priceStage(
  card: RateCard,
  engine: Engine,
  mode: Mode,
  request: RouteRequest,
  stage: string,
  payer: Payer = 'studio',
): StagePrice {
  const costMicroUsd = vendorCost(engine.price.cost, request)
  if (costMicroUsd === null) throw noPrice(engine)
  const lines =
    payer === 'workspace'
      ? [noCharge(`${baseLabel(mode, request)}, own key`, stage)]
      : linesOf(ruleFor(card, engine), engine, mode, request, stage)
  const full = lines.reduce((sum, line) => sum + line.credits, 0)
  const discount = Math.floor((full * card.memberDiscountPercent) / 100)
  if (discount > 0) {
    const label = `Member discount ${card.memberDiscountPercent} %`
    lines.push({ code: 'discount', label, stage, quantity: 1, unitCredits: -discount, credits: -discount })
  }
  return {
    lines,
    credits: full - discount,
    costMicroUsd,
    billsModerated: engine.price.billsModerated,
    billsFailed: engine.price.billsFailed,
  }
}

function noPrice(engine: Engine) {
  return PricingErrors.engine_unavailable({
    detail: `${engine.label} has no known price for this request, so it cannot be used.`,
    nextSteps: [{ action: 'choose_engine', label: 'Choose another engine' }],
  })
}

function linesOf(
  rule: CreditRule,
  engine: Engine,
  mode: Mode,
  request: RouteRequest,
  stage: string,
): QuoteLine[] {
  switch (rule.per) {
    case 'free':
      return [noCharge(`${baseLabel(mode, request)}, free`, stage)]
    case 'unknown':
    case 'default':
      throw noPrice(engine)
    case 'token': {
      const credits = Math.max(1, perMillion(rule.creditsPerMillion, request))
      const label = baseLabel(mode, request)
      return [{ code: 'base', label, stage, quantity: 1, unitCredits: credits, credits }]
    }
    default:
      return [
        baseLine(rule, mode, request, stage),
        ...mediaLines(rule, request, stage),
        ...referenceLines(rule, request, stage),
      ]
  }
}

const noCharge = (label: string, stage: string): QuoteLine => ({
  code: 'base',
  label,
  stage,
  quantity: 1,
  unitCredits: 0,
  credits: 0,
})

function baseLine(rule: PricedRule, mode: Mode, request: RouteRequest, stage: string): QuoteLine {
  const { unit, per } = unitOf(rule)
  const quantity = quantityOf(rule.per, request)
  let numerator = unit
  let denominator = per
  for (const factor of rule.factors) {
    if (!conditionHolds(factor.when, request)) continue
    numerator *= factor.times[0]
    denominator *= factor.times[1]
  }
  return {
    code: 'base',
    label: baseLabel(mode, request),
    stage,
    quantity,
    unitCredits: numerator / denominator,
    credits: ceilProduct(quantity, numerator, denominator),
  }
}

/** Credits for `per` units, as whole numbers. */
function unitOf(rule: PricedRule): { unit: number; per: number } {
  switch (rule.per) {
    case 'frame':
      return { unit: rule.creditsPer100, per: 100 }
    case 'character':
      return { unit: rule.creditsPer1000, per: 1000 }
    default:
      return { unit: rule.credits, per: 1 }
  }
}

function mediaLines(rule: PricedRule, request: RouteRequest, stage: string): QuoteLine[] {
  const unitCredits = rule.per === 'second' ? (rule.perMediaSecond ?? 0) : 0
  const quantity = Math.ceil(request.mediaSeconds ?? 0)
  if (quantity === 0 || unitCredits === 0) return []
  const label = mediaLabel(quantity)
  return [{ code: 'media', label, stage, quantity, unitCredits, credits: quantity * unitCredits }]
}

function referenceLines(rule: PricedRule, request: RouteRequest, stage: string): QuoteLine[] {
  const count = countReferences(request)
  if (count === 0 || rule.perReference === 0) return []
  const credits = count * rule.perReference
  return [
    {
      code: 'references',
      label: referenceLabel(count),
      stage,
      quantity: count,
      unitCredits: rule.perReference,
      credits,
    },
  ]
}

/** ⌈quantity × numerator ∕ denominator⌉ in whole thousandths, so that no binary fraction rounds a price up. */
function ceilProduct(quantity: number, numerator: number, denominator: number): number {
  const thousandths = BigInt(Math.round(quantity * 1000)) * BigInt(numerator)
  const divisor = BigInt(denominator) * 1000n
  return Number((thousandths + divisor - 1n) / divisor)
}
