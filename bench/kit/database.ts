import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded/start.ts'
import { migrateAll } from '../../src/entry/migrate.ts'

export interface BenchDatabase extends AsyncDisposable {
  folder: string
  url: string
  db: Database
  /** The server's process id; its connections are its children. */
  processId: number
}

/** A migrated PostgreSQL of this run's own in a temporary folder, as the studio would start it. Gone on disposal. */
export async function benchDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-bench-'))
  // The server may run as another account, which must reach its own folder below this one.
  await chmod(folder, 0o711)
  const server = await startEmbedded({ dataFolder: folder, log: { info: () => {}, warn: console.warn } })
  await migrateAll(server.url)
  const db = openDatabase({ url: server.url, maxConnections: 20, applicationName: 'dailies-bench' })
  const dispose = async () => {
    await db.$client.end()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  // A bench that is stopped half-way leaves no server behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => dispose().finally(() => process.exit(130)))
  }
  return {
    folder,
    url: server.url,
    db,
    processId: server.processId(),
    [Symbol.asyncDispose]: dispose,
  }
}
