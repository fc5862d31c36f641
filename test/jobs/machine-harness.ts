import { asc, eq } from 'drizzle-orm'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { jobRecords, jobs, steps } from '#db/schema/jobs.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { defineStepKinds, type StepKind, type StepOutcome } from '#jobs/catalogue.ts'
import { createJobs, type NewJob, type NewJobs, type NewStep } from '#jobs/create.ts'
import type { Machine } from '#jobs/machine.ts'
import { registerJobMetrics } from '#jobs/metrics.ts'
import type { Gateway } from '#jobs/operations.ts'
import { openQueue } from '#jobs/queue.ts'
import { createSignals } from '#jobs/signals.ts'
import { startSweeps } from '#jobs/sweeps.ts'
import { runUnit } from '#jobs/unit.ts'
import { startWorker, type Worker } from '#jobs/worker.ts'
import { newId } from '#kernel/ids.ts'
import { grant } from '#ledger/grants.ts'
import { type ReconcileReport, reconcile } from '#ledger/reconcile.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'

export const silent = pino({ level: process.env.TEST_LOG ?? 'silent' })

/** The job machine on a real database with step kinds of the test's own; no HTTP, no media. */
export interface MachineHarness {
  machine: Machine
  database: TestDatabase
  workspace(options?: { credits?: number; slots?: number }): Promise<string>
  start(workspaceId: string, change?: Partial<NewJobs> & { job?: Partial<NewJob> }): Promise<string>
  worker(kinds: readonly StepKind[], loops?: number): Promise<Worker>
  sweeps(gateway?: Gateway): void
  job(id: string): Promise<typeof jobs.$inferSelect>
  steps(id: string): Promise<(typeof steps.$inferSelect)[]>
  records(id: string): Promise<string[]>
  /** Waits until the job is over (or in the status asked for). */
  until(id: string, statuses?: readonly string[]): Promise<typeof jobs.$inferSelect>
  reconcile(): Promise<ReconcileReport>
  close(): Promise<void>
}

export const inline = (run: StepKind['run'], change: Partial<StepKind> = {}): StepKind => ({
  kind: 'test.work',
  queue: 'io',
  timeoutSeconds: 30,
  maxTries: 1,
  run,
  ...change,
})
export const done = async (): Promise<StepOutcome> => ({ kind: 'done', output: {} })

export const newStep = (change: Partial<NewStep> = {}): NewStep => ({
  kind: 'test.work',
  name: 'work',
  stage: 'video',
  queue: 'io',
  after: [],
  input: {},
  expectedSeconds: 1,
  ...change,
})

const noVendors: Gateway = {
  provider: async () => {
    throw new Error('This test has no vendors')
  },
  webhookUrl: () => null,
}

export async function openMachine(options: { billing?: 'track' | 'enforce' } = {}): Promise<MachineHarness> {
  const database = await createTestDatabase()
  const { db, url } = database
  const signals = createSignals(db, () => {})
  const queue = await openQueue({ url, supervise: true, onError: () => {} })
  const machine: Machine = {
    db,
    queue,
    signals,
    defaultSlots: 3,
    billing: options.billing ?? 'enforce',
    metrics: registerJobMetrics(new Registry(), db),
  }
  const stops: (() => Promise<void>)[] = []
  const job = async (id: string) => {
    const [row] = await db.select().from(jobs).where(eq(jobs.id, id))
    if (row === undefined) throw new Error(`No job ${id}`)
    return row
  }
  const records = async (id: string) => {
    const rows = await db
      .select()
      .from(jobRecords)
      .where(eq(jobRecords.jobId, id))
      .orderBy(asc(jobRecords.id))
    return rows.map((row) => row.type)
  }
  return {
    machine,
    database,
    job,
    async workspace({ credits = 1_000, slots } = {}) {
      const id = newId('workspace')
      await db.insert(workspaces).values({ id, name: 'Test', concurrency: slots ?? null })
      if (credits > 0) {
        await db.transaction((tx) =>
          grant(tx, {
            workspaceId: id,
            bucket: 'purchased',
            amount: credits,
            kind: 'top_up',
            idempotencyKey: `top:${id}`,
          }),
        )
      }
      return id
    },
    async start(workspaceId, { job: change, ...made } = {}) {
      const [id] = await runUnit(machine, (unit) =>
        createJobs(machine, unit, {
          workspaceId,
          userId: null,
          quoteId: null,
          projectId: null,
          shotId: null,
          rerunOf: null,
          priority: 0,
          group: null,
          release: 'all',
          onLimit: 'queue',
          memo: 'A test',
          jobs: [
            {
              kind: 'generation',
              engineId: 'test',
              prompt: 'a test',
              request: {},
              takeHash: null,
              stages: [{ stage: 'video', credits: 40, costMicroUsd: 0, chargeWhenBilled: false }],
              steps: [newStep()],
              ...change,
            },
          ],
          ...made,
        }),
      )
      return id ?? ''
    },
    async worker(kinds, loops = 4) {
      const worker = await startWorker(machine, {
        workerId: `test-${stops.length}`,
        kinds: defineStepKinds(kinds),
        log: silent,
        queues: { io: { loops, batch: 2 } },
      })
      stops.push(() => worker.stop(1_000))
      return worker
    },
    sweeps(gateway = noVendors) {
      const sweeps = startSweeps({
        machine,
        gateway,
        log: silent,
        removePreview: async () => {},
        cleaners: [],
      })
      stops.push(() => sweeps.stop())
    },
    steps: (id) => db.select().from(steps).where(eq(steps.jobId, id)).orderBy(asc(steps.position)),
    records,
    async until(id, statuses = ['succeeded', 'failed', 'canceled']) {
      for (let look = 0; look < 600; look++) {
        const row = await job(id)
        if (statuses.includes(row.status)) return row
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      throw new Error(`Job ${id} is still ${(await job(id)).status}: ${(await records(id)).join(' ')}`)
    },
    reconcile: () => reconcile(db),
    async close() {
      for (const stop of stops.reverse()) await stop()
      await queue.stop(1_000)
      await signals.close()
      await database.close()
    },
  }
}
