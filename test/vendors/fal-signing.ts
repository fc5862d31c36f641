import { createHash, generateKeyPairSync, sign } from 'node:crypto'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519').privateKey

/** The key set as fal publishes it. */
export const keySet = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'fake-1', use: 'sig' }] }

/** The signed headers of one webhook. `forged`: a key of somebody else; `stale`: signed ten minutes ago. */
export function signedHeaders(
  requestId: string,
  body: string,
  flaw?: 'forged' | 'stale',
): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000) - (flaw === 'stale' ? 600 : 0))
  const hash = createHash('sha256').update(body).digest('hex')
  const message = Buffer.from([requestId, 'fake-user', timestamp, hash].join('\n'))
  return {
    'content-type': 'application/json',
    'x-fal-webhook-request-id': requestId,
    'x-fal-webhook-user-id': 'fake-user',
    'x-fal-webhook-timestamp': timestamp,
    'x-fal-webhook-signature': sign(null, message, flaw === 'forged' ? stranger : privateKey).toString('hex'),
  }
}
