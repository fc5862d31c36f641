import type { Engine } from '../engine.ts'
import type { PriceCondition, VendorCost } from '../price-rule.ts'

type UnitCost = Exclude<VendorCost, { per: 'token' }>
type Tier = { usd: number; mediaUsd?: number } & PriceCondition

/** A cent of the vendor's money is one credit, and three tenths more. */
const creditsFor = (usd: number): number => Math.max(1, Math.ceil(Math.round(usd * 130_000) / 1_000))

const microUsd = (usd: number): number => Math.round(usd * 1_000_000)

/**
 * Credits from the vendor's own list. The tiers must not overlap: the first is the base of the credits, and each other
 * one a factor on it.
 */
export function tieredPrice(
  per: 'second' | 'image' | 'fixed',
  [base, ...others]: readonly [Tier, ...Tier[]],
  more: Omit<UnitCost, 'per' | 'tiers'> = {},
): Pick<Engine['price'], 'credits' | 'cost'> {
  const credits = creditsFor(base.usd)
  return {
    credits: {
      per,
      credits,
      factors: others.map(({ usd, mediaUsd, ...when }) => ({ when, times: [creditsFor(usd), credits] })),
      perReference: more.perReferenceMicroUsd ? creditsFor(more.perReferenceMicroUsd / 1_000_000) : 0,
    },
    cost: {
      per,
      tiers: [base, ...others].map(({ usd, mediaUsd, ...when }) => ({
        when,
        microUsd: microUsd(usd),
        ...(mediaUsd === undefined ? {} : { perMediaSecondMicroUsd: microUsd(mediaUsd) }),
      })),
      ...more,
    },
  }
}
