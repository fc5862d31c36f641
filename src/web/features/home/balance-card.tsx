import { useQuery } from '@tanstack/react-query'
import type { Wallet } from '#contract/wallet.ts'
import { usageQuery, walletQuery } from '#web/api/queries.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { credits, number, plural } from '#web/ui/format.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { bucketWords } from './bucket-words.ts'
import { SideCard } from './side-card.tsx'
import { type UsageMonth, usageMonth } from './usage-bars.ts'

/** What is left and what this month has cost. */
export function BalanceCard() {
  const wallet = useQuery(walletQuery)
  return (
    <SideCard
      title="Balance"
      aside={
        <LinkButton kind="quiet" size="sm" to="/wallet" className="-mr-2">
          Statement
        </LinkButton>
      }
    >
      {wallet.data !== undefined ? (
        <Balance wallet={wallet.data} />
      ) : wallet.isError ? (
        <ProblemCard error={wallet.error} onRetry={() => void wallet.refetch()} />
      ) : (
        <Loading label="Asking for the balance" className="flex h-16 flex-col gap-3">
          <Skeleton className="h-6 w-28" />
          <Skeleton className="h-1.5 w-full" />
        </Loading>
      )}
      <Usage />
    </SideCard>
  )
}

const bucketColour: Record<Wallet['buckets'][number]['kind'], string> = {
  allowance: 'bg-fg',
  purchased: 'bg-fg-3',
  promo: 'bg-accent-edge',
}

function Balance({ wallet: { available, held, debt, buckets } }: { wallet: Wallet }) {
  const filled = buckets.filter(({ balance }) => balance > 0)
  return (
    <>
      <div className="flex items-baseline gap-2">
        <b className="text-28 leading-8 font-semibold tracking-[-0.025em]">{number(available)}</b>
        <span className="text-fg-2">{available === 1 ? 'credit' : 'credits'}</span>
        <span className="flex-1" />
        {held > 0 && <span className="text-12 text-fg-3">{number(held)} held</span>}
      </div>
      {filled.length > 0 && (
        <div aria-hidden="true" className="flex h-1.5 gap-0.5">
          {filled.map(({ kind, balance, expiresAt }) => (
            <i
              key={`${kind} ${expiresAt}`}
              style={{ flexGrow: balance }}
              className={cx('rounded-[3px]', bucketColour[kind])}
            />
          ))}
        </div>
      )}
      <p className="text-12 text-fg-3">
        {debt > 0 ? `${credits(debt)} are owed. The next credits pay them.` : bucketWords(buckets)}
      </p>
    </>
  )
}

function Usage() {
  const usage = useQuery(usageQuery(31))
  const today = usage.data?.days.at(-1)?.date
  // The balance says what matters; without its figures the chart is left out.
  if (usage.data === undefined || today === undefined) return null
  const month = usageMonth(usage.data.days, today)
  return (
    <>
      <div className="h-px bg-line" />
      <div className="flex items-center justify-between text-12 text-fg-2">
        <span>{monthName(today)}</span>
        <span>{month.credits === 0 ? 'Nothing spent' : `${credits(month.credits)} spent`}</span>
      </div>
      <Bars month={month} name={monthName(today)} />
    </>
  )
}

function Bars({ month: { bars, credits: spent }, name }: { month: UsageMonth; name: string }) {
  const days = bars.filter((bar) => bar.credits > 0).length
  const label = `Credits per day in ${name}: ${credits(spent)} on ${plural(days, 'day')}`
  return (
    <div role="img" aria-label={label} className="flex h-8.5 items-end gap-[3px]">
      {bars.map(({ day, share, when, credits: ofDay }) => (
        <i
          key={day}
          title={when === 'ahead' ? undefined : `${day} ${name}: ${credits(ofDay)}`}
          style={{ height: when === 'ahead' ? 2 : Math.max(2, share * 34) }}
          className={cx(
            'flex-1 rounded-t-[1.5px]',
            when === 'ahead' ? 'bg-press' : when === 'today' ? 'bg-accent-edge' : 'bg-fg-3',
          )}
        />
      ))}
    </div>
  )
}

const monthName = (date: string): string =>
  new Date(`${date}T12:00:00`).toLocaleDateString('en-GB', { month: 'long' })
