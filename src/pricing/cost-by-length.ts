import { type PricedRequest, type VendorCost, vendorCost } from '#catalog/price-rule.ts'
import type { MicroUsd } from '#kernel/money.ts'

/**
 * What the vendor takes for a take of 1, 2, 3… whole seconds, up to the length that was asked for; null where its price
 * does not depend on what it makes. A length below the shortest that is sold costs what that one costs.
 */
export function costByLength(cost: VendorCost | null, request: PricedRequest): MicroUsd[] | null {
  if (cost === null || cost.per === 'token') return null
  // Where the given video is billed by itself, the seconds of the price are those of the take, which is as long.
  const made = cost.perMediaSecondMicroUsd === undefined ? null : request.mediaSeconds
  const asked = request.durationSeconds ?? made
  const full = asked === null ? null : vendorCost(cost, request)
  if (asked === null || full === null) return null
  const costs: MicroUsd[] = []
  for (let seconds = Math.ceil(asked) - 1, longer = full; seconds >= 1; seconds--) {
    longer = vendorCost(cost, { ...request, durationSeconds: seconds }) ?? longer
    costs.unshift(longer)
  }
  return costs.every((one) => one === full) ? null : [...costs, full]
}
