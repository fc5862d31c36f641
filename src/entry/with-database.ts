import { type Database, openDatabase } from '#db/client.ts'
import { type Environment, parseConfig } from './config.ts'
import { consoleLog, reachDatabase } from './database.ts'
import { migrateAll } from './migrate.ts'

/** For verbs that need the database and nothing else: the running studio's, or one started for the while. */
export async function withDatabase(
  environment: Environment,
  work: (db: Database) => Promise<number>,
): Promise<number> {
  const database = await reachDatabase(parseConfig(environment), { info: () => {}, warn: consoleLog.warn })
  await migrateAll(database.url)
  const db = openDatabase({ url: database.url })
  try {
    return await work(db)
  } finally {
    await db.$client.end()
    await database.close()
  }
}
