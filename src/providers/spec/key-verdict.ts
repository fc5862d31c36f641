import type { Call, Http, Reply } from './http.ts'
import { type KeyVerdict, ProviderError, type ProviderFailure } from './provider.ts'

/** What a call that costs nothing says of the key. */
export async function keyVerdict(
  http: Http,
  vendor: string,
  call: Omit<Call, 'method' | 'timeoutMs'>,
  refusal: (reply: Reply) => ProviderFailure,
  isGood = (reply: Reply): boolean => reply.status === 200,
): Promise<KeyVerdict> {
  try {
    const reply = await http.call({ ...call, method: 'GET', timeoutMs: 15_000 })
    if (isGood(reply)) return { ok: true, detail: `${vendor} accepts this key.` }
    const { kind, detail } = refusal(reply)
    return { ok: false, refused: kind === 'unauthorized', detail: http.redact(detail) }
  } catch (error) {
    const detail = error instanceof ProviderError ? error.failure.detail : `${vendor} could not be asked.`
    return { ok: false, refused: false, detail }
  }
}
