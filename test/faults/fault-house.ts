import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq, inArray } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { GenerationRequest } from '#contract/generation.ts'
import type { Database } from '#db/client.ts'
import { jobs } from '#db/schema/jobs.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import type { GenerationDeps } from '#features/generations/deps.ts'
import { makeQuote } from '#features/generations/quotes.ts'
import type { Machine } from '#jobs/machine.ts'
import { registerJobMetrics } from '#jobs/metrics.ts'
import { openQueue } from '#jobs/queue.ts'
import { createSignals } from '#jobs/signals.ts'
import { isJobOver } from '#jobs/states.ts'
import { newId } from '#kernel/ids.ts'
import { grant } from '#ledger/grants.ts'
import { openStorage } from '#storage/open.ts'
import type { Storage } from '#storage/storage.ts'
import { createTestDatabase } from '../harness/database.ts'
import { type HouseProcess, killProcesses, startVerb } from '../harness/worker-process.ts'
import type { HouseVendors } from './house-vendors.ts'
import { generationDeps, startJob } from './start-quote.ts'

export type Wish = Partial<GenerationRequest> & Pick<GenerationRequest, 'mode' | 'engineId'>
export type JobRow = typeof jobs.$inferSelect

/** The cheapest request of each kind: what is tested is the way of the work, not the picture. */
export const wishes = {
  image: { mode: 't2i', engineId: 'draft-image', resolution: '540p' },
  sound: { mode: 'ambience', engineId: 'local-ambience', durationSeconds: 2 },
  clip: { mode: 't2v', engineId: 'draft-video', durationSeconds: 1, resolution: '540p', fps: 12 },
  /** Large enough to be seen small first. */
  seen: { mode: 't2v', engineId: 'draft-video', durationSeconds: 1, resolution: '720p' },
  /** The vendor says nothing about lost replies. */
  veo: { mode: 't2v', engineId: 'veo-3.1-lite', durationSeconds: 4, resolution: '720p' },
  /** The vendor's list shows our marker, so that a lost reply is found again. */
  seedance: { mode: 't2v', engineId: 'seedance-2.0', durationSeconds: 4, resolution: '480p' },
  flux: { mode: 't2i', engineId: 'flux-2-pro' },
} satisfies Record<string, Wish>

/** A house whose workers (and web) are the shipped processes, on a database and folders of its own. */
export interface FaultHouse {
  db: Database
  deps: GenerationDeps
  storage: Storage
  /** `DAILIES_DATA`; the storage is `media` in it. */
  folder: string
  vendors: HouseVendors
  /** In each prompt with a number, so that a vendor's log tells whose take a request is. */
  tag: string
  environment: Record<string, string>
  granted: ReadonlyMap<string, number>
  /** The words, and after them a mark that no other take of this house has. */
  marked(words: string): string
  workspace(slots?: number): Promise<string>
  /** Slots and credits for a workspace that is there. */
  equip(workspaceId: string, slots: number): Promise<void>
  quote(workspaceId: string, wish: Wish): Promise<string>
  start(workspaceId: string, wish: Wish): Promise<string>
  process(verb: 'worker' | 'web', environment?: Record<string, string>): HouseProcess
  job(id: string): Promise<JobRow>
  /** Waits until all of these jobs are over; looks go on while the database is away. */
  untilOver(ids: readonly string[], withinSeconds?: number): Promise<JobRow[]>
  /** `before`: what must be done when the processes are gone and the folder is not. */
  close(before?: () => void): Promise<void>
}

export async function openFaultHouse(
  vendors: HouseVendors,
  options: { database?: { url: string; db: Database; close(): Promise<void> }; slots?: number } = {},
): Promise<FaultHouse> {
  const database = options.database ?? (await createTestDatabase())
  const { db, url } = database
  const folder = await mkdtemp(join(tmpdir(), 'dailies-faults-'))
  const storageFolder = join(folder, 'media')
  const storage = openStorage(`file://${storageFolder}`)
  const signals = createSignals(db, () => {})
  const queue = await openQueue({ url, supervise: false, onError: () => {} })
  const machine: Machine = {
    db,
    queue,
    signals,
    defaultSlots: options.slots ?? 6,
    billing: 'enforce',
    metrics: registerJobMetrics(new Registry(), db),
  }
  const deps = generationDeps(machine, storage, vendors.providers)
  const environment = {
    DATABASE_URL: url,
    DAILIES_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    DAILIES_DATA: folder,
    STORAGE_URL: `file:${storageFolder}`,
    ...vendors.environment,
    // Nobody listens there: polling carries the work unless a test brings a web process.
    PUBLIC_URL: 'http://127.0.0.1:9',
    BILLING: 'enforce',
    LOG_LEVEL: 'info',
  }
  const tag = randomUUID()
  const granted = new Map<string, number>()
  let marks = 0
  const processes: HouseProcess[] = []
  const rowsOf = (ids: readonly string[]) =>
    db
      .select()
      .from(jobs)
      .where(inArray(jobs.id, [...ids]))

  const house: FaultHouse = {
    db,
    deps,
    storage,
    folder,
    vendors,
    tag,
    environment,
    granted,
    marked: (words) => `${words} ${tag}.${++marks}`,
    async workspace(slots = 6) {
      const id = newId('workspace')
      await db.insert(workspaces).values({ id, name: 'Faults' })
      await house.equip(id, slots)
      return id
    },
    async equip(workspaceId, slots) {
      const amount = 100_000
      await db.update(workspaces).set({ concurrency: slots }).where(eq(workspaces.id, workspaceId))
      await db.transaction((tx) =>
        grant(tx, {
          workspaceId,
          bucket: 'purchased',
          amount,
          kind: 'top_up',
          idempotencyKey: `top:${workspaceId}`,
        }),
      )
      granted.set(workspaceId, amount)
    },
    async quote(workspaceId, wish) {
      const request = GenerationRequest.parse({ prompt: 'a lighthouse', seed: 7, ...wish })
      const prompt = house.marked(request.prompt)
      return (await makeQuote(deps, { workspaceId, userId: null }, { ...request, prompt })).id
    },
    async start(workspaceId, wish) {
      return startJob(deps, workspaceId, await house.quote(workspaceId, wish))
    },
    process(verb, more = {}) {
      const started = startVerb(verb, { ...environment, ...more })
      processes.push(started)
      return started
    },
    async job(id) {
      const [row] = await rowsOf([id])
      if (row === undefined) throw new Error(`No job ${id}`)
      return row
    },
    async untilOver(ids, withinSeconds = 240) {
      const end = performance.now() + withinSeconds * 1000
      for (;;) {
        const rows = await rowsOf(ids).catch(() => [])
        if (rows.length === ids.length && rows.every((row) => isJobOver(row.status))) return rows
        if (performance.now() > end) {
          const said = processes.map((one) => `\n[${one.pid}] ${one.isAlive()} ${one.output().slice(-1_500)}`)
          throw new Error(`Not over: ${await describe(db, ids)}${said.join('')}`)
        }
        await sleep(100)
      }
    },
    async close(before) {
      await killProcesses(processes)
      before?.()
      await queue.stop(1_000)
      await signals.close()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return house
}

/** For a person who reads why a test did not end: where each job stands. */
async function describe(db: Database, ids: readonly string[]): Promise<string> {
  const rows = await db.query.jobs.findMany({ where: inArray(jobs.id, [...ids]) })
  const live = rows.filter((row) => !isJobOver(row.status))
  const { rows: steps } = await db.execute<Record<string, unknown>>(
    `select job_id, name, status, attempt, tries, note, lease_until from steps
     where status in ('running', 'waiting', 'pending') and job_id in ('${live.map(({ id }) => id).join("','")}')`,
  )
  return `${live.length} of ${ids.length}: ${JSON.stringify(steps.slice(0, 20))}`
}
