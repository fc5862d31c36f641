import { useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import type { GenerationRequest } from '#contract/generation.ts'
import type { Job } from '#contract/job.ts'
import type { Quote } from '#contract/quote.ts'
import { toast } from '#web/ui/toast.tsx'
import { ApiError, api } from './client.ts'
import { newKey } from './client-context.ts'
import { changeJobs, setJobs } from './job-cache.ts'
import { isOver } from './job-lists.ts'
import { dropUnsent, unsentJobs, unsentKey, useOutbox } from './outbox.ts'
import { problemText } from './problem-words.ts'
import { jobQuery } from './queries.ts'
import { sendTake } from './send-takes.ts'
import { useWorkspace } from './session.ts'

// What people do to takes. Each shows its result at once, and takes it back with the reason when the studio refuses.

export interface StartPress {
  request: GenerationRequest
  /** What was shown on the button when it was pressed. */
  quote: Pick<Quote, 'id' | 'totalCredits'>
}

/**
 * Starts takes. Until the studio has them they stand in `useUnsentTakes`; offline they wait there. A refusal is the
 * mutation's error, for the composer to show where the press was.
 */
export function useStartGeneration() {
  const client = useQueryClient()
  const { workspace } = useWorkspace()
  return useMutation({
    // Every way to send a take again keeps the key, so the mutation itself never repeats.
    retry: false,
    mutationFn: ({ request, quote }: StartPress) =>
      sendTake(client, {
        key: newKey(),
        workspaceId: workspace.id,
        request,
        credits: quote.totalCredits,
        // A quote is held for minutes, a lost network may last longer: the take then goes at this price or not at all.
        quoteId: navigator.onLine ? quote.id : null,
        pressedAt: new Date().toISOString(),
        state: 'sending',
      }),
  })
}

/** Takes that were pressed and are not yet with the studio, newest first, for the place where they will stand. */
export function useUnsentTakes(shotId?: string): Job[] {
  const { workspace } = useWorkspace()
  const items = useOutbox((state) => state.items)
  return items
    .filter((item) => item.workspaceId === workspace.id)
    .filter((item) => shotId === undefined || item.request.shotId === shotId)
    .flatMap(unsentJobs)
    .reverse()
}

/** Takes a press back that has not gone out. */
export const forgetUnsent = (job: Job): void => dropUnsent(unsentKey(job))

type Verb = 'Cancel' | 'Retry' | 'Reattach' | 'Pause' | 'Resume'

function useJobCommand(verb: Verb, expected: (job: Job) => Job) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (job: Job) => api(`postJobsById${verb}`, { params: { id: job.id } }),
    onMutate: (job) => changeJobs(client, new Map([[job.id, expected]])),
    onSuccess: (job) => {
      setJobs(client, [job])
      void client.invalidateQueries({ queryKey: ['jobs', job.id] })
    },
    onError: (error, job) => {
      setJobs(client, [job])
      // Its state moved on before the press arrived, or it did arrive and the answer was lost.
      void client.fetchQuery({ ...jobQuery(job.id), staleTime: 0, retry: false }).then(
        (now) => setJobs(client, [now]),
        () => {},
      )
      toast.error(problemText(error))
    },
  })
}

/** Stops a take. What a vendor has begun goes on until the vendor agrees. */
export const useCancelJob = () =>
  useJobCommand('Cancel', (job) =>
    job.status === 'queued'
      ? { ...job, status: 'canceled', etaSeconds: null }
      : { ...job, cancelRequested: true },
  )
/** Runs again what did not succeed; finished steps stay. */
export const useRetryJob = () => useJobCommand('Retry', queuedAgain)
/** Fetches what the vendor has made already; the engine is not paid twice. */
export const useReattachJob = () => useJobCommand('Reattach', queuedAgain)
export const usePauseJob = () =>
  useJobCommand('Pause', (job) => (isOver(job) ? job : { ...job, status: 'paused' }))
export const useResumeJob = () =>
  useJobCommand('Resume', (job) => (job.status === 'paused' ? { ...job, status: 'queued' } : job))

function queuedAgain(job: Job): Job {
  return { ...job, status: 'queued', error: null, finishedAt: null }
}

/** The same request as a new take; `maxCredits` allows more than the old price. */
export function useRerunJob() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ job, maxCredits, key }: RerunPress) =>
      api('postJobsByIdRerun', {
        params: { id: job.id },
        body: maxCredits === undefined ? {} : { maxCredits },
        idempotencyKey: key,
      }),
    onSuccess: (job) => {
      setJobs(client, [job])
      void client.invalidateQueries({ queryKey: ['jobs', 'list'] })
    },
    onError: (error) => {
      if (newPriceIn(error) === null) toast.error(problemText(error))
    },
  })
}

const RaiseMax = z.looseObject({ action: z.literal('raise_max'), maxCredits: z.number() })

/** What the same request costs today, when that is more than was allowed: a question for the person, not a failure. */
export function newPriceIn(error: unknown): number | null {
  if (!(error instanceof ApiError)) return null
  for (const step of error.problem.nextSteps ?? []) {
    const raise = RaiseMax.safeParse(step)
    if (raise.success) return raise.data.maxCredits
  }
  return null
}
interface RerunPress {
  job: Job
  maxCredits?: number
  /** `newKey()` of the press. */
  key: string
}

/** Pauses, resumes or cancels every take of a group. */
export function useGroupCommand(verb: 'Pause' | 'Resume' | 'Cancel') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (groupId: string) => api(`postGroupsById${verb}`, { params: { id: groupId } }),
    onSuccess: ({ jobs }) => setJobs(client, jobs),
    onError: (error) => toast.error(problemText(error)),
  })
}

/** Keeps a take of a one-by-one group: those that have not begun end, and cost nothing. */
export function useKeepTake() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ groupId, jobId }: { groupId: string; jobId: string }) =>
      api('postGroupsByIdKeep', { params: { id: groupId }, body: { jobId } }),
    onSuccess: ({ jobs }) => setJobs(client, jobs),
    onError: (error) => toast.error(problemText(error)),
  })
}
