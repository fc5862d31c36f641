import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Http } from '../spec/http.ts'
import { ProviderError, type WebhookNudge } from '../spec/provider.ts'
import { keySetReply, webhookBody } from './replies.ts'

const toleranceSeconds = 300
const keySetMaxAgeMs = 24 * 60 * 60 * 1000
/** An unknown signature may mean rotated keys; a forger must not make us ask fal at his pace. */
const keySetMinAgeMs = 60 * 1000

type Headers = Record<string, string | undefined>

/** Verifies fal's Ed25519 signature over `request id, user id, time, hash of the body`, one line each. */
export function createWebhookParser(http: Http, keySetUrl: string, now: () => number) {
  let cached: { keys: KeyObject[]; at: number } | null = null

  async function keys(maxAgeMs: number, signal: AbortSignal): Promise<KeyObject[]> {
    if (cached && now() - cached.at <= maxAgeMs) return cached.keys
    const call = { method: 'GET', url: keySetUrl, timeoutMs: 10_000, signal } as const
    const reply = await http.call(call)
    if (reply.status !== 200) throw http.refusal(call, reply)
    const parsed = keySetReply.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, 'fal’s key set could not be read.')
    cached = { keys: parsed.data.keys.flatMap(({ x }) => publicKey(x)), at: now() }
    return cached.keys
  }

  return async (headers: Headers, rawBody: Uint8Array, signal: AbortSignal): Promise<WebhookNudge> => {
    const { requestId, userId, timestamp, signature } = signedHeaders(headers)
    const ageSeconds = Math.abs(now() / 1000 - Number(timestamp))
    if (!/^\d{1,12}$/.test(timestamp) || ageSeconds > toleranceSeconds) throw forged('is too old')
    if (!/^[0-9a-f]{128}$/i.test(signature)) throw forged('has no valid signature')

    const bodyHash = createHash('sha256').update(rawBody).digest('hex')
    const message = Buffer.from([requestId, userId, timestamp, bodyHash].join('\n'))
    const signedBy = (candidates: KeyObject[]) =>
      candidates.some((key) => verify(null, message, key, Buffer.from(signature, 'hex')))

    const genuine =
      signedBy(await keys(keySetMaxAgeMs, signal)) || signedBy(await keys(keySetMinAgeMs, signal))
    if (!genuine) throw forged('has no valid signature')
    return { operationId: operationOf(rawBody) ?? requestId }
  }
}

function signedHeaders(headers: Headers) {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const read = (name: string) => lower.get(`x-fal-webhook-${name}`) ?? ''
  return {
    requestId: read('request-id'),
    userId: read('user-id'),
    timestamp: read('timestamp'),
    signature: read('signature'),
  }
}

function publicKey(x: string): KeyObject[] {
  try {
    return [createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })]
  } catch {
    return []
  }
}

function operationOf(rawBody: Uint8Array): string | null {
  try {
    const parsed = webhookBody.safeParse(JSON.parse(Buffer.from(rawBody).toString('utf8')))
    return parsed.success ? parsed.data.request_id : null
  } catch {
    return null
  }
}

function forged(why: string): ProviderError {
  const detail = `This webhook ${why}.`
  return new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'refused')
}
