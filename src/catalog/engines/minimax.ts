import type { Engine } from '../engine.ts'

/** Limits: MiniMax's own pages, read in public copies of them. */
export const minimaxSource = (page: string) => ({
  url: `https://platform.minimax.io/docs/api-reference/${page}`,
  checkedAt: '2026-11-27',
})

/** Prices: MiniMax's page in a copy of July 2026; others who resell by it read the same in October. */
export const minimaxBilling = {
  // MiniMax's guide says that work which fails is not billed.
  billsModerated: false,
  billsFailed: false,
  source: { url: 'https://platform.minimax.io/docs/guides/pricing-paygo', checkedAt: '2026-10-24' },
} satisfies Partial<Engine['price']>
