import { getRouteApi } from '@tanstack/react-router'
import type { Job } from '#contract/job.ts'
import { useReattachJob, useRetryJob } from '#web/api/actions.ts'
import { RerunJob } from '#web/features/jobs/commands/rerun-job.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { useDraftActions } from '../draft.ts'
import { creditsBackText, type Take } from '../takes/take.ts'
import { remixOf } from '../takes/take-actions.ts'
import { waysOn } from './ways-on.ts'

const route = getRouteApi('/shell/projects/$projectId/shots/$shotId')

/** A take that did not come: why, what came back, and what to do, each with its price. */
export function FailedTake({ take }: { take: Take }) {
  const { job, number, state } = take
  const retry = useRetryJob()
  const reattach = useReattachJob()
  const { change } = useDraftActions()
  const navigate = route.useNavigate()
  const view = ({ id }: Job) =>
    void navigate({ search: (search) => ({ ...search, take: id }), replace: true })
  const back =
    state.phase === 'failed' || state.phase === 'canceled' ? creditsBackText(state.creditsBack) : ''
  const canceled = state.phase === 'canceled'

  const run = {
    retry: () => retry.mutate(job),
    reattach: () => reattach.mutate(job),
    'switch-engine': () => change({ ...remixOf(take.request), engineId: 'auto' }, 'Another engine'),
    edit: (prompt: string | undefined) =>
      change({ ...remixOf(take.request), ...(prompt !== undefined && { prompt }) }, 'Edit the prompt'),
  }
  return (
    <div className="grid min-h-0 flex-1 place-items-center overflow-auto bg-well p-4">
      <ErrorCard
        actions={
          <>
            {canceled && <RerunJob job={job} take={`Take ${number}`} onStarted={view} />}
            {waysOn(job).map((way, index) => (
              <Button
                key={way.kind}
                busy={
                  (way.kind === 'retry' && retry.isPending) || (way.kind === 'reattach' && reattach.isPending)
                }
                kind={index === 0 ? 'default' : 'quiet'}
                onClick={() => (way.kind === 'edit' ? run.edit(way.prompt) : run[way.kind]())}
                size="sm"
              >
                {way.label}
              </Button>
            ))}
            <LinkButton kind="quiet" params={{ jobId: job.id }} size="sm" to="/jobs/$jobId">
              What happened
            </LinkButton>
          </>
        }
        body={`${job.error?.detail ?? 'It was stopped before it was done.'} ${back}.`}
        className="w-full max-w-[460px] bg-panel!"
        code={job.error?.code}
        title={canceled ? `Take ${number} was canceled` : `Take ${number} failed`}
      />
    </div>
  )
}
