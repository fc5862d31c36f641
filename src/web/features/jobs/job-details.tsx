import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Job } from '#contract/job.ts'
import { cameraPresetsQuery, providerKeysQuery, recordQuery, stylePresetsQuery } from '#web/api/queries.ts'
import { CopyText } from '#web/ui/copy-text.tsx'
import { cx } from '#web/ui/cx.ts'
import { Facts } from '#web/ui/facts.tsx'
import { JobReceipt } from './receipt/job-receipt.tsx'
import { type JobFact, requestFacts } from './request-facts.ts'
import { whereItRan } from './where-it-ran.ts'

interface JobDetailsProps {
  job: Job
  engine: string
  className: string
}

/** The receipt, what was asked for, and who did it. */
export function JobDetails({ job, engine, className }: JobDetailsProps) {
  const { data: moves } = useQuery(cameraPresetsQuery)
  const { data: styles } = useQuery(stylePresetsQuery)
  const { data: keys } = useQuery(providerKeysQuery)
  const { data: record } = useQuery(recordQuery(job.id))
  const names = {
    engine,
    preset: (id: string) => moves?.items.find((one) => one.id === id)?.label ?? id,
    style: (id: string) => styles?.items.find((one) => one.id === id)?.label ?? id,
  }
  const providerName = (id: string) => keys?.items.find(({ provider }) => provider === id)?.label ?? id
  const { prompt } = job.request
  return (
    <aside aria-label="Receipt and request" className={cx('flex flex-col', className)}>
      <div className="flex h-10 flex-none items-center border-b border-line px-4">
        <h2 className="text-13 font-semibold">Receipt</h2>
      </div>
      <section
        aria-label="Receipt and request, in full"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard, too
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col gap-4 px-4 py-3 -outline-offset-2 laptop:overflow-y-auto scroll-thin"
      >
        <JobReceipt jobId={job.id} />
        <Block title="Request">
          {typeof prompt === 'string' && prompt.trim() !== '' && (
            <p className="mb-2 text-12 leading-[18px] text-pretty whitespace-pre-line text-fg-2">{prompt}</p>
          )}
          <Facts facts={requestFacts(job, names).map(shown)} />
        </Block>
        {record !== undefined && (
          <Block title="Where it ran">
            <Facts facts={whereItRan(job, record.items, providerName).map(shown)} />
          </Block>
        )}
      </section>
    </aside>
  )
}

const shown = ({ label, value, copy }: JobFact) => ({
  label,
  value: copy ? (
    <CopyText text={value} label={`Copy ${label.toLowerCase()}`} className="-my-1 -ml-0.5" />
  ) : (
    value
  ),
})

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-2 text-13 font-semibold">{title}</h3>
      {children}
    </section>
  )
}
