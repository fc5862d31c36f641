import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '#db/client.ts'

export interface TestDatabase {
  url: string
  db: Database
  close(): Promise<void>
}

/** A migrated, empty database of your own on the run's real PostgreSQL. Close it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template dailies strategy file_copy`)
  const url = server.replace('/dailies?', `/${name}?`)
  const db = openDatabase({ url, applicationName: name })
  return {
    url,
    db,
    async close() {
      await db.$client.end()
      await onServer(server, `drop database ${name} with (force)`)
    },
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.replace('/dailies?', '/postgres?') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
