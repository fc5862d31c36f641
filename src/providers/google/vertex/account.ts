import { importPKCS8, SignJWT } from 'jose'
import { z } from 'zod'
import type { Call, Http } from '../../spec/http.ts'
import { ProviderError } from '../../spec/provider.ts'
import { refusal } from '../failures.ts'

const ServiceAccount = z.object({
  type: z.literal('service_account'),
  project_id: z.string().regex(/^[a-z0-9.:-]+$/),
  client_email: z.string().min(3),
  private_key: z.string().includes('PRIVATE KEY'),
})
type ServiceAccount = z.infer<typeof ServiceAccount>

const tokenReply = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** The file names an address for tokens too; it is not asked, for it may name any. */
const audience = 'https://oauth2.googleapis.com/token'
const scope = 'https://www.googleapis.com/auth/cloud-platform'
const lifeSeconds = 3600
/** A token that dies on its way is worse than one asked for early. */
const earlyMs = 300_000

/** The key file in base64, as a variable holds it; null when it is no such file. */
export function readAccount(key: string): ServiceAccount | null {
  try {
    return ServiceAccount.parse(JSON.parse(Buffer.from(key, 'base64').toString('utf8')))
  } catch {
    return null
  }
}

/** Tokens of a service account: each is good for an hour, and asked for when the last one nears its end. */
export function tokensOf(
  account: ServiceAccount,
  http: Http,
  url: string,
  secrets: string[],
  now: () => number,
) {
  let last: { token: string; until: number } | null = null

  return async (signal: AbortSignal): Promise<string> => {
    if (last !== null && now() < last.until) return last.token
    const call: Call = {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      bytes: Buffer.from(
        new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          assertion: await signed(account, now()),
        }).toString(),
      ),
      timeoutMs: 15_000,
      signal,
    }
    const reply = await http.call(call)
    if (reply.status === 400 || reply.status === 401)
      throw http.refusal(call, reply, notAccepted('Vertex AI does not know this service account.'))
    if (reply.status !== 200) throw http.refusal(call, reply, refusal(reply, 'Vertex AI'))
    const parsed = tokenReply.safeParse(reply.json)
    if (!parsed.success) throw http.broken(call, 'Google’s token could not be read.')
    const { access_token: token, expires_in } = parsed.data
    secrets.push(token)
    last = { token, until: now() + expires_in * 1000 - earlyMs }
    return token
  }
}

async function signed({ client_email, private_key }: ServiceAccount, nowMs: number): Promise<string> {
  const seconds = Math.floor(nowMs / 1000)
  try {
    return await new SignJWT({ scope })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(client_email)
      .setAudience(audience)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + lifeSeconds)
      .sign(await importPKCS8(private_key, 'RS256'))
  } catch {
    throw new ProviderError(notAccepted('The private key of this service account cannot be read.'), 'refused')
  }
}

export const notAccepted = (detail: string) =>
  ({ kind: 'unauthorized', detail, retry: false, billed: false }) as const
