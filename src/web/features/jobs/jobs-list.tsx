import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Job } from '#contract/job.ts'
import { useEngineName } from '#web/features/studio/takes/use-engines.ts'
import { Spinner } from '#web/ui/spinner.tsx'
import type { JobRowItem } from './job-rows.ts'
import { GroupListRow, JobListRow } from './jobs-list-row.tsx'

interface JobsListProps {
  rows: readonly JobRowItem[]
  hasMore: boolean
  onMore: () => void
}

const heights = { job: 57, group: 40 } as const
const idOf = (row: JobRowItem) => (row.kind === 'job' ? row.job.id : `group ${row.groupId}`)

/** Only the rows in sight exist; older ones come by scrolling. */
export function JobsList({ rows, hasMore, onMore }: JobsListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const engineName = useEngineName()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[rows[index]?.kind ?? 'job'],
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : idOf(row)
    },
    overscan: 8,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have new heights.
  useEffect(() => virtual.measure(), [rows])
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= rows.length - 10) onMore()
  }, [hasMore, last, rows.length, onMore])

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-6 pb-6 max-tablet:px-3 scroll-thin">
      <ul aria-label="Jobs" className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, key, start, size }) => {
          const row = rows[index]
          return (
            row !== undefined && (
              <li
                key={key}
                aria-setsize={hasMore ? -1 : rows.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0 border-b border-line"
                style={{ translate: `0 ${start}px`, height: size }}
              >
                <Row row={row} engineName={engineName} />
              </li>
            )
          )
        })}
      </ul>
      {hasMore && (
        <div className="grid h-14 place-items-center text-fg-3">
          <Spinner />
          <span className="sr-only">Older jobs are coming</span>
        </div>
      )}
    </div>
  )
}

function Row({ row, engineName }: { row: JobRowItem; engineName: (id: Job['engineId']) => string }) {
  return row.kind === 'group' ? (
    <GroupListRow groupId={row.groupId} jobs={row.jobs} />
  ) : (
    <JobListRow job={row.job} grouped={row.grouped} engine={engineName(row.job.engineId)} />
  )
}
