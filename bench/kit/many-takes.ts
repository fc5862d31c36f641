import { eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { assets } from '#db/schema/assets.ts'
import { jobs, steps } from '#db/schema/jobs.ts'
import { copyRows } from './many-jobs.ts'

/** Copies a finished take of a shot many times, each with a clip of its own that shares the first one's files. */
export async function multiplyTake(db: Database, jobId: string, copies: number): Promise<void> {
  const numbers = sql`generate_series(1, ${copies}::int) n`
  const createdAt = sql`now() - make_interval(secs => 10 + n)`
  const id = sql`'job_take' || lpad(n::text, 5, '0')`
  await copyRows(db, jobs, numbers, sql`o.id = ${jobId}`, { id, quoteId: sql`null`, createdAt })
  await copyRows(db, steps, numbers, sql`o.job_id = ${jobId}`, { id: sql`o.id || n`, jobId: id })
  await copyRows(db, assets, numbers, sql`o.job_id = ${jobId}`, {
    ...{
      id: sql`'asset_take' || lpad(n::text, 5, '0') || '_' || o.output_index || o.kind`,
      jobId: id,
      createdAt,
    },
    stepId: sql`o.step_id || n`,
  })
}

/** Takes in the middle of their first step. Nobody works on them while no worker runs. */
export async function addLiveTakes(
  db: Database,
  jobId: string,
  count: number,
): Promise<{ jobId: string; stepId: string }[]> {
  const numbers = sql`generate_series(1, ${count}::int) n`
  const id = sql`'job_live' || lpad(n::text, 5, '0')`
  await copyRows(db, jobs, numbers, sql`o.id = ${jobId}`, {
    ...{
      id,
      quoteId: sql`null`,
      createdAt: sql`now() - make_interval(secs => n * 3)`,
      startedAt: sql`now()`,
    },
    ...{ status: sql`'running'`, finishedAt: sql`null`, delivered: sql`0` },
  })
  await copyRows(db, steps, numbers, sql`o.job_id = ${jobId}`, {
    ...{
      id: sql`o.id || '_live' || n`,
      jobId: id,
      progress: sql`0`,
      finishedAt: sql`null`,
      output: sql`null`,
    },
    status: sql`case when o.position = 0 then 'running' else 'pending' end`,
    expectedSeconds: sql`600`,
  })
  const first = await db
    .select({ jobId: steps.jobId, stepId: steps.id })
    .from(steps)
    .where(sql`${steps.jobId} like 'job_live%' and ${steps.position} = 0`)
  return first
}

export const removeLiveTakes = (db: Database) => db.delete(jobs).where(eq(jobs.status, 'running'))
