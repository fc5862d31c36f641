import type { ReactNode } from 'react'
import { Badge } from './badge.tsx'
import { cx } from './cx.ts'
import { clock, number, usd } from './format.ts'
import { priceSentence, type QuoteState } from './quote-state.ts'
import { Skeleton } from './skeleton.tsx'

export interface QuoteCardLine {
  label: string
  credits: number
}

interface QuoteCardProps {
  state: QuoteState
  lines: readonly QuoteCardLine[]
  /** null before the first price. */
  total: number | null
  /** "≤": the engine is chosen later, never above this. */
  atMost?: boolean | undefined
  providerCostUsd?: string | undefined
  balance?: number | null | undefined
  /** How many takes the price is for. */
  takes?: number | undefined
  /** Instead of the sentence about the balance. */
  footnote?: ReactNode
  /** A raised box of its own; without it, it lies in a panel. */
  framed?: boolean | undefined
  className?: string | undefined
  /** The button that spends, between the price and the sentence. */
  children?: ReactNode
}

/** What it costs, why, for how long that holds, and what is left afterwards. */
export function QuoteCard(props: QuoteCardProps) {
  const { state, lines, total, atMost, providerCostUsd, framed = true, className, children } = props
  const first = state.kind === 'loading' && total === null
  const dim = state.kind === 'loading' && !first
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; this is a price
    <div
      role="group"
      aria-label="Price"
      aria-busy={state.kind === 'loading' || undefined}
      className={cx(framed && 'rounded-3 bg-raised px-3.5 py-3', className)}
    >
      <div className={cx('transition-colors duration-(--d-2)', dim && '[&_*]:text-fg-3')}>
        {first ? <LoadingLines /> : <Lines lines={lines} />}
        <div className="mt-1.5 flex items-end justify-between gap-2 border-t border-line pt-1.5">
          {first ? (
            <Skeleton className="my-1 h-6 w-28" />
          ) : (
            <Total total={total ?? 0} atMost={atMost ?? false} />
          )}
          <div className="text-right text-12 text-fg-3">
            {providerCostUsd !== undefined && !first && Number(providerCostUsd) > 0 && (
              <div>Engine cost {usd(providerCostUsd)}</div>
            )}
            <Hold state={state} />
          </div>
        </div>
      </div>
      {state.kind === 'changed' && (
        <Badge tone="warn" className="mt-2">
          Price changed, {number(state.from)} to {number(total ?? 0)}
        </Badge>
      )}
      {children !== undefined && <div className="mt-2.5">{children}</div>}
      <Footnote {...props} />
    </div>
  )
}

function Lines({ lines }: { lines: readonly QuoteCardLine[] }) {
  return (
    <dl>
      {lines.map((line, at) => (
        <div key={line.label} className="flex justify-between gap-3 text-12 leading-[22px] text-fg-2">
          <dt className="min-w-0 truncate">{line.label}</dt>
          <dd className={cx('flex-none font-medium', line.credits < 0 ? 'text-ok' : 'text-fg')}>
            {at > 0 && line.credits > 0
              ? `+ ${number(line.credits)}`
              : number(line.credits).replace('−', '− ')}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function LoadingLines() {
  return (
    <div className="flex flex-col gap-3 py-1.5">
      <Skeleton className="h-2.5 w-full" />
      <Skeleton className="h-2.5 w-4/5" />
    </div>
  )
}

function Total({ total, atMost }: { total: number; atMost: boolean }) {
  if (total === 0) return <span className="text-28 leading-8 font-semibold tracking-[-0.02em]">Free</span>
  return (
    <span className="whitespace-nowrap">
      <b className="text-28 leading-8 font-semibold tracking-[-0.02em]">
        {atMost && (
          <>
            <span aria-hidden="true">≤ </span>
            <span className="sr-only">at most </span>
          </>
        )}
        {number(total)}
      </b>{' '}
      <span className="text-fg-2">{total === 1 ? 'credit' : 'credits'}</span>
    </span>
  )
}

function Hold({ state }: { state: QuoteState }) {
  if (state.kind === 'loading') return <div>Checking price</div>
  if (state.kind === 'expiring')
    return <div className="font-medium text-warn">Held {clock(state.secondsLeft)}</div>
  if (state.kind === 'held' && Number.isFinite(state.secondsLeft))
    return <div>Held {clock(state.secondsLeft)}</div>
  return null
}

function Footnote({ state, total, balance, takes, footnote }: QuoteCardProps) {
  const words = footnote ?? priceSentence(state, total, balance ?? null, takes)
  return words === null ? null : (
    <p className="mt-2 text-11 text-pretty text-fg-3" role="status">
      {words}
    </p>
  )
}
