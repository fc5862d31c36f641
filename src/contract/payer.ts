import { z } from 'zod'

/** Whose key a vendor is called with, and so whom the vendor bills. Decided with the price, and never changed after. */
export const payers = ['studio', 'workspace'] as const
export const Payer = z.enum(payers)
export type Payer = z.infer<typeof Payer>
