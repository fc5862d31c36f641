import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/harness/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

test('a statement is parsed once a connection, however often it runs', async () => {
  await database.db.transaction(async (tx) => {
    for (let n = 0; n < 5; n++) {
      const { rows } = await tx.execute(sql`select ${n}::int as n`)
      expect(rows).toEqual([{ n }])
    }
    const { rows } = await tx.execute(sql`
      select count(*)::int as kept from pg_prepared_statements where statement like 'select $1::int as n%'`)
    expect(rows).toEqual([{ kept: 1 }])
  })
})

test('a search is planned for its words each time', async () => {
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`select 'a fox' ilike ${'%fox%'} as found`)
    const { rows } = await tx.execute(sql`
      select count(*)::int as kept from pg_prepared_statements where statement like 'select ''a fox''%'`)
    expect(rows).toEqual([{ kept: 0 }])
  })
})
