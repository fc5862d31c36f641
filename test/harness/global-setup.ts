import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { isAlive } from '#db/embedded/postmaster.ts'
import { findRunning, startEmbedded } from '#db/embedded/start.ts'
import { migrate } from '#db/migrate.ts'
import { installQueue } from '#jobs/queue.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The run's PostgreSQL server; its database `dailies` is migrated and only ever copied. */
    databaseServer: string
  }
}

const PREFIX = 'dailies-test-'
const silent = { info: () => {}, warn: (line: string) => console.warn(line) }

/** One embedded server a run, in a folder of its own, gone afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepKilledRuns()
  const folder = await mkdtemp(`/tmp/${PREFIX}${process.pid}-`)
  // When root starts the run, the server's account must be able to enter.
  await chmod(folder, 0o711)
  const server = await startEmbedded({
    dataFolder: folder,
    log: silent,
    settings: {
      // Nothing here outlives the run, so nothing need reach the disk.
      ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
      // A vacuum in the migrated database keeps it from being copied.
      autovacuum: 'off',
      max_connections: '200',
    },
  })
  await migrate(server.url, () => installQueue(server.url))
  project.provide('databaseServer', server.url)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A run that was killed leaves its server behind; the next one ends it. */
async function sweepKilledRuns(): Promise<void> {
  for (const name of await readdir('/tmp')) {
    const owner = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : Number.NaN)
    if (!Number.isInteger(owner) || isAlive(owner)) continue
    const folder = join('/tmp', name)
    try {
      if (await findRunning(folder)) await (await startEmbedded({ dataFolder: folder, log: silent })).stop()
      await rm(folder, { recursive: true, force: true })
    } catch {
      // Another account's, or another run sweeps it now.
    }
  }
}
