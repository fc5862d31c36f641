import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WorkflowFacts } from '#contract/workflow.ts'
import { api } from '#web/api/client.ts'
import { newKey } from '#web/api/client-context.ts'
import { isOver } from '#web/api/job-lists.ts'
import { problemText } from '#web/api/problem-words.ts'
import { jobQuery } from '#web/api/queries.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { toast } from '#web/ui/toast.tsx'

const words = 'A lighthouse on a cliff at dusk, waves below'
const lookEveryMs = 1_500

/** One take with the smallest settings; it is a job like any other. */
export function TestRun({ workflow, works }: { workflow: WorkflowFacts; works: boolean }) {
  const { engineId, mode, bindings, limits } = workflow
  const [jobId, setJobId] = useState<string | null>(null)
  const start = useMutation({
    mutationFn: () =>
      api('postGenerations', {
        idempotencyKey: newKey(),
        body: {
          engineId,
          mode,
          prompt: words,
          ...(limits.durations.length > 0 && { durationSeconds: Math.min(...limits.durations) }),
          maxCredits: 0,
        },
      }),
    onSuccess: ({ id }) => setJobId(id),
    onError: (error) => toast.error(problemText(error)),
  })
  const needsFile = ['firstFrame', 'reference', 'video', 'audio', 'mask'].some((role) => role in bindings)
  const off = !works
    ? 'Connect your server first'
    : needsFile
      ? 'It needs a file: try it in the studio'
      : undefined
  return (
    <>
      {jobId !== null && <Outcome jobId={jobId} />}
      <Button size="sm" busy={start.isPending} disabledReason={off} onClick={() => start.mutate()}>
        Test run
      </Button>
    </>
  )
}

function Outcome({ jobId }: { jobId: string }) {
  const { data: job } = useQuery({
    ...jobQuery(jobId),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : lookEveryMs),
  })
  const state =
    job === undefined || !isOver(job)
      ? 'Runs'
      : job.status === 'succeeded'
        ? 'Works'
        : (job.error?.detail ?? 'It did not work')
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-12 text-fg-2" role="status">
      <span className="truncate" title={state}>
        {state}
      </span>
      <LinkButton kind="quiet" params={{ jobId }} size="sm" to="/jobs/$jobId">
        See it
      </LinkButton>
    </span>
  )
}
