import type { Engine } from '../engine.ts'
import type { PriceCondition, VendorCost } from '../price-rule.ts'

type UnitCost = Exclude<VendorCost, { per: 'token' }>
type Tier = { usd: number } & PriceCondition

const parts = 100_000

/** What a vendor's money is sold for, in parts of a credit: a credit lists at ten cents, and three tenths come on top. */
const partsFor = (usd: number): number => Math.max(1, Math.round(usd * 13 * parts))

const wholeCredits = (usd: number): number => Math.ceil(partsFor(usd) / parts)

const microUsd = (usd: number): number => Math.round(usd * 1_000_000)

/**
 * Credits from the vendor's own list: the first tier is their base, and what holds where no other does; each other one is
 * a factor on it. The others must not overlap. A price is rounded up to whole credits once, at its end.
 */
export function tieredPrice(
  per: 'second' | 'image' | 'fixed',
  [base, ...others]: readonly [Tier, ...Tier[]],
  { creditsPerReference, ...more }: Omit<UnitCost, 'per' | 'tiers'> & { creditsPerReference?: number } = {},
): Pick<Engine['price'], 'credits' | 'cost'> {
  const own = partsFor(base.usd)
  const onTop = (cost: number | undefined) => (cost ? wholeCredits(cost / 1_000_000) : 0)
  const perMediaSecond = onTop(more.perMediaSecondMicroUsd)
  const rule = {
    credits: 1,
    factors: [
      { when: {}, times: [own, parts] as [number, number] },
      ...others.map(({ usd, ...when }) => ({ when, times: [partsFor(usd), own] as [number, number] })),
    ],
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

/** Sold by the house's default rule for video, whatever the vendor's list says. */
export const byHouseRule = ({
  cost,
}: Pick<Engine['price'], 'cost'>): Pick<Engine['price'], 'credits' | 'cost'> => ({
  credits: { per: 'default' },
  cost,
})
