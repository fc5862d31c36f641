import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { jobRecords } from '#db/schema/jobs.ts'
import type { JsonObject } from '#kernel/json.ts'

/** What the flight recorder knows: everything that was tried, asked, moved or paid for a job. */
export type RecordType =
  | 'job.created'
  | 'job.started'
  | 'job.paused'
  | 'job.resumed'
  | 'job.cancel-requested'
  | 'job.finished'
  | 'job.retried'
  | 'job.timed-out'
  | 'take.kept'
  | 'step.claimed'
  | 'step.succeeded'
  | 'step.failed'
  | 'step.put-back'
  | 'step.taken-over'
  | 'step.canceled'
  | 'step.note'
  | 'provider.prepared'
  | 'provider.submitting'
  | 'provider.submitted'
  | 'provider.refused'
  | 'provider.unknown'
  | 'provider.recovered'
  | 'provider.polled'
  | 'provider.webhook'
  | 'provider.cancel'
  | 'provider.finished'
  | 'provider.fallback'
  | 'provider.resent'
  | 'provider.adopted'
  | 'file.downloaded'
  | 'file.download-failed'
  | 'money.held'
  | 'money.settled'

interface Entry {
  jobId: string
  stepId?: string
  attempt?: number
  type: RecordType
  data?: JsonObject
}

export async function record(q: Queryable, entry: Entry): Promise<void> {
  await q.insert(jobRecords).values({
    jobId: entry.jobId,
    stepId: entry.stepId ?? null,
    attempt: entry.attempt ?? null,
    type: entry.type,
    data: entry.data ?? {},
  })
}

/** The same entry as a part of a larger statement: written only when the part named `source` changed its row. */
export const recordOf = (source: string, entry: Required<Entry>): SQL => sql`
  insert into job_records (job_id, step_id, attempt, type, data)
  select ${entry.jobId}, ${entry.stepId}, ${entry.attempt}::int, ${entry.type}, ${JSON.stringify(entry.data)}::jsonb
  from ${sql.identifier(source)}`
