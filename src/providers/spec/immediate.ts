import { z } from 'zod'
import type { MicroUsd } from '#kernel/money.ts'
import { type OutputFile, ProviderError, type ProviderStatus, type Ticket } from './provider.ts'

/**
 * For vendors that answer the POST with the file itself. The reply's bytes are kept by `SubmitContext.keep` before the
 * ticket is returned; the ticket then says all that there is to know, and a look asks nobody.
 */

const keptScheme = 'kept:'

export const keptAddress = (storageKey: string): string => `${keptScheme}${storageKey}`

/** The key of bytes that are in our storage already; null for an address at the vendor. */
export const keptKey = (address: string): string | null =>
  address.startsWith(keptScheme) ? address.slice(keptScheme.length) : null

const ImmediateTicket = z.object({
  operationId: z.string().min(1),
  outputs: z.array(
    z.object({
      kind: z.enum(['image', 'video', 'audio', 'text']),
      url: z.string(),
      contentType: z.string(),
    }),
  ),
  costMicroUsd: z.int().min(0).optional(),
  seed: z.number().optional(),
  moderated: z.object({ detail: z.string(), billed: z.boolean() }).optional(),
})

interface Finished {
  /** The vendor's own id of the request, else our nonce. */
  operationId: string
  outputs: (Pick<OutputFile, 'kind' | 'url'> & { contentType: string })[]
  /** What the vendor says that it took. */
  costMicroUsd?: MicroUsd
  seed?: number
}

export const finishedTicket = (finished: Finished): Ticket => ({ ...finished })

/** The vendor's filter withheld the result of a request that it had taken. */
export const moderatedTicket = (
  operationId: string,
  detail: string,
  billed: boolean,
  costMicroUsd?: MicroUsd | null,
): Ticket => ({
  operationId,
  outputs: [],
  moderated: { detail, billed },
  ...(costMicroUsd == null ? {} : { costMicroUsd }),
})

export function checkImmediate(ticket: Ticket): ProviderStatus {
  const { outputs, costMicroUsd, seed, moderated } = ImmediateTicket.parse(ticket)
  const cost = costMicroUsd === undefined ? {} : { costMicroUsd }
  if (moderated !== undefined) return { state: 'moderated', ...moderated, ...cost }
  return {
    state: 'succeeded',
    outputs,
    ...cost,
    ...(seed === undefined ? {} : { seed }),
  }
}

/** For a download that nobody should ask for. */
export function nothingToDownload(vendor: string): ProviderError {
  const detail = `${vendor} hands out its work at once; there is nothing to download.`
  return new ProviderError({ kind: 'internal', detail, retry: false, billed: false }, 'no')
}
