import { z } from 'zod'
import { type Call, createHttp } from '../spec/http.ts'
import { refusal } from './failures.ts'
import { falHosts } from './hosts.ts'
import { FalOptions } from './options.ts'

/** What fal asks for one unit of a model, as its price list says now. */
export interface FalPrice {
  usd: number
  unit: string
}

const pageSize = 50

const pricesReply = z.object({
  prices: z.array(
    z.object({
      endpoint_id: z.string(),
      unit_price: z.number().min(0),
      unit: z.string(),
      currency: z.string(),
    }),
  ),
})

/** fal's own price list for some of its models. One that it does not name is absent. */
export async function falPrices(
  options: FalOptions,
  endpoints: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FalPrice>> {
  const { fetch: send, now: _now, ...rest } = options
  const { key, baseUrl } = FalOptions.parse(rest)
  const http = createHttp({ vendor: 'fal', secrets: [key], ...(send ? { fetch: send } : {}) })
  const prices = new Map<string, FalPrice>()
  for (let from = 0; from < endpoints.length; from += pageSize) {
    const asked = new URLSearchParams({ endpoint_id: endpoints.slice(from, from + pageSize).join(',') })
    const call: Call = {
      method: 'GET',
      url: `${falHosts(baseUrl).platform}/models/pricing?${asked}`,
      headers: { authorization: `Key ${key}` },
      timeoutMs: 20_000,
      signal,
    }
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
    const parsed = pricesReply.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, 'fal’s price list could not be read.')
    for (const { endpoint_id, unit_price, unit, currency } of parsed.data.prices) {
      if (currency.toUpperCase() === 'USD') prices.set(endpoint_id, { usd: unit_price, unit })
    }
  }
  return prices
}
