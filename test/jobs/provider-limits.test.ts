import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '#db/client.ts'
import { providerState } from '#db/schema/jobs.ts'
import { takeTokens } from '#jobs/provider-limits.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ url: database.url, maxConnections: 8 })
})
afterAll(async () => {
  await db.$client.end()
  await database.close()
})

/** As if so many seconds had gone by. */
const pass = (key: string, seconds: number) =>
  db
    .update(providerState)
    .set({ tokensAt: new Date(Date.now() - seconds * 1_000) })
    .where(eq(providerState.key, key))

// So slow that no second of the test's own adds a token.
const slow = 0.001

test('a key starts with a second’s worth, gives no more than it has, and fills up again', async () => {
  expect(await takeTokens(db, 'slow', slow, 1)).toBe(1)
  expect(await takeTokens(db, 'slow', slow, 1)).toBe(0)
  await pass('slow', 1_500)
  expect(await takeTokens(db, 'slow', slow, 5)).toBe(1)
  expect(await takeTokens(db, 'slow', slow, 5)).toBe(0)
  await pass('slow', 1_000_000)
  expect(await takeTokens(db, 'slow', slow, 5)).toBe(1)
})

test('any number of processes share it, also the first time', async () => {
  const race = (wanted: number) =>
    Promise.all(Array.from({ length: 20 }, () => takeTokens(db, 'shared', slow, wanted)))
  const sum = (grants: number[]) => grants.reduce((all, taken) => all + taken, 0)
  expect(sum(await race(1))).toBe(1)
  expect(sum(await race(3))).toBe(0)
  await pass('shared', 1_500)
  expect(sum(await race(3))).toBe(1)
})
