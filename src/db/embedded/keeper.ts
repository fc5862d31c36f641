import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { EmbeddedErrors } from './errors.ts'
import { isAlive } from './postmaster.ts'
import { urlOf } from './supervisor.ts'

/** Any fixed number: it names the lock "this data folder has its studio". */
const STUDIO_LOCK = 7_305_001
const NAME = 'dailies studio, process '

/**
 * Holds the studio's lock on a data folder by one open connection. The server gives the lock back the moment its holder
 * dies, however it dies, so there is no lock file that could be stale. Throws `embedded_locked` with the holder's number.
 */
export async function takeStudioLock(socketFolder: string, dataFolder: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: urlOf(socketFolder, 'postgres'),
    application_name: `${NAME}${process.pid}`,
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    // A holder that was killed a moment ago may still be on the server's books.
    for (let attempt = 0; ; attempt++) {
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
        STUDIO_LOCK,
      ])
      if (rows[0]?.taken) return client
      const holder = await findHolder(client)
      if (attempt >= 50 || (holder !== null && isAlive(holder))) throw locked(dataFolder, holder)
      await sleep(100)
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

async function findHolder(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ application_name: string }>(
    `select application_name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and objid = $1`,
    [STUDIO_LOCK],
  )
  const name = rows[0]?.application_name ?? ''
  return name.startsWith(NAME) ? Number(name.slice(NAME.length)) : null
}

function locked(dataFolder: string, holder: number | null): Error {
  const who = holder === null ? 'another studio' : `the studio with process number ${holder}`
  return EmbeddedErrors.embedded_locked({
    detail: `The data folder ${dataFolder} is in use by ${who}. Stop that one first, or set DAILIES_DATA to another folder.`,
  })
}
