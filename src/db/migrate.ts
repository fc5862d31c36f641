import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

/** Any fixed number: it names the lock "one process migrates". */
const MIGRATION_LOCK = 7_305_002

/**
 * Runs the committed SQL migrations that a database lacks, then what other rooms install, under one lock: of many
 * processes that call it at once, one works and the rest wait.
 */
export async function migrate(url: string, installMore: () => Promise<void> = async () => {}): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'dailies migrate' })
  // When the server goes away the query under way rejects; the event on top of it must not end the process unexplained.
  client.on('error', () => {})
  await client.connect()
  try {
    // The lock belongs to the session, so it ends with the connection.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await runMigrations(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    })
    await letGoOfSleepers(client)
    await installMore()
  } finally {
    await client.end()
  }
}

/**
 * A process that is frozen in the middle of a transaction holds its locks, and whoever takes over its step waits for
 * them. Every transaction of ours lasts milliseconds. A rule of the role, so it holds on any server and behind a pooler.
 */
async function letGoOfSleepers(client: pg.Client): Promise<void> {
  await client.query("alter role current_user set idle_in_transaction_session_timeout = '15s'")
}
