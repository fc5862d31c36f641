import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

test('a test database is migrated and empty', async () => {
  const { rows } = await database.db.$client.query('select count(*)::int as jobs from jobs')
  expect(rows).toEqual([{ jobs: 0 }])
})

test('eight processes that migrate a new database at once run each migration once', async () => {
  await database.db.$client.query('create database unmigrated template template0')
  const url = database.url.replace(/\/test_\w+\?/, '/unmigrated?')
  await Promise.all(Array.from({ length: 8 }, () => migrate(url)))

  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(
    'select count(*)::int as runs, count(distinct hash)::int as migrations from drizzle.__drizzle_migrations',
  )
  await client.end()
  await database.db.$client.query('drop database unmigrated')
  expect(rows[0].migrations).toBeGreaterThan(0)
  expect(rows[0].runs).toBe(rows[0].migrations)
})
