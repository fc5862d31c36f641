import { parseArgs } from 'node:util'
import { migrate } from '#db/migrate.ts'
import { installQueue } from '#jobs/queue.ts'
import { type Environment, parseConfig } from './config.ts'
import { consoleLog, reachDatabase } from './database.ts'

/** Brings a database up to this release: tables, then the queue. */
export async function migrateAll(url: string): Promise<void> {
  await migrate(url, () => installQueue(url))
}

export async function run(args: string[], environment: Environment): Promise<number> {
  parseArgs({ args })
  const database = await reachDatabase(parseConfig(environment), consoleLog)
  try {
    await migrateAll(database.url)
  } finally {
    await database.close()
  }
  console.log('The database is up to date.')
  return 0
}
