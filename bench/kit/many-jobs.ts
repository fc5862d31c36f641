import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.ts'
import { assets } from '#db/schema/assets.ts'
import { jobs, steps } from '#db/schema/jobs.ts'

const words = [
  'harbour',
  'lantern',
  'fox',
  'glacier',
  'tram',
  'orchard',
  'storm',
  'violin',
  'market',
  'comet',
]
const rareWord = 'axolotl'
export const searchWords = { common: 'glacier', rare: rareWord }

/**
 * Copies a finished job, its steps and a video of it very many times by SQL: a part of the copies into the job's own
 * workspace, the others into workspaces of their own. One in a thousand prompts holds the rare word.
 */
export async function multiplyJob(
  db: Database,
  template: { jobId: string; workspaceId: string; userId: string },
  counts: { jobs: number; ownJobs: number; otherWorkspaces: number },
): Promise<void> {
  const { jobId, workspaceId, userId } = template
  await db.execute(sql`
    insert into workspaces (id, name) select 'ws_bench' || n, 'Bench' from generate_series(1, ${counts.otherWorkspaces}::int) n`)
  const home = sql`case when n <= ${counts.ownJobs}::int then ${workspaceId} else 'ws_bench' || (1 + n % ${counts.otherWorkspaces}::int) end`
  const at = sql`now() - make_interval(secs => n * 7)`
  const prompt = sql`'A ' || (${sql.param(words)}::text[])[1 + (n * 7) % 10] || ' and a ' || (${sql.param(words)}::text[])[1 + (n * 3) % 10]
    || case when n % 1000 = 0 then ${` with an ${rareWord}`} else ' at dusk' end || ', take ' || n`
  const status = sql`case when n % 20 = 0 then 'failed' when n % 33 = 0 then 'canceled' else 'succeeded' end`
  const numbers = sql`generate_series(1, ${counts.jobs}::int) n`
  await copyRows(db, jobs, numbers, sql`o.id = ${jobId}`, {
    id: sql`'job_bench' || n`,
    workspaceId: home,
    createdBy: sql`${userId}::uuid`,
    prompt,
    status,
    quoteId: sql`null`,
    createdAt: at,
    startedAt: at,
    finishedAt: sql`${at} + interval '30 seconds'`,
  })
  await copyRows(db, steps, numbers, sql`o.job_id = ${jobId}`, {
    id: sql`'step_bench' || n || '_' || o.position`,
    jobId: sql`'job_bench' || n`,
    workspaceId: home,
    status: sql`'succeeded'`,
    progress: sql`1`,
    attempt: sql`1`,
    sentAt: at,
    startedAt: at,
    finishedAt: at,
  })
  await db.execute(sql`
    insert into assets (id, workspace_id, kind, origin, name, content_type, bytes, storage_key, status, job_id, step_id, stage,
      output_index, width, height, duration_seconds, fps, created_at)
    select 'asset_bench' || n, ${home}, 'video', 'generated', 'Take ' || n, 'video/mp4', 1000000, 'k' || n, 'ready', 'job_bench' || n,
      'step_bench' || n || '_0', 'video', 0, 1280, 720, 4, 24, ${at} from ${numbers} where n % 20 <> 0`)
  for (const table of [jobs, steps, assets]) await db.execute(sql`vacuum analyze ${table}`)
}

/** Inserts each chosen row once a number, with some columns changed; `o` is the row, `n` the number. */
export async function copyRows(
  db: Database,
  table: PgTable,
  numbers: SQL,
  which: SQL,
  change: Record<string, SQL>,
): Promise<void> {
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, column]) => sql.identifier(column.name))
  const values = columns.map(([key, column]) => change[key] ?? sql`o.${sql.identifier(column.name)}`)
  await db.execute(sql`insert into ${table} (${sql.join(names, sql`, `)})
    select ${sql.join(values, sql`, `)} from ${table} o, ${numbers} where ${which}`)
}
