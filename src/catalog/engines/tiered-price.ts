import type { Engine } from '../engine.ts'
import type { PriceCondition, VendorCost } from '../price-rule.ts'

type UnitCost = Exclude<VendorCost, { per: 'token' }>
type Tier = { usd: number } & PriceCondition

/** A cent of the vendor's money is one credit, and three tenths more. */
const creditsFor = (usd: number): number => Math.max(1, Math.ceil(Math.round(usd * 130_000) / 1_000))

const microUsd = (usd: number): number => Math.round(usd * 1_000_000)

/**
 * Credits from the vendor's own list: the first tier is their base, and what holds where no other does; each other one is
 * a factor on it. The others must not overlap.
 */
export function tieredPrice(
  per: 'second' | 'image' | 'fixed',
  [base, ...others]: readonly [Tier, ...Tier[]],
  { creditsPerReference, ...more }: Omit<UnitCost, 'per' | 'tiers'> & { creditsPerReference?: number } = {},
): Pick<Engine['price'], 'credits' | 'cost'> {
  const credits = creditsFor(base.usd)
  const onTop = (cost: number | undefined) => (cost ? creditsFor(cost / 1_000_000) : 0)
  const perMediaSecond = onTop(more.perMediaSecondMicroUsd)
  const rule = {
    credits,
    factors: others.map(({ usd, ...when }) => ({
      when,
      times: [creditsFor(usd), credits] as [number, number],
    })),
    perReference: creditsPerReference ?? onTop(more.perReferenceMicroUsd),
  }
  return {
    credits: per === 'second' && perMediaSecond > 0 ? { per, ...rule, perMediaSecond } : { per, ...rule },
    cost: {
      per,
      tiers: [...others, base].map(({ usd, ...when }) => ({ when, microUsd: microUsd(usd) })),
      ...more,
    },
  }
}
