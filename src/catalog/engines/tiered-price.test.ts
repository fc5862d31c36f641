import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tieredPrice } from './tiered-price.ts'

test('each tier’s credits cover its cost and three tenths more, and less than a credit beyond', () => {
  const usd = fc.integer({ min: 1, max: 3_000 }).map((tenths) => tenths / 10_000)
  fc.assert(
    fc.property(usd, usd, (base, other) => {
      const { credits, cost } = tieredPrice('second', [
        { audio: false, usd: base },
        { audio: true, usd: other },
      ])
      if (credits.per !== 'second' || cost?.per !== 'second') throw new Error(credits.per)
      const [factor] = credits.factors
      const charged = [credits.credits, (credits.credits * (factor?.times[0] ?? 0)) / (factor?.times[1] ?? 1)]
      for (const [index, tier] of cost.tiers.toReversed().entries()) {
        const wanted = (tier.microUsd * 1.3) / 10_000
        expect(charged[index]).toBeGreaterThanOrEqual(wanted - 1e-6)
        expect(charged[index]).toBeLessThan(Math.max(1, wanted + 1) + 1e-6)
      }
    }),
  )
})
