import type { QuoteView } from '#web/features/studio/composer/use-quote.ts'
import { credits, usd } from '#web/ui/format.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** How many tokens go in and may come out, and what they cost, before anything is sent. */
export function TextPrice({ quoting, wanted }: { quoting: QuoteView; wanted: boolean }) {
  const { quote, loading, error } = quoting
  if (!wanted) return <p className="text-12 text-fg-3">The price stands here before anything is sent.</p>
  if (error !== null)
    return (
      <p className="text-12 text-bad" role="alert">
        {error.message}
      </p>
    )
  if (quote === null) return <Skeleton className="h-9 w-full" />
  const [line] = quote.lines
  return (
    <div aria-busy={loading || undefined} className="flex items-start justify-between gap-3 text-12">
      <p className="text-fg-2">
        {line?.label}
        {quote.engineReason !== null && <span className="block text-fg-3">{quote.engineReason}</span>}
      </p>
      <p className="flex-none text-right">
        <b className="font-medium">{quote.ownKeyUsd === null ? credits(quote.totalCredits) : 'Own key'}</b>
        <span className="block text-fg-3">at most {usd(quote.providerCostUsd)} at the vendor</span>
      </p>
    </div>
  )
}
