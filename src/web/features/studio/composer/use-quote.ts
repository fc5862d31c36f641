import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { GenerationRequest } from '#contract/generation.ts'
import { canonicalJson } from '#kernel/json.ts'
import { ApiError, api, type Reply, UnreachableError } from '#web/api/client.ts'

export type Quote = Reply<'postQuotes'>

const afterChangeMs = 350
/** Asked again a little before the hold ends, so that a press never meets an expired price. */
const beforeEndMs = 8_000
/** A studio that does not answer is asked again. */
const lookAgainMs = 3_000

export interface QuoteView {
  /** The latest price; while `loading`, that of the request before. */
  quote: Quote | null
  loading: boolean
  /** What the studio refuses about this very request. */
  error: Error | null
  /** The price that was shown for this request before it changed by itself; null: nothing to agree to. */
  changedFrom: number | null
  agree(): void
  refresh(): void
}

const msLeft = (quote: Quote) => Date.parse(quote.expiresAt) - Date.now() - beforeEndMs

/** Keeps a price for the request, asked for a moment after each change; null asks for none. */
export function useQuote(request: GenerationRequest | null): QuoteView {
  const asked = useSettled(request, afterChangeMs)
  const query = useQuery({
    queryKey: ['quotes', asked],
    queryFn: ({ signal }) => api('postQuotes', { body: asked ?? missing(), signal }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: ({ state }) =>
      state.data ? Math.max(0, Date.parse(state.data.expiresAt) - state.dataUpdatedAt - beforeEndMs) : 0,
    refetchInterval: ({ state }) => {
      if (state.data) return Math.max(1_000, msLeft(state.data))
      return state.error instanceof UnreachableError ? lookAgainMs : false
    },
    refetchIntervalInBackground: false,
    retry: (failures, error) => !(error instanceof ApiError) && failures < 2,
  })
  const current = asked !== null && same(request, asked) && !query.isPlaceholderData
  const quote = query.data ?? null
  const [agreed, setAgreed] = useState<{ key: string; total: number } | null>(null)
  const key = canonicalJson(asked)
  // A new request has a new price, and nobody has seen another for it.
  if (current && quote && agreed?.key !== key) setAgreed({ key, total: quote.totalCredits })

  const changed = current && quote && agreed?.key === key && agreed.total !== quote.totalCredits
  return {
    quote,
    loading: request !== null && (!current || (query.isFetching && !query.isError)),
    error: current ? query.error : null,
    changedFrom: changed ? agreed.total : null,
    agree: () => quote && setAgreed({ key, total: quote.totalCredits }),
    refresh: () => void query.refetch(),
  }
}

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b)

function missing(): never {
  throw new Error('A price is asked for without a request')
}

/** The value once it has rested; at once when it was null. */
function useSettled<Value>(value: Value | null, ms: number): Value | null {
  const [settled, setSettled] = useState(value)
  const key = canonicalJson(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request that says the same is the same
  useEffect(() => {
    if (value === null || settled === null) return setSettled(value)
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [key, ms])
  return settled
}
