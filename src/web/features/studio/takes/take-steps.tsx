import { stagesOf } from '#web/api/job-stages.ts'
import { isUnsent } from '#web/api/outbox.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { creditsShort, dayAndTime, seconds } from '#web/ui/format.ts'
import { StepList } from '#web/ui/step-list.tsx'
import { isUnderWay, type Take } from './take.ts'
import { takeSummary } from './take-words.ts'

/** How the take that is shown came to be. */
export function TakeSteps({ take, engineName }: { take: Take; engineName: (id: string) => string }) {
  const { job, number } = take
  const stages = stagesOf(job.steps, job.progress)
  const notes = stages.filter(({ note }) => note !== null)
  return (
    <div className="grid gap-3 p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">Take {number}</span>
        <span className="text-fg-3">{takeSummary(take, engineName)}</span>
        <span className="text-fg-3">{moneyWords(take)}</span>
        <span className="text-fg-3">{timeWords(take)}</span>
        {!isUnsent(job) && (
          <LinkButton className="ml-auto" kind="quiet" params={{ jobId: job.id }} size="sm" to="/jobs/$jobId">
            Every attempt and credit
          </LinkButton>
        )}
      </div>
      <StepList bar={isUnderWay(take)} of={`Take ${number}`} progress={job.progress} steps={stages} />
      {notes.length > 0 && (
        <ul className="grid gap-1 text-12 text-fg-2">
          {notes.map(({ id, name, note }) => (
            <li key={id}>
              {name}: {note}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function moneyWords({ job: { price, status } }: Take): string {
  if (status === 'queued' || status === 'running' || status === 'paused')
    return price.quoted === 0 ? 'Free' : `${creditsShort(price.quoted)} held`
  return creditsShort(price.charged)
}

function timeWords({ job: { createdAt, startedAt, finishedAt } }: Take): string {
  if (startedAt === null || finishedAt === null) return dayAndTime(createdAt)
  return `${seconds((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)}, ${dayAndTime(createdAt)}`
}
