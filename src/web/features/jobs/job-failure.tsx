import { useNavigate } from '@tanstack/react-router'
import { ArrowLeftRight, KeyRound, Link2, type LucideIcon, PencilLine, RotateCw } from 'lucide-react'
import type { Job } from '#contract/job.ts'
import { useReattachJob, useRetryJob } from '#web/api/actions.ts'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { credits } from '#web/ui/format.ts'
import { NextSteps } from '#web/ui/next-steps.tsx'
import { useOpenRequest } from './commands/use-open-request.ts'
import { type NextWay, nextWays } from './next-ways.ts'

const icons: Record<NextWay['kind'], LucideIcon> = {
  reattach: Link2,
  retry: RotateCw,
  'switch-engine': ArrowLeftRight,
  edit: PencilLine,
  keys: KeyRound,
}

interface JobFailureProps {
  job: Job
  take: string
  engine: string
}

/** Why it failed, what came back, and two or three ways on. */
export function JobFailure({ job, take, engine }: JobFailureProps) {
  const retry = useRetryJob()
  const reattach = useReattachJob()
  const navigate = useNavigate()
  const open = useOpenRequest(job)
  const run = ({ kind, prompt }: NextWay) => {
    switch (kind) {
      case 'reattach':
        return reattach.mutate(job)
      case 'retry':
        return retry.mutate(job)
      case 'switch-engine':
        return open?.('Another engine', { engineId: 'auto' })
      case 'edit':
        return open?.('Edit the words', prompt === undefined ? {} : { prompt })
      case 'keys':
        return void navigate({ to: '/settings/$section', params: { section: 'keys' } })
    }
  }
  const ways = nextWays(job, engine)
  return (
    <>
      <ErrorCard
        title={`${take} failed`}
        body={`${job.error?.detail ?? 'It could not be finished.'} ${moneyWords(job)}`}
        code={job.error?.code}
        className="flex-none"
      />
      {ways.length > 0 && (
        <NextSteps
          steps={ways.map((way) => ({
            id: way.kind,
            icon: icons[way.kind],
            label: way.label,
            what: way.what,
            price: way.price,
            busy:
              (way.kind === 'retry' && retry.isPending) || (way.kind === 'reattach' && reattach.isPending),
            onPress: () => run(way),
          }))}
          footnote="Credits are held on press and charged only when the take is in your library."
        />
      )}
    </>
  )
}

function moneyWords({ price: { quoted, charged, refunded } }: Job): string {
  if (quoted === 0) return 'It was free.'
  if (charged === 0) return `All ${credits(refunded || quoted)} are back.`
  return `${credits(refunded)} are back, ${credits(charged)} were charged for what was finished.`
}
