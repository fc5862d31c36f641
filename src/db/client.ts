import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { nameStatements } from './named-statements.ts'
import * as schema from './schema.ts'

export type Database = NodePgDatabase<typeof schema> & { $client: pg.Pool }
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** Where a read does not care whether it stands inside a transaction. */
export type Queryable = Database | Transaction

export interface DatabaseOptions {
  /** A `postgres://` URL; an embedded server's points at its Unix socket (`postgres://user@/db?host=/path`). */
  url: string
  maxConnections?: number
  applicationName?: string
}

/** Our own server, reached by its Unix socket, with nothing in between. */
const isEmbedded = (url: string): boolean => /[?&]host=(?:%2f|\/)/i.test(url)

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    application_name: options.applicationName ?? 'dailies',
    // A request that waits longer than this for a connection is better answered 503 than left hanging.
    connectionTimeoutMillis: 10_000,
  })
  // An idle connection that the server drops must not end the process; the next query reports the trouble.
  pool.on('error', () => {})
  // The same for one in use: the query under way rejects, which is all that anybody needs to hear.
  pool.on('connect', (client) => client.on('error', () => {}))
  if (isEmbedded(options.url)) pool.on('connect', nameStatements)
  return Object.assign(drizzle(pool, { schema }), { $client: pool })
}
