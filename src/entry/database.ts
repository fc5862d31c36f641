import { findRunning, startEmbedded } from '#db/embedded/start.ts'
import type { Log } from '#db/embedded/supervisor.ts'
import type { Config } from './config.ts'

export interface ReachedDatabase {
  url: string
  /** Ends the server when this call started it. */
  close(): Promise<void>
}

/** For a verb that works beside a studio or alone: the server of the settings, the running one, or one started for it. */
export async function reachDatabase(config: Config, log: Log): Promise<ReachedDatabase> {
  if (config.database.url !== null) return { url: config.database.url, close: async () => {} }
  const running = await findRunning(config.dataFolder)
  if (running) return { url: running.url, close: async () => {} }
  const server = await startEmbedded({ dataFolder: config.dataFolder, log, onLost: endWithoutDatabase })
  return { url: server.url, close: server.stop }
}

/** A studio without a database serves nobody; whoever supervises the process starts it again. */
function endWithoutDatabase(error: unknown): void {
  console.error('The embedded PostgreSQL is gone and could not be brought back.', error)
  process.exit(1)
}

/** What verbs tell about the server goes to standard error. */
export const consoleLog: Log = {
  info: (line) => console.error(line),
  warn: (line) => console.error(line),
}
