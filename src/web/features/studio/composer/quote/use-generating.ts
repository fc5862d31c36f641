import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useStartGeneration } from '#web/api/actions.ts'
import { ApiError, UnreachableError } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { walletQuery } from '#web/api/queries.ts'
import { useOnline } from '#web/app/live/connection.ts'
import { useShortcut } from '#web/app/shortcuts/registry.ts'
import { price } from '#web/ui/format.ts'
import { type QuoteState, quoteState } from '#web/ui/quote-state.ts'
import { toast } from '#web/ui/toast.tsx'
import { useNow } from '#web/ui/use-now.ts'
import { useComposer } from '../composer-state.tsx'
import { draftPrice, takesOf } from '../logic/take-price.ts'
import type { Quote } from '../use-quote.ts'
import { usePress } from './use-press.ts'

export interface Generating {
  quote: Quote | null
  state: QuoteState
  total: number | null
  balance: number | null
  takes: number
  /** They begin one by one, and keeping one ends the press. */
  upTo: boolean
  /** The price came after the press, and is more than was shown. */
  again: boolean
  /** Instead of what is left after this. */
  footnote: string | undefined
  /** Why there is no price: what is still missing; null while there is one, or one is asked for. */
  unpriced: string | null
  /** Why it cannot be pressed now; null: it can. */
  reason: string | null
  busy: boolean
  /** What the studio said to the last press, or to the request itself. */
  error: Error | null
  /** The error is about the last press. */
  refused: boolean
  press(): void
  forget(): void
}

export function useGenerating(): Generating {
  const composer = useComposer()
  const { draft, facts, quoting, request, inputs, blocked, errors } = composer
  const client = useQueryClient()
  const wallet = useQuery(walletQuery).data
  const online = useOnline()
  const start = useStartGeneration()
  const [refusal, setRefusal] = useState<Error | null>(null)
  const now = useNow()
  const { quote } = quoting
  const takes = takesOf(draft)

  // Offline nobody holds a price, but the price list is here: the take waits for the studio at that price or not at all.
  const listed = !online && facts ? draftPrice(draft, facts) : null
  const total = listed ?? quote?.totalCredits ?? null
  const balance = wallet?.available ?? (quote ? quote.balanceAfter + quote.totalCredits : null)
  const loading = listed === null && quoting.loading
  const state = quoteState({
    loading,
    total,
    changedFrom: quoting.changedFrom,
    balance,
    expiresAt: listed === null ? (quote?.expiresAt ?? null) : null,
    now,
  })
  const unquoted = quoting.error instanceof UnreachableError && !online ? null : quoting.error
  const reason =
    inputs.waiting[0] ??
    (blocked ? 'These words are blocked.' : null) ??
    errors[0]?.message ??
    (state.kind === 'short' ? 'There are not enough credits for this.' : null) ??
    (unquoted === null ? null : problemText(unquoted))

  const begin = () => {
    if (total === null || !request) return
    setRefusal(null)
    quoting.agree()
    const priced = { id: quote?.id ?? '', totalCredits: total }
    start.mutate(
      { request, quote: priced },
      {
        onSuccess: (sent) => {
          if (sent.outcome === 'waiting')
            toast.info('The take is sent when the studio is back. Nothing is charged until then.')
          // A quote starts once; the next press needs one of its own.
          void client.resetQueries({ queryKey: ['quotes'] })
        },
        onError: (failure) => {
          // The button shows the new price and asks for another press.
          if (!isDearer(failure)) setRefusal(failure)
          if (failure instanceof ApiError) void client.resetQueries({ queryKey: ['quotes'] })
        },
      },
    )
  }
  const { press, again } = usePress({
    request,
    total,
    // After a refusal another press is another try.
    off: start.isPending || reason !== null,
    loading: loading || total === null,
    begin,
  })
  useShortcut({ keys: 'mod+enter', label: 'Generate take', where: 'Studio', run: press })

  return {
    quote,
    state,
    total,
    balance,
    takes,
    upTo: draft.release === 'one-by-one' && draft.sweep === undefined && takes > 1,
    again,
    footnote: inputs.waiting[0] ?? (again ? againWords(total) : footnoteOf(state, online)),
    unpriced: request === null && facts ? reason : null,
    reason,
    busy: start.isPending || loading || facts === null,
    error: refusal ?? unquoted,
    refused: refusal !== null,
    press,
    forget: () => setRefusal(null),
  }
}

const isDearer = (failure: Error) => failure instanceof ApiError && failure.code === 'price_above_max'

const againWords = (total: number | null) => `This costs ${price(total ?? 0)}. Press again to generate.`

function footnoteOf(state: QuoteState, online: boolean): string | undefined {
  if (!online) return 'You are offline. Takes are sent when you are back. Nothing is charged until then.'
  return state.kind === 'changed' ? 'The price changed while you were away. Nothing was charged.' : undefined
}
