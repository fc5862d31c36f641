import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { jobs, steps } from '#db/schema/jobs.ts'
import type { JobRow, StepKind, StepRow } from './catalogue.ts'

/**
 * A worker owns a step while its lease lasts; it renews every third of it. Shorter than pg-boss's heartbeat, so that a
 * redelivered message always finds the lease of a dead worker over.
 */
export const leaseMs = 8_000
export const renewEveryMs = 2_500

export type Claim =
  | { kind: 'claimed'; step: StepRow; job: JobRow; takenOver: boolean }
  /** Somebody is at it, or this worker does not know the kind: the message must come again. */
  | { kind: 'busy' }
  /** Nothing to do for this message any more. */
  | { kind: 'stale' }

/**
 * Takes a step by compare-and-set and records it, in one statement; the raised attempt number is the fencing token of
 * everything that follows.
 */
export async function claimStep(
  db: Database,
  stepId: string,
  workerId: string,
  kinds: ReadonlyMap<string, StepKind>,
): Promise<Claim> {
  const [row] = await claimOf(db).execute({
    stepId,
    workerId,
    kinds: [...kinds.keys()],
    leaseSeconds: leaseMs / 1000,
  })
  if (row !== undefined) {
    const { claimed: step, jobs: job } = row
    return { kind: 'claimed', step, job, takenOver: step.note !== null }
  }
  return (await mustComeAgain(db, stepId, kinds)) ? { kind: 'busy' } : { kind: 'stale' }
}

const claims = new WeakMap<Database, ReturnType<typeof prepareClaim>>()

/** Put together once a database: every step passes here, and writing this much SQL takes longer than sending it. */
function claimOf(db: Database): ReturnType<typeof prepareClaim> {
  const known = claims.get(db) ?? prepareClaim(db)
  claims.set(db, known)
  return known
}

function prepareClaim(db: Database) {
  const claimed = db.$with('claimed').as(
    db
      .update(steps)
      .set({
        status: 'running',
        attempt: sql`${steps.attempt} + 1`,
        tries: sql`${steps.tries} + case when ${steps.status} = 'running' then 1 else 0 end`,
        workerId: sql`${sql.placeholder('workerId')}`,
        leaseUntil: sql`now() + make_interval(secs => ${sql.placeholder('leaseSeconds')})`,
        startedAt: sql`coalesce(${steps.startedAt}, now())`,
        note: sql`case when ${steps.status} = 'running' then 'taken over from a worker that stopped' else null end`,
      })
      .where(
        and(
          eq(steps.id, sql.placeholder('stepId')),
          sql`${steps.kind} = any(${sql.placeholder('kinds')}::text[])`,
          sql`(${steps.status} = 'pending' or (${steps.status} = 'running' and ${steps.leaseUntil} < now()))`,
          sql`exists (select 1 from jobs where jobs.id = ${steps.jobId} and jobs.status in ('running', 'paused')
            and (jobs.status = 'running' or ${steps.status} = 'running'))`,
        ),
      )
      .returning(),
  )
  const recorded = db.$with('recorded', {}).as(sql`
    insert into job_records (job_id, step_id, attempt, type, data)
    select job_id, id, attempt, case when note is null then 'step.claimed' else 'step.taken-over' end,
      jsonb_build_object('worker', worker_id) from claimed`)
  return (
    db
      .with(claimed, recorded)
      .select()
      .from(claimed)
      .innerJoin(jobs, eq(jobs.id, claimed.jobId))
      // Unnamed: a named statement would be lost behind a pooler that shares connections by transaction.
      .prepare('')
  )
}

async function mustComeAgain(
  db: Database,
  stepId: string,
  kinds: ReadonlyMap<string, StepKind>,
): Promise<boolean> {
  const [step] = await db
    .select({ status: steps.status, kind: steps.kind })
    .from(steps)
    .where(eq(steps.id, stepId))
  if (step === undefined) return false
  return step.status === 'running' || (step.status === 'pending' && !kinds.has(step.kind))
}

/** A vendor has begun the stage of this `steps` row: what comes of it is paid for, so a cancel of ours does not stop it. */
export const stageIsBegun = sql<boolean>`exists (select 1 from steps begun where begun.job_id = ${steps.jobId}
  and begun.stage = ${steps.stage} and begun.kind = 'remote.submit' and begun.status = 'succeeded')`

const Renewed = z.object({ id: z.string(), attempt: z.number(), canceling: z.boolean() })

/** Renews every lease of this worker in one statement; what does not come back has been taken over. */
export async function renewLeases(
  db: Database,
  held: readonly { stepId: string; attempt: number }[],
): Promise<Map<string, { canceling: boolean }>> {
  if (held.length === 0) return new Map()
  const result = await db.execute(sql`
    update steps set lease_until = greatest(lease_until, now() + make_interval(secs => ${leaseMs / 1000}))
    from jsonb_to_recordset(${JSON.stringify(held.map((item) => ({ id: item.stepId, attempt: item.attempt })))}::jsonb)
      as mine(id text, attempt int), jobs
    where steps.id = mine.id and steps.attempt = mine.attempt and steps.status = 'running' and jobs.id = steps.job_id
    returning steps.id, steps.attempt, jobs.cancel_requested_at is not null and not ${stageIsBegun} as canceling`)
  return new Map(
    result.rows.map((row) => {
      const renewed = Renewed.parse(row)
      return [renewed.id, { canceling: renewed.canceling }]
    }),
  )
}

/** Holds one step for at least `ms` from now; false when it is no longer ours. */
export async function extendLease(
  db: Database,
  stepId: string,
  attempt: number,
  ms: number,
): Promise<boolean> {
  const rows = await db
    .update(steps)
    .set({ leaseUntil: sql`greatest(${steps.leaseUntil}, now() + make_interval(secs => ${ms / 1000}))` })
    .where(and(eq(steps.id, stepId), eq(steps.attempt, attempt), eq(steps.status, 'running')))
    .returning({ id: steps.id })
  return rows.length === 1
}
