import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { count, eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { assets } from '#db/schema/assets.ts'
import { jobs } from '#db/schema/jobs.ts'
import { grantByOwner } from '#features/wallet/grant-by-owner.ts'
import type { RemoteFetcherOptions } from '#http/fetch-guard.ts'
import { createLogger } from '#http/log.ts'
import { type ReconcileReport, reconcile } from '#ledger/reconcile.ts'
import { buildApp } from '../../src/entry/build-app.ts'
import { parseConfig } from '../../src/entry/config.ts'
import { settlePort } from '../../src/entry/free-port.ts'
import { type House, openHouse } from '../../src/entry/house.ts'
import { startWebRole, type WebRole, withApp } from '../../src/entry/web.ts'
import { startWorkerRole } from '../../src/entry/worker.ts'
import { type FakeFal, startFakeFal } from '../vendors/fal.ts'
import { clips } from './clips.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { asFilmmaker, type Filmmaker } from './filmmaker.ts'
import { type Client, createClient, signUp } from './users.ts'

export interface TestStudio {
  house: House
  web: WebRole
  db: Database
  database: TestDatabase
  publicUrl: string
  /** The vendor that the house believes to be fal. Its files are real: six frames of video and a small picture. */
  fal: FakeFal
  files: { mp4: Buffer; png: Buffer }
  /** A browser that nobody has signed in with. */
  stranger(): Client
  /** Somebody new; the first is the studio's owner. `credits` come on top of the welcome. */
  join(options?: { name?: string; credits?: number }): Promise<Filmmaker>
  grant(person: Filmmaker, credits: number): Promise<void>
  /** How much of everything somebody has: for "nothing was lost, nothing was made". */
  belongings(person: Filmmaker): Promise<{ available: number; held: number; jobs: number; assets: number }>
  reconcile(): Promise<ReconcileReport>
  /** Every line that the house has logged. */
  logs(): string[]
  close(): Promise<void>
}

export interface TestStudioOptions {
  billing?: 'track' | 'enforce'
  /** False: nobody has a key for fal here. */
  fal?: boolean
  /** False: this process only answers; nothing runs. */
  worker?: boolean
  /** The built app is served, for a browser. */
  app?: boolean
  /** A database that somebody else closes: another process of the same studio. */
  database?: TestDatabase
  remote?: RemoteFetcherOptions
  /** Settings on top, such as another vendor's key and address. */
  environment?: Record<string, string>
  /** The studio's secret, and the one before it. */
  secrets?: { current: string; previous?: string }
}

export const testSecret = 'a-secret-for-tests-that-is-long-enough-0123456789'
const often = { limit: 1_000_000, windowSeconds: 60 }

/** The whole studio as it is shipped, in this process: web and worker on a database of its own, at a free port. */
export async function openTestStudio(options: TestStudioOptions = {}): Promise<TestStudio> {
  const database = options.database ?? (await createTestDatabase())
  const files = {
    mp4: await readFile(await clips.silentVideo('teal', 0.25)),
    png: await readFile(await clips.picture()),
  }
  const fal = await startFakeFal({ files, script: { queueMs: 0, workMs: 50, slowMs: 3_000 } })
  const dataFolder = await mkdtemp('/tmp/dailies-studio-')
  const lines: string[] = []
  const config = await settlePort(
    parseConfig({
      DAILIES_DATA: dataFolder,
      DATABASE_URL: database.url,
      DAILIES_SECRET: options.secrets?.current ?? testSecret,
      DAILIES_SECRET_PREVIOUS: options.secrets?.previous,
      PORT: '0',
      BILLING: options.billing ?? 'enforce',
      // Its own test turns it on: the model takes seconds to load in each process.
      PICTURE_CHECK: 'off',
      FAL_KEY: options.fal === false ? undefined : fal.key,
      FAL_BASE_URL: fal.url,
      ...options.environment,
    }),
  )
  const log = createLogger({ level: 'debug', destination: { write: (line) => lines.push(line) } })
  const house = await openHouse({ config, databaseUrl: database.url, log, supervise: true })
  const worker = options.worker === false ? null : await startWorkerRole(house)
  const web = await startWebRole(
    house,
    {
      trustProxy: true,
      limits: { read: { name: 'read', ...often }, write: { name: 'write', ...often } },
      ...withApp(house, options.app ? await buildApp() : null),
    },
    options.remote,
  )
  const { db } = house
  const { publicUrl } = config.http
  const client = { baseUrl: web.address, publicUrl }

  const give = async ({ workspaceId }: { workspaceId: string }, credits: number) => {
    await grantByOwner(db, { workspaceId, credits, reason: 'For a test' })
  }
  return {
    house,
    web,
    db,
    database,
    publicUrl,
    fal,
    files,
    stranger: () => createClient(client),
    async join({ name = 'Ada', credits = 0 } = {}) {
      const person = asFilmmaker(await signUp(client, { name }), publicUrl)
      if (credits > 0) await give(person, credits)
      return person
    },
    grant: give,
    async belongings(person) {
      const { workspaceId } = person
      const { available, held } = await person.wallet()
      const [ownJobs] = await db.select({ n: count() }).from(jobs).where(eq(jobs.workspaceId, workspaceId))
      const [files] = await db.select({ n: count() }).from(assets).where(eq(assets.workspaceId, workspaceId))
      return { available, held, jobs: ownJobs?.n ?? 0, assets: files?.n ?? 0 }
    },
    reconcile: () => reconcile(db),
    logs: () => lines,
    async close() {
      await web.stop()
      await worker?.stop()
      await house.close()
      await fal.close()
      if (options.database === undefined) await database.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
