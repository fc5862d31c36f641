import type { PriceRule } from '../price-rule.ts'

/** The vendor's seeds end where a signed number of 32 bits does. */
export const shortSeed = (seed: number): number => seed % 2_147_483_648

/** Credits by the house's default rule; dollars by the second of output, of which failed and withheld work has none. */
export function replicatePrice(
  source: { url: string; checkedAt: string },
  tiers: { resolutions?: string[]; usdPerSecond: number }[],
): PriceRule {
  return {
    credits: { per: 'default' },
    cost: {
      per: 'second',
      tiers: tiers.map(({ usdPerSecond, ...when }) => ({
        when,
        microUsd: Math.round(usdPerSecond * 1_000_000),
      })),
    },
    billsModerated: false,
    billsFailed: false,
    source,
  }
}
