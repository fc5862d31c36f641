/**
 * What waiting costs: 100,000 operations at vendors that are not due for hours, one idle worker, CPU of the worker and
 * of PostgreSQL over a minute, beside the same minute without them. Run:
 * `node bench/waiting.ts [--rows 100000] [--seconds 60] [--json]`. The goal is 5 % of a core.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { type BenchDatabase, benchDatabase } from './kit/database.ts'
import { startHouse } from './kit/house.ts'
import { cpuSecondsOf } from './kit/process-costs.ts'
import { printReport } from './kit/report.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
})
const rows = Number(values.rows)
const seconds = Number(values.seconds)

await using database = await benchDatabase()
const empty = await idleMinute(database)
await fill(database)
const full = await idleMinute(database)

printReport(
  {
    bench: 'waiting',
    settings: { rows, seconds },
    figures: [
      {
        name: 'worker and database, waiting',
        value: full.worker + full.postgres,
        unit: '% of a core',
        bound: { most: 5 },
        bare: { name: 'the same with nothing that waits', value: empty.worker + empty.postgres },
      },
      {
        name: 'of it the worker',
        value: full.worker,
        unit: '% of a core',
        bare: { name: 'with nothing', value: empty.worker },
      },
      {
        name: 'of it PostgreSQL',
        value: full.postgres,
        unit: '% of a core',
        bare: { name: 'with nothing', value: empty.postgres },
      },
    ],
  },
  values.json,
)

/** Starts a worker, lets it settle, and measures it doing nothing. */
async function idleMinute({ processId }: BenchDatabase): Promise<{ worker: number; postgres: number }> {
  await using worker = await startHouse(database, ['worker'])
  await sleep(5_000)
  const before = [await cpuSecondsOf(worker.processId), await cpuSecondsOf(processId)] as const
  await sleep(seconds * 1000)
  const percent = (used: number) => (used / seconds) * 100
  return {
    worker: percent((await cpuSecondsOf(worker.processId)) - before[0]),
    postgres: percent((await cpuSecondsOf(processId)) - before[1]),
  }
}

/** A running job for each: its submit step has succeeded, its wait step waits, the two after it are pending. */
async function fill({ db }: BenchDatabase): Promise<void> {
  const numbers = sql`generate_series(1, ${rows}::int) n`
  await db.execute(
    sql`insert into workspaces (id, name) select 'ws' || n, 'Bench' from generate_series(0, 99) n`,
  )
  await db.execute(sql`
    insert into jobs (id, workspace_id, kind, status, engine_id, request, prompt, stages, quoted_credits, started_at, deadline_at)
    select 'job' || n, 'ws' || n % 100, 'generation', 'running', 'bench', '{}', 'waiting ' || n, '[]', 0, now(), now() + interval '1 day'
    from ${numbers}`)
  await db.execute(sql`
    insert into steps (id, job_id, workspace_id, position, kind, name, stage, queue, after, input, status, attempt, sent_at, started_at)
    select 'step' || n || '_' || p, 'job' || n, 'ws' || n % 100, p, kind, kind, 'video', 'io',
      case p when 0 then '{}'::int[] else array[p - 1] end, '{}', status, case p when 0 then 1 else 0 end,
      case p when 0 then now() end, case when p < 2 then now() end
    from ${numbers}, (values (0, 'remote.submit', 'succeeded'), (1, 'remote.wait', 'waiting'), (2, 'fetch', 'pending'),
      (3, 'derive', 'pending')) as plan(p, kind, status)`)
  await db.execute(sql`
    insert into provider_operations (id, job_id, workspace_id, submit_step_id, submit_attempt, wait_step_id, provider, engine_id,
      endpoint, nonce, status, prepared, ticket, next_poll_at, submitted_at)
    select 'op' || n, 'job' || n, 'ws' || n % 100, 'step' || n || '_0', 1, 'step' || n || '_1', 'fal', 'bench', 'bench',
      'nonce' || n, 'pending', '{}', '{}', now() + interval '6 hours', now() from ${numbers}`)
  // As autovacuum would have done by then; otherwise the minute would measure it.
  await db.execute(sql`vacuum (analyze, freeze)`)
  await db.execute(sql`checkpoint`)
}
