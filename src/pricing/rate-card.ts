import { z } from 'zod'
import { CreditRule } from '#catalog/price-rule.ts'

/** What the house charges. Versioned runtime configuration: a quote keeps the version that it was made with. */
export const RateCard = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{2}-\d{2}\.\d+$/),
  /** For every engine whose own rule is `default`: hosted video. */
  defaultRule: CreditRule.refine((rule) => rule.per !== 'default', 'The default rule cannot name itself.'),
  /** By engine id; replaces what the engine's card says. */
  engines: z.record(z.string().max(64), CreditRule).default({}),
  memberDiscountPercent: z.int().min(0).max(100).default(0),
})
export type RateCard = z.infer<typeof RateCard>

export const defaultRateCard: RateCard = RateCard.parse({
  version: '2026-11-21.1',
  defaultRule: {
    per: 'second',
    credits: 10,
    factors: [
      { when: { resolutions: ['1080p'] }, times: [3, 2] },
      { when: { resolutions: ['1440p'] }, times: [2, 1] },
      { when: { resolutions: ['2160p', '4k'] }, times: [3, 1] },
    ],
  },
})
