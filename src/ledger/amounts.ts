import { z } from 'zod'

/** A bigint column as the driver sends it: text, below 2^53. */
export const Credits = z.coerce.number().int()

/** Guards the edge to SQL: credits are whole and not negative. */
export function assertCredits(amount: number, least: 0 | 1): void {
  if (!Number.isSafeInteger(amount) || amount < least) {
    throw new RangeError(`Credits must be a whole number of at least ${least}, not ${amount}`)
  }
}
