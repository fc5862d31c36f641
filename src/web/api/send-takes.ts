import type { QueryClient } from '@tanstack/react-query'
import type { GenerationRequestInput } from '#contract/generation.ts'
import type { Job } from '#contract/job.ts'
import { ApiError, api, UnreachableError } from './client.ts'
import { newKey } from './client-context.ts'
import { setJobs } from './job-cache.ts'
import { dropUnsent, keepUnsent, takesOf, type Unsent, useOutbox } from './outbox.ts'

export type Sent = { outcome: 'started'; job: Job } | { outcome: 'waiting' }

/** Sends a take under its key. Refused, it is forgotten and the reason thrown; unheard, it waits. */
export async function sendTake(client: QueryClient, item: Unsent): Promise<Sent> {
  keepUnsent({ ...item, state: 'sending' })
  try {
    const job = await startOf(item)
    dropUnsent(item.key)
    setJobs(client, [job])
    // A group answers with its first take; the others are in the lists.
    if (takesOf(item.request) > 1) void client.invalidateQueries({ queryKey: ['jobs', 'list'] })
    void client.invalidateQueries({ queryKey: ['wallet'] })
    return { outcome: 'started', job }
  } catch (error) {
    if (error instanceof UnreachableError) {
      keepUnsent({ ...item, state: 'waiting' })
      return { outcome: 'waiting' }
    }
    if (isStaleQuote(error) && item.quoteId !== null) return sendTake(client, withoutQuote(item))
    dropUnsent(item.key)
    throw error
  }
}

function startOf({ key, quoteId, request, credits }: Unsent): Promise<Job> {
  const body: GenerationRequestInput & { maxCredits: number } = { ...request, maxCredits: credits }
  return api('postGenerations', { body: quoteId === null ? body : { quoteId }, idempotencyKey: key })
}

const isStaleQuote = (error: unknown) =>
  error instanceof ApiError && (error.code === 'quote_expired' || error.code === 'quote_not_found')

/** The held price ran out unused, so this press has started nothing; it may start at the price shown, never above. */
function withoutQuote(item: Unsent): Unsent {
  dropUnsent(item.key)
  return { ...item, key: newKey(), quoteId: null }
}

export interface Flushed {
  takes: number
  last: Job | null
  refused: { item: Unsent; error: unknown }[]
}

/** Sends what waits, in the order of the presses; stops at the first silence. One tab at a time does it. */
export async function sendWaiting(client: QueryClient, workspaceId: string): Promise<Flushed> {
  const result: Flushed = { takes: 0, last: null, refused: [] }
  await alone(async () => {
    for (const item of useOutbox.getState().items) {
      if (item.state !== 'waiting' || item.workspaceId !== workspaceId) continue
      try {
        const sent = await sendTake(client, item)
        if (sent.outcome === 'waiting') return
        result.takes += takesOf(item.request)
        result.last = sent.job
      } catch (error) {
        result.refused.push({ item, error })
      }
    }
  })
  return result
}

/** Keys make twins harmless, so a browser without locks just sends. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work()
  await navigator.locks.request('dailies.outbox', { ifAvailable: true }, async (lock) => {
    if (lock !== null) await work()
  })
}
