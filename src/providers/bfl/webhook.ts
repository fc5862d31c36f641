import { createHmac, timingSafeEqual } from 'node:crypto'
import { ProviderError, type WebhookNudge } from '../spec/provider.ts'
import { webhookBody } from './replies.ts'

const toleranceMs = 300_000

/** Told to the vendor with each request, and the same in every process; the key cannot be found from it. */
export const webhookSecret = (key: string): string =>
  createHmac('sha256', key).update('dailies webhook').digest('hex')

/**
 * Their documents disagree: the secret signs the body, or comes along as it is. Whichever is there must be right. A
 * webhook only moves our next look, and the look asks them.
 */
export function createWebhookParser(key: string, now: () => number) {
  const secret = webhookSecret(key)
  return async (headers: Record<string, string | undefined>, rawBody: Uint8Array): Promise<WebhookNudge> => {
    const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    const [signature, told] = [lower.get('x-bfl-signature'), lower.get('x-webhook-secret')]
    if (!signature && !told) throw forged('is not signed')
    const signed = `sha256=${createHmac('sha256', secret).update(rawBody).digest('hex')}`
    if (signature && !same(signature, signed)) throw forged('has no valid signature')
    if (told && !same(told, secret)) throw forged('has no valid secret')
    const parsed = webhookBody.safeParse(jsonOf(rawBody))
    if (!parsed.success) return { operationId: null }
    const { id, timestamp } = parsed.data
    if (timestamp != null && Math.abs(now() - timeOf(timestamp)) > toleranceMs) throw forged('is too old')
    return { operationId: id }
  }
}

function same(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.byteLength === other.byteLength && timingSafeEqual(one, other)
}

function jsonOf(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString('utf8'))
  } catch {
    return undefined
  }
}

/** A date, or seconds or milliseconds since 1970. */
function timeOf(timestamp: string | number): number {
  const number = Number(timestamp)
  if (Number.isNaN(number)) return Date.parse(String(timestamp))
  return number < 100_000_000_000 ? number * 1000 : number
}

function forged(why: string): ProviderError {
  const detail = `This webhook ${why}.`
  return new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'refused')
}
