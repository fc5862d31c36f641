import { sql } from 'drizzle-orm'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { z } from 'zod'
import type { Database } from '#db/client.ts'

export interface JobMetrics {
  stepEnded(kind: string, stage: string, outcome: string, seconds: number): void
  lookedAt(provider: string, state: string): void
}

const StateRow = z.object({ status: z.string(), jobs: z.coerce.number() })
const QueueRow = z.object({
  queue: z.string(),
  age: z.coerce.number().nullable(),
  waiting: z.coerce.number(),
})

/** What Prometheus scrapes of the job machine. Gauges ask the database when they are read, so every process agrees. */
export function registerJobMetrics(registry: Registry, db: Database): JobMetrics {
  const registers = [registry]
  new Gauge({
    name: 'dailies_jobs',
    help: 'Live jobs by status, and those that ended in the last hour',
    labelNames: ['status'],
    registers,
    async collect() {
      this.reset()
      const result = await db.execute(sql`
        select status, count(*) as jobs from jobs
        where status in ('queued', 'running', 'paused') or finished_at > now() - interval '1 hour' group by status`)
      for (const row of result.rows.map((item) => StateRow.parse(item)))
        this.set({ status: row.status }, row.jobs)
    },
  })
  new Gauge({
    name: 'dailies_queue_age_seconds',
    help: 'Age of the oldest step that is sent and not yet claimed',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset()
      const result = await db.execute(sql`
        select queue, extract(epoch from now() - min(sent_at)) as age, count(*) as waiting from steps
        where status = 'pending' and sent_at is not null group by queue`)
      for (const row of result.rows.map((item) => QueueRow.parse(item)))
        this.set({ queue: row.queue }, row.age ?? 0)
    },
  })
  const durations = new Histogram({
    name: 'dailies_step_duration_seconds',
    help: 'How long steps took',
    labelNames: ['kind', 'stage', 'outcome'],
    buckets: [0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900],
    registers,
  })
  const looks = new Counter({
    name: 'dailies_provider_looks_total',
    help: 'Looks at vendors by result; "error" is a failure of the provider',
    labelNames: ['provider', 'state'],
    registers,
  })
  return {
    stepEnded: (kind, stage, outcome, seconds) => durations.observe({ kind, stage, outcome }, seconds),
    lookedAt: (provider, state) => looks.inc({ provider, state }),
  }
}
