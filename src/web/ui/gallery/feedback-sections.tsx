import { useState } from 'react'
import { ApiError, UnreachableError } from '#web/api/client.ts'
import { Button } from '../button.tsx'
import { CopyText } from '../copy-text.tsx'
import { EmptyState } from '../empty-state.tsx'
import { ErrorCard } from '../error-card.tsx'
import { Facts } from '../facts.tsx'
import { ProblemCard } from '../problem-card.tsx'
import { ProgressBar } from '../progress-bar.tsx'
import { Loading, Skeleton } from '../skeleton.tsx'
import { type Sort, Table } from '../table.tsx'
import { TakeTileLoading } from '../take-tile.tsx'
import { Section } from './section.tsx'

export function WaitingSections() {
  return (
    <>
      <Section title="Empty" note="say what goes here and offer one way in">
        <EmptyState
          art="takes"
          title="No takes yet"
          body="Write the shot, then generate. A draft is free."
          actions={
            <>
              <Button kind="primary">Generate take</Button>
              <Button>Draft it free</Button>
            </>
          }
        />
        <div className="grid grid-cols-3 gap-y-2">
          {(['projects', 'library', 'jobs', 'wallet', 'search'] as const).map((art) => (
            <EmptyState key={art} art={art} title={art} className="p-1!" />
          ))}
        </div>
      </Section>
      <Section title="Skeleton" note="same boxes as the real thing, from 100 ms">
        <Loading label="Loading takes">
          <div className="grid grid-cols-3 gap-2.5">
            <TakeTileLoading />
            <TakeTileLoading />
            <TakeTileLoading />
          </div>
          <div className="mt-3 flex flex-col gap-2">
            <Skeleton className="h-2.5 w-[90%]" />
            <Skeleton className="h-2.5 w-[74%]" />
            <Skeleton className="h-2.5 w-[40%]" />
          </div>
        </Loading>
        <div className="mt-5 flex flex-col gap-3">
          <ProgressBar label="Uploading" value={0.64} />
          <ProgressBar label="Checked" value={0.4} tone="neutral" />
          <ProgressBar label="Kept" value={1} tone="ok" />
        </div>
      </Section>
    </>
  )
}

const refused = new ApiError({
  type: 'about:blank',
  title: 'Not enough credits',
  status: 402,
  detail: 'This take costs 108. You have 64.',
  code: 'insufficient_credits',
  nextSteps: [
    { action: 'buy', label: 'Buy 250 for $14' },
    { action: 'draft', label: 'Draft it free' },
  ],
  requestId: 'req_5c1e',
})

export function ErrorSection() {
  return (
    <Section title="Error with next step" note="code, sentence, action">
      <div className="flex flex-col gap-3">
        <ErrorCard
          title="Veo made the take, but the file did not arrive"
          body="All 108 credits are back. Veo keeps the file until 14 Nov, 21:04."
          code="download_failed"
          actions={
            <>
              <Button size="sm">Re-attach, 108 credits</Button>
              <Button size="sm" kind="quiet">
                Retry the video step
              </Button>
            </>
          }
        />
        <ProblemCard error={refused} steps={{ buy: () => {}, draft: () => {} }} />
        <ProblemCard error={new UnreachableError(null)} onRetry={() => {}} />
      </div>
    </Section>
  )
}

interface Entry {
  id: string
  shot: string
  engine: string
  credits: number
}
const entries: Entry[] = [
  { id: 'a', shot: 'Gas station, night', engine: 'Veo 3.1', credits: 108 },
  { id: 'b', shot: 'Ridge', engine: 'Ray 3', credits: 90 },
  { id: 'c', shot: 'Storm wall', engine: 'Local draft', credits: 0 },
]

export function TableSection() {
  const [sort, setSort] = useState<Sort>({ key: 'credits', direction: 'down' })
  const [selected, setSelected] = useState('a')
  const up = sort.direction === 'up' ? 1 : -1
  const rows = entries.toSorted((one, other) =>
    sort.key === 'credits' ? up * (one.credits - other.credits) : up * one.shot.localeCompare(other.shot),
  )
  return (
    <Section title="Table" note="head 32, row 40; selected has a line at its start" span={2}>
      <Table
        label="Takes"
        rows={rows}
        rowKey={(row) => row.id}
        selectedKey={selected}
        onOpen={(row) => setSelected(row.id)}
        sort={sort}
        onSort={setSort}
        columns={[
          {
            key: 'shot',
            head: 'Shot',
            sortable: true,
            cell: (row) => <b className="font-medium">{row.shot}</b>,
          },
          { key: 'engine', head: 'Engine', cell: (row) => <span className="text-fg-2">{row.engine}</span> },
          { key: 'credits', head: 'Credits', numeric: true, sortable: true, cell: (row) => row.credits },
        ]}
      />
      <Facts
        className="mt-4"
        facts={[
          { label: 'Engine', value: 'Veo 3.1, picked by you' },
          { label: 'Seed', value: '4081227', mono: true },
          { label: 'Job', value: <CopyText text="job_8f2a4c" label="Copy the job’s id" /> },
        ]}
      />
    </Section>
  )
}
