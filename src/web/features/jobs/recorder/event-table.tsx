import { useQuery } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import { useMemo } from 'react'
import type { Job, RecordEntry } from '#contract/job.ts'
import { providerKeysQuery } from '#web/api/queries.ts'
import { Badge } from '#web/ui/badge.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { cx } from '#web/ui/cx.ts'
import { dayAndTime } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { type RecordRow, recordRows } from './record-rows.ts'

const headClass = 'h-8 border-b border-line px-2 text-left text-12 font-medium text-fg-3'

/** What happened, in order: time, who, what, id. */
export function EventTable({ job, record }: { job: Job; record: readonly RecordEntry[] }) {
  const { data: keys } = useQuery(providerKeysQuery)
  const rows = useMemo(() => {
    const labels = new Map(keys?.items.map(({ provider, label }) => [provider, label]))
    return recordRows(job, record, (id) => labels.get(id) ?? id)
  }, [job, record, keys])
  return (
    <section
      aria-label="Events"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls by keyboard too
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto -outline-offset-2 scroll-thin"
    >
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">What happened, in order</caption>
        <colgroup>
          <col className="w-31 max-tablet:w-22" />
          <col className="w-22" />
          <col />
          <col className="w-33 max-tablet:hidden" />
        </colgroup>
        <thead className="sticky top-0 z-(--z-sticky) bg-bg">
          <tr>
            <th className={cx(headClass, 'pl-4')}>Time</th>
            <th className={headClass}>Who</th>
            <th className={headClass}>What happened</th>
            <th className={cx(headClass, 'pr-4 text-right max-tablet:hidden')}>Id</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <EventRow key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function EventRow({ row: { time, at, who, vendor, what, tone, id } }: { row: RecordRow }) {
  const copy = id !== undefined && <CopyText text={id} label="Copy" className="text-fg-3" />
  return (
    <tr className="h-[34px] border-b border-line text-[12.5px] hover:bg-hover hover:[&_.text-fg-3]:text-fg-2">
      <td
        title={dayAndTime(at)}
        className="py-1 pr-2 pl-4 align-top font-mono text-12 leading-6 text-fg-3 tablet:whitespace-nowrap"
      >
        {time}
      </td>
      <td className="px-2 py-1 align-top">
        <span className="flex h-6 items-center">
          <Badge
            tone={who === 'Wallet' ? 'accent' : vendor ? 'info' : 'neutral'}
            className="max-w-full flex-initial! overflow-hidden"
          >
            {who}
          </Badge>
        </span>
      </td>
      <td className={cx('px-2 py-1.5 align-top leading-[18px] text-pretty', tone === 'bad' && 'text-bad')}>
        {tone !== undefined && (
          <Icon
            of={tone === 'ok' ? Check : X}
            size={12}
            label={tone === 'ok' ? 'Worked:' : 'Failed:'}
            className={cx(
              'mr-1.5 inline! align-[-1px] [stroke-width:2.6]',
              tone === 'ok' ? 'text-ok' : 'text-bad',
            )}
          />
        )}
        {what}
        {copy !== false && <div className="tablet:hidden">{copy}</div>}
      </td>
      <td className="py-1 pr-4 pl-2 text-right align-top max-tablet:hidden">{copy}</td>
    </tr>
  )
}
