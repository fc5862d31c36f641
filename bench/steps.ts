/**
 * Steps a second of the job machine: jobs of several steps that do nothing, several workers on one database, beside bare
 * transactions of one update and one insert. Run: `node bench/steps.ts [--jobs 1000] [--steps 6] [--workers 2] [--json]`.
 * The goal is 300 steps a second with two workers.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { createJobs } from '#jobs/create.ts'
import type { Machine } from '#jobs/machine.ts'
import { runUnit } from '#jobs/unit.ts'
import { newId } from '#kernel/ids.ts'
import { reconcile } from '#ledger/reconcile.ts'
import { startChild } from './kit/child.ts'
import { benchDatabase } from './kit/database.ts'
import { cpuSecondsOf, ownCpuSeconds } from './kit/process-costs.ts'
import { printReport } from './kit/report.ts'
import { openMachine } from './kit/steps-machine.ts'

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '1000' },
    steps: { type: 'string', default: '6' },
    workers: { type: 'string', default: '2' },
    workspaces: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
  },
})
const jobCount = Number(values.jobs)
const stepCount = Number(values.steps)
const workerCount = Number(values.workers)
const workspaceCount = Number(values.workspaces)
const total = jobCount * stepCount
const credits = 40
const Ended = z.object({ ended: z.coerce.number(), seconds: z.coerce.number().nullable() })

await using database = await benchDatabase()
const { db, url } = database
const bareBefore = await bareTransactions(db)
const { machine, close } = await openMachine(url, false)
await queueJobs(machine)
await close()
const before = { transactions: await transactionsSoFar(db), cpu: await cpuSecondsOf(database.processId) }

await using stack = new AsyncDisposableStack()
const started = performance.now()
const children = await Promise.all(
  Array.from({ length: workerCount }, (_, index) =>
    startChild('steps-worker', z.object({ cpuSeconds: z.number() }), {
      args: ['--url', url, '--name', `bench-${index}`],
    }),
  ),
)
for (const child of children) stack.use(child)
const { seconds, firstAtMs } = await untilDone(db)
let workerCpuSeconds = 0
for (const child of children) {
  const { cpuSeconds } = await child.ask({ ask: 'cpu' }, z.object({ cpuSeconds: z.number() }))
  workerCpuSeconds += cpuSeconds - child.ready.cpuSeconds
}
const transactions = (await transactionsSoFar(db)) - before.transactions
const databaseCpuSeconds = (await cpuSecondsOf(database.processId)) - before.cpu
await stack.disposeAsync()
const bareAfter = await bareTransactions(db)
const { faults } = await reconcile(db)
const rate = total / seconds

printReport(
  {
    bench: 'steps',
    settings: { jobs: jobCount, stepsPerJob: stepCount, workers: workerCount, workspaces: workspaceCount },
    figures: [
      {
        name: 'steps',
        value: rate,
        unit: '/s',
        bound: { least: 300 },
        bare: {
          name: 'bare transactions of an update and an insert',
          value: (bareBefore.rate + bareAfter.rate) / 2,
        },
      },
      { name: 'jobs, each with a hold and a settlement', value: jobCount / seconds, unit: '/s' },
      { name: 'transactions per step', value: transactions / total, unit: '' },
      {
        name: 'CPU per step, workers and database',
        value: ((workerCpuSeconds + databaseCpuSeconds) / total) * 1000,
        unit: 'ms',
        bare: { name: 'a bare transaction', value: (bareBefore.cpuMs + bareAfter.cpuMs) / 2 },
        note: `${((databaseCpuSeconds / total) * 1000).toFixed(2)} ms of it in the database`,
      },
      { name: 'first step ended after the workers were started', value: firstAtMs - started, unit: 'ms' },
      { name: 'faults in the ledger', value: faults.length, unit: '', bound: { most: 0 } },
    ],
  },
  values.json,
)

/** All jobs wait in line before a worker starts, spread over workspaces, as a backlog would. */
async function queueJobs(on: Machine): Promise<void> {
  const ids = Array.from({ length: workspaceCount }, () => newId('workspace'))
  await on.db.insert(workspaces).values(ids.map((id) => ({ id, name: 'Bench' })))
  const create = async (lane: number) => {
    for (let n = lane; n < jobCount; n += 8) {
      await runUnit(on, (unit) =>
        createJobs(on, unit, {
          workspaceId: ids[n % workspaceCount] ?? '',
          userId: null,
          quoteId: null,
          projectId: null,
          shotId: null,
          rerunOf: null,
          priority: 0,
          group: null,
          release: 'all',
          onLimit: 'queue',
          memo: 'A take',
          jobs: [
            {
              kind: 'generation',
              engineId: 'bench',
              prompt: 'nothing at all',
              request: {},
              takeHash: null,
              stages: [{ stage: 'video', credits, costMicroUsd: 0, chargeWhenBilled: false }],
              steps: Array.from({ length: stepCount }, (_, position) => ({
                kind: 'bench.nothing',
                name: `step ${position}`,
                stage: 'video',
                queue: 'io' as const,
                after: position === 0 ? [] : [position - 1],
                input: {},
                expectedSeconds: 1,
              })),
            },
          ],
        }),
      )
    }
  }
  // In lanes by workspace, so that no two meet at one wallet.
  await Promise.all(Array.from({ length: 8 }, (_, lane) => create(lane)))
}

/** Waits for the last job; seconds count from the first claim to the last commit, by the database's clock. */
async function untilDone(on: Database): Promise<{ seconds: number; firstAtMs: number }> {
  let firstAtMs = 0
  const deadline = performance.now() + 10 * 60_000
  while (performance.now() < deadline) {
    const result = await on.execute(sql`
      select count(finished_at) as ended, extract(epoch from max(finished_at) - min(started_at)) as seconds from steps`)
    const { ended, seconds } = Ended.parse(result.rows[0])
    if (ended > 0 && firstAtMs === 0) firstAtMs = performance.now()
    if (ended === total && seconds !== null) return { seconds, firstAtMs }
    await sleep(firstAtMs === 0 ? 20 : 250)
  }
  throw new Error('The jobs did not end within ten minutes')
}

async function transactionsSoFar(on: Database): Promise<number> {
  const result = await on.execute(
    sql`select xact_commit + xact_rollback as n from pg_stat_database where datname = current_database()`,
  )
  return z.object({ n: z.coerce.number() }).parse(result.rows[0]).n
}

/** The least that a step could be: one transaction that updates one row and appends one. Its rate and what each costs. */
async function bareTransactions(on: Database): Promise<{ rate: number; cpuMs: number }> {
  await on.execute(sql`create table if not exists bench_rows (id int primary key, n int not null)`)
  await on.execute(
    sql`create table if not exists bench_log (id bigserial primary key, row int, at timestamptz)`,
  )
  await on.execute(
    sql`insert into bench_rows select i, 0 from generate_series(1, 1000) i on conflict do nothing`,
  )
  const until = performance.now() + 3_000
  const cpuBefore = (await cpuSecondsOf(database.processId)) + ownCpuSeconds()
  let count = 0
  const lane = async () => {
    while (performance.now() < until) {
      const row = 1 + (count++ % 1000)
      await on.transaction(async (tx) => {
        await tx.execute(sql`update bench_rows set n = n + 1 where id = ${row}`)
        await tx.execute(sql`insert into bench_log (row, at) values (${row}, now())`)
      })
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: 16 }, lane))
  const rate = count / ((performance.now() - started) / 1000)
  const cpuSeconds = (await cpuSecondsOf(database.processId)) + ownCpuSeconds() - cpuBefore
  return { rate, cpuMs: (cpuSeconds / count) * 1000 }
}
