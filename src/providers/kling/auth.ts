import { createHmac } from 'node:crypto'

const livesSeconds = 1_800
/** Kling's clock may be behind ours. */
const slackSeconds = 5

/**
 * Kling hands out a plain key, or an access key with a secret, written `access:secret` here. The secret never leaves this
 * machine: it signs a token that is made anew for each call.
 */
export function authorizationOf(key: string, nowMs: number): { authorization: string } {
  const [access = '', secret] = key.split(':')
  return { authorization: `Bearer ${secret ? signedToken(access, secret, nowMs) : key}` }
}

function signedToken(access: string, secret: string, nowMs: number): string {
  const now = Math.floor(nowMs / 1000)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { iss: access, exp: now + livesSeconds, nbf: now - slackSeconds }
  const content = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`
}
