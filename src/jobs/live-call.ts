import { setTimeout as sleep } from 'node:timers/promises'
import type { Queryable } from '#db/client.ts'
import { ProviderError, type RemoteProvider } from '#providers/spec/provider.ts'
import { JobErrors } from './errors.ts'
import { isProvidersFault } from './operations.ts'
import {
  countFailure,
  countSuccess,
  type KeyUse,
  limitKey,
  openBreakers,
  takeTokens,
} from './provider-limits.ts'

/** One key at its vendor, and what it may do there. */
export interface LiveKey extends KeyUse {
  label: string
  requestsPerSecond: number
}

/** Somebody waits, so a full bucket is asked again for a moment before the call is refused. */
const looks = 5
const betweenLooksMs = 500

/**
 * Calls to vendors that no job makes: lists, tests of keys, a prompt that is improved. They share each key's rate limit and
 * breaker with the takes, so that nobody's clicks use up what the takes live on.
 */
export function openLiveCalls(q: Queryable) {
  /** Lets one call through, or throws a problem that says when to try again. */
  async function admit(key: LiveKey): Promise<void> {
    const open = (await openBreakers(q)).get(limitKey(key))
    if (open !== undefined) {
      throw JobErrors.provider_unavailable({
        detail: `${key.label} is not answering.`,
        ...again(Math.ceil(open)),
      })
    }
    await admitByRate(key)
  }

  async function admitByRate(key: LiveKey): Promise<void> {
    for (let look = 0; look < looks; look++) {
      if (look > 0) await sleep(betweenLooksMs)
      if ((await takeTokens(q, limitKey(key), key.requestsPerSecond, 1)) > 0) return
    }
    throw JobErrors.provider_busy({
      detail: `${key.label} is asked too often now.`,
      ...again(Math.ceil(1 / key.requestsPerSecond)),
    })
  }

  /** A call that was let through; its end tells the breaker. One that `left` has given up says nothing of the vendor. */
  async function counted<T>(key: LiveKey, call: () => Promise<T>, left?: AbortSignal): Promise<T> {
    try {
      const answer = await call()
      await countSuccess(q, limitKey(key))
      return answer
    } catch (error) {
      const failed = error instanceof ProviderError && isProvidersFault(error.failure)
      if (failed && !left?.aborted) await countFailure(q, limitKey(key))
      throw error
    }
  }

  return {
    admit,
    /** For a key that is new: what broke with the one before it says nothing of this one. */
    admitByRate,
    counted,
    async call<T>(key: LiveKey, call: () => Promise<T>, left?: AbortSignal): Promise<T> {
      await admit(key)
      return await counted(key, call, left)
    },
    answered: (key: LiveKey) => countSuccess(q, limitKey(key)),
    unanswered: (key: LiveKey) => countFailure(q, limitKey(key)),
  }
}

export type LiveCalls = ReturnType<typeof openLiveCalls>

export const liveKey = (
  { id, label, requestsPerSecond }: Pick<RemoteProvider, 'id' | 'label' | 'requestsPerSecond'>,
  use: KeyUse,
): LiveKey => ({ ...use, label: label ?? id, requestsPerSecond })

function again(seconds: number) {
  const wait = Math.max(1, seconds)
  return {
    headers: { 'retry-after': String(wait) },
    nextSteps: [{ action: 'retry', label: `Try again in ${wait} s`, afterSeconds: wait }],
  }
}
