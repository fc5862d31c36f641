import { and, count, eq, inArray, not } from 'drizzle-orm'
import type { z } from 'zod'
import type { Release } from '#contract/generation.ts'
import { jobGroups, jobs, steps } from '#db/schema/jobs.ts'
import { newId } from '#kernel/ids.ts'
import type { JsonObject } from '#kernel/json.ts'
import { hold } from '#ledger/holds.ts'
import { heldBack, lockAdmission } from './admission.ts'
import { JobErrors } from './errors.ts'
import { failpoint } from './failpoint.ts'
import { admitNext, announce, type Machine } from './machine.ts'
import { roundHold } from './money.ts'
import type { QueueName } from './queue.ts'
import { record } from './record.ts'
import { Stage } from './stages.ts'
import type { Unit } from './unit.ts'

export interface NewStep {
  kind: string
  name: string
  stage: string
  queue: QueueName
  /** Positions (indexes in the list) of the steps that come first. */
  after: readonly number[]
  input: JsonObject
  expectedSeconds: number
}

export interface NewJob {
  kind: string
  engineId: string
  prompt: string
  request: JsonObject
  takeHash: string | null
  stages: readonly z.input<typeof Stage>[]
  steps: readonly NewStep[]
}

export interface NewJobs {
  workspaceId: string
  userId: string | null
  quoteId: string | null
  projectId: string | null
  shotId: string | null
  rerunOf: string | null
  priority: number
  group: 'variations' | 'sweep' | 'film' | null
  release: z.infer<typeof Release>
  /** `refuse`: fail rather than queue when the workspace has no free slot. */
  onLimit: 'queue' | 'refuse'
  /** What the statement says of the hold. */
  memo: string
  jobs: readonly NewJob[]
}

/**
 * Writes jobs, steps, holds and the first messages, all in the caller's transaction. A quote starts once: the unique
 * index over (quote, part) refuses the second.
 */
export async function createJobs(machine: Machine, unit: Unit, made: NewJobs): Promise<string[]> {
  const groupId = made.group === null ? null : newId('group')
  if (groupId !== null && made.group !== null) {
    await unit.tx
      .insert(jobGroups)
      .values({ id: groupId, workspaceId: made.workspaceId, kind: made.group, quoteId: made.quoteId })
  }
  const ids: string[] = []
  for (const [part, job] of made.jobs.entries())
    ids.push(await createJob(machine, unit, made, job, part, groupId))
  if (made.onLimit === 'refuse') await refuseOverLimit(machine, unit, made.workspaceId, ids)
  unit.event(made.workspaceId, 'wallet.changed', made.workspaceId, { reason: 'hold' })
  await admitNext(machine, unit, made.workspaceId)
  return ids
}

async function createJob(
  machine: Machine,
  unit: Unit,
  made: NewJobs,
  job: NewJob,
  part: number,
  groupId: string | null,
): Promise<string> {
  const id = newId('job')
  const stages = job.stages.map((stage) => Stage.parse(stage))
  const credits = roundHold(stages)
  const inserted = await unit.tx
    .insert(jobs)
    .values({
      id,
      workspaceId: made.workspaceId,
      createdBy: made.userId,
      kind: job.kind,
      status: 'queued',
      priority: made.priority,
      engineId: job.engineId,
      request: job.request,
      prompt: job.prompt,
      projectId: made.projectId,
      shotId: made.shotId,
      groupId,
      quoteId: made.quoteId,
      quotePart: part,
      release: made.release,
      takeHash: job.takeHash,
      stages,
      quotedCredits: credits,
      requested: stages.length,
      rerunOf: made.rerunOf,
    })
    .onConflictDoNothing({ target: [jobs.quoteId, jobs.quotePart] })
    .returning({ id: jobs.id })
  if (inserted.length === 0)
    throw JobErrors.quote_used({ nextSteps: [{ action: 'quote', label: 'Ask for a new quote' }] })
  await unit.tx.insert(steps).values(
    job.steps.map((step, position) => ({
      id: newId('step'),
      jobId: id,
      workspaceId: made.workspaceId,
      position,
      kind: step.kind,
      name: step.name,
      stage: step.stage,
      queue: step.queue,
      after: [...step.after],
      input: step.input,
      status: 'pending' as const,
      expectedSeconds: step.expectedSeconds,
    })),
  )
  await hold(unit.tx, {
    workspaceId: made.workspaceId,
    jobId: id,
    round: 0,
    amount: credits,
    memo: made.memo,
    billing: machine.billing,
  })
  await failpoint('jobs.held')
  await record(unit.tx, { jobId: id, type: 'job.created', data: { quoteId: made.quoteId, held: credits } })
  announce(unit, { id, workspaceId: made.workspaceId, groupId, projectId: made.projectId }, 'queued')
  return id
}

/** Exact under concurrency: counted under the lock that admission takes. */
async function refuseOverLimit(
  machine: Machine,
  unit: Unit,
  workspaceId: string,
  fresh: string[],
): Promise<void> {
  const slots = await lockAdmission(unit.tx, workspaceId, machine.defaultSlots)
  const [live] = await unit.tx
    .select({ jobs: count() })
    .from(jobs)
    .where(and(eq(jobs.workspaceId, workspaceId), inArray(jobs.status, ['queued', 'running']), not(heldBack)))
  if ((live?.jobs ?? 0) > slots) {
    throw JobErrors.concurrency_limit({
      detail: `${slots} jobs run at once here, and ${(live?.jobs ?? 0) - fresh.length} are under way. Nothing was charged.`,
      nextSteps: [
        { action: 'wait', label: 'Wait until one has finished' },
        { action: 'queue', label: 'Start it with onLimit=queue' },
      ],
      headers: { 'retry-after': '10' },
    })
  }
}
