import { useQuery } from '@tanstack/react-query'
import { TrendingUp } from 'lucide-react'
import type { Reply } from '#web/api/client.ts'
import { usageQuery } from '#web/api/queries.ts'
import { usageMonth } from '#web/features/home/usage-bars.ts'
import { cx } from '#web/ui/cx.ts'
import { bytes, credits, number, plural } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { monthAtThisPace } from './pace.ts'
import { BigNumber, WalletCard } from './wallet-card.tsx'

/** What each day of this month has cost. */
export function MonthCard() {
  const { data, error, refetch } = useQuery(usageQuery(31))
  const today = data?.days.at(-1)?.date
  if (data !== undefined && today !== undefined) return <Month usage={data} today={today} />
  return (
    <WalletCard title="This month">
      {error !== null ? (
        <ProblemCard error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading label="Asking for this month" className="flex flex-col gap-3">
          <Skeleton className="h-8 w-24" />
          <Skeleton className="h-14 w-full" />
        </Loading>
      )}
    </WalletCard>
  )
}

function Month({ usage: { days, storageBytes }, today }: { usage: Reply<'getUsage'>; today: string }) {
  const { bars, credits: spent } = usageMonth(days, today)
  const date = new Date(`${today}T12:00:00`)
  const name = date.toLocaleDateString('en-GB', { month: 'long' })
  const jobs = days
    .filter((one) => one.date.startsWith(today.slice(0, 7)))
    .reduce((sum, one) => sum + one.jobs, 0)
  const pace = monthAtThisPace(spent, date.getDate(), bars.length)
  return (
    <WalletCard title={name} aside={`${plural(jobs, 'take')}, ${bytes(storageBytes)} kept`}>
      <BigNumber value={number(spent)} unit={spent === 1 ? 'credit spent' : 'credits spent'} />
      <div
        role="img"
        aria-label={`Credits per day in ${name}: ${credits(spent)} on ${plural(bars.filter((bar) => bar.credits > 0).length, 'day')}`}
        className="flex h-14.5 items-end gap-[3px]"
      >
        {bars.map(({ day, share, when, credits: ofDay }) => (
          <i
            key={day}
            title={when === 'ahead' ? undefined : `${day} ${name}: ${credits(ofDay)}`}
            style={{ height: when === 'ahead' ? 2 : Math.max(2, share * 58) }}
            className={cx(
              'flex-1 rounded-t-[1.5px]',
              when === 'ahead' ? 'bg-press' : when === 'today' ? 'bg-accent-edge' : 'bg-fg-3',
            )}
          />
        ))}
      </div>
      <div aria-hidden="true" className="flex justify-between text-11 text-fg-3">
        <span>1</span>
        <span>
          {bars.length} {name.slice(0, 3)}
        </span>
      </div>
      <p className="mt-auto flex gap-2 text-12 text-pretty text-fg-2">
        <Icon of={TrendingUp} size={14} className="mt-px text-fg-3" />
        {pace === null
          ? 'Drafts on this machine are free and do not count here.'
          : `On this pace you end the month at ${number(pace)}.`}
      </p>
    </WalletCard>
  )
}
