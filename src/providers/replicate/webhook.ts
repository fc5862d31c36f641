import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Http } from '../spec/http.ts'
import { ProviderError, type WebhookNudge } from '../spec/provider.ts'
import { refusal } from './failures.ts'
import { secretReply, webhookBody } from './replies.ts'

const toleranceSeconds = 300
const secretMaxAgeMs = 24 * 60 * 60 * 1000
/** An unknown signature may mean a new secret; a forger must not make us ask Replicate at his pace. */
const secretMinAgeMs = 60 * 1000

type Headers = Record<string, string | undefined>

/** Verifies a Standard Webhooks signature: HMAC-SHA256 over `id.time.body` with the account's secret. */
export function createWebhookParser(
  http: Http,
  secretUrl: string,
  authorized: Record<string, string>,
  now: () => number,
) {
  let cached: { secret: Buffer; at: number } | null = null

  async function secret(maxAgeMs: number, signal: AbortSignal): Promise<Buffer> {
    if (cached && now() - cached.at <= maxAgeMs) return cached.secret
    const call = { method: 'GET', url: secretUrl, headers: authorized, timeoutMs: 10_000, signal } as const
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply))
    const parsed = secretReply.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, 'Replicate’s webhook secret could not be read.')
    cached = { secret: Buffer.from(parsed.data.key.replace(/^whsec_/, ''), 'base64'), at: now() }
    return cached.secret
  }

  return async (headers: Headers, rawBody: Uint8Array, signal: AbortSignal): Promise<WebhookNudge> => {
    const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map(
      (name) => lower.get(`webhook-${name}`) ?? '',
    )
    if (!id || !timestamp || !signatures) throw forged('is not signed')
    const ageSeconds = Math.abs(now() / 1000 - Number(timestamp))
    if (!/^\d{1,12}$/.test(timestamp) || ageSeconds > toleranceSeconds) throw forged('is too old')
    const given = signatures.split(' ').flatMap((signature) => {
      const [version, text] = signature.split(',')
      return version === 'v1' && text ? [Buffer.from(text, 'base64')] : []
    })
    if (given.length === 0) throw forged('has no valid signature')

    const message = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), rawBody])
    const signedWith = (key: Buffer) => {
      const expected = createHmac('sha256', key).update(message).digest()
      return given.some((one) => one.byteLength === expected.byteLength && timingSafeEqual(one, expected))
    }
    const genuine =
      signedWith(await secret(secretMaxAgeMs, signal)) || signedWith(await secret(secretMinAgeMs, signal))
    if (!genuine) throw forged('has no valid signature')
    return { operationId: operationOf(rawBody) }
  }
}

function operationOf(rawBody: Uint8Array): string | null {
  try {
    const parsed = webhookBody.safeParse(JSON.parse(Buffer.from(rawBody).toString('utf8')))
    return parsed.success ? parsed.data.id : null
  } catch {
    return null
  }
}

function forged(why: string): ProviderError {
  const detail = `This webhook ${why}.`
  return new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'refused')
}
