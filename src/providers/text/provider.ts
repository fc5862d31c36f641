import { z } from 'zod'
import { createHttp, failureOfStatus } from '../spec/http.ts'
import { checkImmediate, finishedTicket, moderatedTicket } from '../spec/immediate.ts'
import { type KeyVerdict, ProviderError, type RemoteProvider, type TextRequest } from '../spec/provider.ts'
import type { RemoteVendor, VendorAccess } from '../spec/vendor.ts'
import type { TextDefinition } from './definition.ts'
import { asTextError } from './failures.ts'
import { write, writeTimeoutMs } from './write.ts'

/** What a catalog route of mode `text` compiles to. */
const Body = z.object({
  instructions: z.string(),
  prompt: z.string(),
  maxOutputTokens: z.int().positive(),
  /** Micro-dollars for a million tokens. */
  rates: z.object({ input: z.int().min(0), output: z.int().min(0) }),
})

const keyTestMs = 15_000

/** A vendor of text models in the shape of every other: its POST is answered with the text itself. */
export const textVendor = (definition: TextDefinition): RemoteVendor => {
  const { id, label, keysUrl, keyVariable, keyExample, baseUrlVariable, keyless } = definition
  const facts = { id, label, keysUrl, keyVariable, keyExample, baseUrlVariable, ...(keyless && { keyless }) }
  return { ...facts, open: (access) => openTextProvider(definition, access) }
}

function openTextProvider(vendor: TextDefinition, { key, baseUrl }: VendorAccess): RemoteProvider {
  const http = createHttp({ vendor: vendor.label, secrets: [key] })
  const origin = baseUrl ?? vendor.origin
  let models: ReturnType<TextDefinition['load']> | undefined

  const modelOf = async (name: string) => {
    models ??= vendor.load({ apiKey: key, baseURL: `${origin}${vendor.path}`, fetch: withoutRedirects })
    return (await models)(name)
  }
  const writeText = async (request: TextRequest, onText: (piece: string) => void, signal: AbortSignal) => {
    try {
      return await write(vendor, key, await modelOf(request.model), request, onText, signal)
    } catch (error) {
      throw asTextError(vendor, key, error)
    }
  }

  return {
    kind: 'remote',
    id: vendor.id,
    submitTimeoutMs: writeTimeoutMs,
    requestsPerSecond: 5,
    prepare: async ({ endpoint, body }) => ({ endpoint, body }),
    async submit({ endpoint, body }, { nonce, keep, onText = () => {} }, signal) {
      const { rates, ...wish } = Body.parse(body)
      const { text, ending, usage } = await writeText({ model: endpoint, ...wish }, onText, signal)
      const cost = costOf(usage, rates)
      if (ending === 'withheld')
        return moderatedTicket(nonce, `${vendor.label}’s filter withheld this text.`, true, cost)
      const url = await keep(Buffer.from(`${text.trim()}\n`, 'utf8'), 'text/markdown')
      return finishedTicket({
        operationId: nonce,
        outputs: [{ kind: 'text', url, contentType: 'text/markdown' }],
        ...(cost === null ? {} : { costMicroUsd: cost }),
      })
    },
    check: async (ticket) => checkImmediate(ticket),
    async download() {
      const detail = `A text of ${vendor.label} is kept when it is written; there is nothing to download.`
      throw new ProviderError({ kind: 'internal', detail, retry: false, billed: false }, 'no')
    },
    write: writeText,
    async testKey(signal): Promise<KeyVerdict> {
      const { path, headers, origin: own } = vendor.keyTest(key)
      const url = `${baseUrl ?? own ?? vendor.origin}${path}`
      try {
        const reply = await http.call({ method: 'GET', url, headers, timeoutMs: keyTestMs, signal })
        if (reply.status < 300) return { ok: true, detail: `${vendor.label} accepts the key.` }
        const { kind, detail } = failureOfStatus(vendor.label, reply)
        // Google and a few others call a wrong key a bad request.
        return { ok: false, refused: kind === 'unauthorized' || reply.status === 400, detail }
      } catch (error) {
        return { ok: false, refused: false, detail: asTextError(vendor, key, error).message }
      }
    },
  }
}

/** A redirect would carry the key to a host that we did not choose. */
const withoutRedirects: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'error' })

type Usage = { inputTokens: number | null; outputTokens: number | null }

function costOf(
  { inputTokens, outputTokens }: Usage,
  rates: { input: number; output: number },
): number | null {
  if (inputTokens === null || outputTokens === null) return null
  return Math.ceil((inputTokens * rates.input + outputTokens * rates.output) / 1_000_000)
}
