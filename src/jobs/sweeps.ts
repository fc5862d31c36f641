import { and, eq, lt, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { z } from 'zod'
import { jobs, steps } from '#db/schema/jobs.ts'
import { workspacesWithQueue } from './admission.ts'
import { timeOutJob } from './commands.ts'
import { forgetSamples } from './engine-samples.ts'
import { deleteOldEvents } from './events.ts'
import { admitNext, type Machine } from './machine.ts'
import type { Gateway } from './operations.ts'
import { sweepOperations } from './remote-wait.ts'
import { sweepPreviews } from './step-preview.ts'
import { runUnit } from './unit.ts'

const lookEveryMs = 500
const tidyEveryMs = 5_000
const cleanEveryMs = 10 * 60_000
/** A message this old for a step that nobody has claimed is taken for lost and sent again; a second one is harmless. */
const lostAfterSeconds = 600
/** pg-boss redelivers a dead worker's message within some 13 s; past this the sweep does. */
const orphanedAfterSeconds = 30

export interface Sweeps {
  stop(): Promise<void>
}

/** The clockwork of a worker: looks at vendors, frees what is stuck, cleans up. Any number may run side by side. */
export function startSweeps(deps: {
  machine: Machine
  gateway: Gateway
  log: Logger
  /** Removes a preview's file from the storage. */
  removePreview: (key: string) => Promise<void>
  /** Runs every few minutes on one worker at a time, e.g. expiring credits. */
  cleaners: readonly (() => Promise<void>)[]
}): Sweeps {
  const { machine, log, removePreview } = deps
  const loops = [
    every(lookEveryMs, log, 'look', async () => {
      while ((await sweepOperations(deps)) >= 64);
    }),
    every(tidyEveryMs, log, 'tidy', async () => {
      await resendLost(machine)
      await timeOutLate(machine)
      for (const workspaceId of await workspacesWithQueue(machine.db)) {
        await runUnit(machine, (unit) => admitNext(machine, unit, workspaceId))
      }
    }),
    every(tidyEveryMs, log, 'previews', async () => {
      while ((await sweepPreviews(machine.db, removePreview)) > 0);
    }),
    every(cleanEveryMs, log, 'clean', () => cleanOnce(deps)),
  ]
  return {
    async stop() {
      await Promise.all(loops.map((stop) => stop()))
    },
  }
}

/** Calls `work` again `ms` after it has ended; the returned function stops the loop and waits for the call under way. */
function every(ms: number, log: Logger, name: string, work: () => Promise<void>): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  let current = Promise.resolve()
  const next = () => {
    timer = setTimeout(() => {
      current = work()
        .catch((error: unknown) => log.error({ err: error, sweep: name }, 'a sweep failed; it comes again'))
        .then(() => {
          if (!stopped) next()
        })
    }, ms)
  }
  next()
  return async () => {
    stopped = true
    if (timer !== null) clearTimeout(timer)
    await current
  }
}

async function resendLost(machine: Machine): Promise<void> {
  await runUnit(machine, async (unit) => {
    const lost = await unit.tx
      .update(steps)
      .set({ sentAt: sql`now()` })
      .where(
        sql`${steps.id} in (
          select s.id from steps s join jobs j on j.id = s.job_id
          where j.status = 'running' and (
            (s.status = 'pending' and s.sent_at < now() - make_interval(secs => ${lostAfterSeconds}))
            or (s.status = 'running' and s.lease_until < now() - make_interval(secs => ${orphanedAfterSeconds})
              and s.sent_at < now() - make_interval(secs => ${orphanedAfterSeconds})))
          limit 500 for update of s skip locked)`,
      )
      .returning({ id: steps.id, queue: steps.queue })
    for (const step of lost) {
      await machine.queue.send(unit.tx, { queue: step.queue, stepId: step.id, priority: 0, delaySeconds: 0 })
      unit.wake(step.queue)
    }
  })
}

async function timeOutLate(machine: Machine): Promise<void> {
  const late = await machine.db
    .select({ id: jobs.id })
    .from(jobs)
    .where(
      and(
        eq(jobs.status, 'running'),
        lt(jobs.deadlineAt, sql`now()`),
        // Standing in line is not taking too long; a step's time begins when it is claimed.
        sql`not exists (select 1 from steps where steps.job_id = ${jobs.id} and steps.status = 'pending' and steps.sent_at is not null)`,
      ),
    )
    .limit(100)
  for (const { id } of late) await runUnit(machine, (unit) => timeOutJob(machine, unit, id))
}

/** One cleaner at a time over all processes; the lock belongs to a connection, so that no transaction stays open meanwhile. */
async function cleanOnce({ machine, cleaners, log }: Parameters<typeof startSweeps>[0]): Promise<void> {
  const { db } = machine
  const keeper = await db.$client.connect()
  try {
    const { rows } = await keeper.query(
      "select pg_try_advisory_lock(hashtextextended('dailies:clean', 0)) as mine",
    )
    if (!z.object({ mine: z.boolean() }).parse(rows[0]).mine) return
    await tidyTables(db)
    for (const clean of cleaners) {
      await clean().catch((error: unknown) => log.error({ err: error }, 'a cleaner failed; it comes again'))
    }
  } finally {
    // Closing the connection gives the lock back, however this ended.
    keeper.release(true)
  }
}

async function tidyTables(db: Machine['db']): Promise<void> {
  await deleteOldEvents(db)
  await db.execute(sql`delete from idempotency_keys where created_at < now() - interval '24 hours'`)
  await db.execute(sql`
    delete from quotes where expires_at < now() - interval '1 day'
      and not exists (select 1 from jobs where jobs.quote_id = quotes.id)`)
  await forgetSamples(db)
}
