import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isId, newId } from '#kernel/ids.ts'
import { balances, houseBalances } from '#ledger/balances.ts'
import { expireBuckets } from '#ledger/expiry.ts'
import { reverse } from '#ledger/grants.ts'
import { hold } from '#ledger/holds.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { newWorkspace, walletOf } from './wallets.ts'

const hour = 3_600_000

describe('holds', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.close())

  const newWallet = async () => walletOf(database.db, await newWorkspace(database.db))
  const bucketsOf = async (workspaceId: string, now?: Date) =>
    (await balances(database.db, workspaceId, now)).buckets.map(({ kind, balance }) => [kind, balance])

  test('credits are gone from the balance at the hold, and the rest comes back at its end', async () => {
    const wallet = await newWallet()
    await wallet.grant(100)
    await wallet.hold('job_a', 60)
    expect(await balances(database.db, wallet.workspaceId)).toMatchObject({
      available: 40,
      held: 60,
      debt: 0,
    })
    expect(await wallet.end('job_a', 45)).toEqual({ settled: 45, released: 15 })
    expect(await balances(database.db, wallet.workspaceId)).toMatchObject({ available: 55, held: 0 })
  })

  test('a second end moves nothing and repeats the first answer', async () => {
    const wallet = await newWallet()
    await wallet.grant(10)
    await wallet.hold('job_twice', 10)
    await wallet.end('job_twice', 4)
    expect(await wallet.end('job_twice', 10)).toEqual({ settled: 4, released: 6 })
    expect(await balances(database.db, wallet.workspaceId)).toMatchObject({ available: 6, held: 0 })
  })

  test('the first to expire is spent first; on ties promo, then allowance, then purchased', async () => {
    const wallet = await newWallet()
    const soon = new Date(Date.now() + hour)
    await wallet.grant(10, { bucket: 'purchased', expiresAt: soon })
    await wallet.grant(10, { bucket: 'purchased' })
    await wallet.grant(10, { bucket: 'allowance' })
    await wallet.grant(10, { bucket: 'promo' })
    await wallet.hold('job_order', 35)
    expect(await bucketsOf(wallet.workspaceId)).toEqual([['purchased', 5]])
    // Settled in the same order, so what comes back is what would have lasted longest.
    await wallet.end('job_order', 25)
    expect(await bucketsOf(wallet.workspaceId)).toEqual([
      ['allowance', 5],
      ['purchased', 10],
    ])
  })

  test('under enforce, missing credits are refused with their number, and nothing moves', async () => {
    const wallet = await newWallet()
    await wallet.grant(30)
    await expect(wallet.hold('job_poor', 40)).rejects.toMatchObject({
      code: 'insufficient_credits',
      status: 402,
      nextSteps: [{ action: 'top_up', credits: 10 }, { action: 'change_request' }],
    })
    expect(await balances(database.db, wallet.workspaceId)).toMatchObject({ available: 30, held: 0 })
  })

  test('under track, the house gives exactly what is missing, as promo credits', async () => {
    const wallet = await newWallet()
    await wallet.grant(30)
    const before = await houseBalances(database.db)
    await wallet.hold('job_house', 40, { billing: 'track' })
    const after = await houseBalances(database.db)
    expect((after.get('house:promo') ?? 0) - (before.get('house:promo') ?? 0)).toBe(-10)
    expect(await balances(database.db, wallet.workspaceId)).toMatchObject({ available: 0, held: 40 })
    await wallet.end('job_house', 0)
    expect(await bucketsOf(wallet.workspaceId)).toEqual([
      ['promo', 10],
      ['purchased', 30],
    ])
  })

  test('a round holds once, and another amount for it is a fault', async () => {
    const wallet = await newWallet()
    await wallet.grant(100)
    await wallet.hold('job_replay', 20)
    await wallet.hold('job_replay', 20)
    expect(await balances(database.db, wallet.workspaceId)).toMatchObject({ available: 80, held: 20 })
    await expect(wallet.hold('job_replay', 21)).rejects.toThrow()
    await wallet.hold('job_replay', 21, { round: 1 })
    expect(await balances(database.db, wallet.workspaceId)).toMatchObject({ available: 59, held: 41 })
  })

  test('a hold of nothing is a hold: it ends, and leaves no line on the statement', async () => {
    const wallet = await newWallet()
    await wallet.hold('job_free', 0)
    expect(await wallet.end('job_free', 0)).toEqual({ settled: 0, released: 0 })
    const rows = await database.db.execute(
      sql`select 1 from ledger_entries where workspace_id = ${wallet.workspaceId}`,
    )
    expect(rows.rows).toEqual([])
  })

  test('never more is settled than was held, and an unknown hold is said to be unknown', async () => {
    const wallet = await newWallet()
    await wallet.grant(10)
    await wallet.hold('job_more', 10)
    await expect(wallet.end('job_more', 11)).rejects.toThrow()
    expect(await balances(database.db, wallet.workspaceId)).toMatchObject({ held: 10 })
    await expect(wallet.end('job_never', 0)).rejects.toMatchObject({ code: 'hold_unknown' })
    await expect(wallet.hold('job_fraction', 1.5)).rejects.toThrow(RangeError)
    await expect(wallet.hold('job_negative', -1)).rejects.toThrow(RangeError)
  })

  test('an expired bucket is not spent, and credits that come back to it live another day', async () => {
    const wallet = await newWallet()
    const expiresAt = new Date(Date.now() + hour)
    const later = new Date(expiresAt.getTime() + hour)
    await wallet.grant(50, { bucket: 'allowance', expiresAt })
    await wallet.hold('job_expiry', 30)
    expect(await expireBuckets(database.db, later)).toBe(20)
    expect(await expireBuckets(database.db, later)).toBe(0)
    await expect(wallet.hold('job_late', 1, { now: later })).rejects.toMatchObject({
      code: 'insufficient_credits',
    })
    await wallet.end('job_expiry', 10, { now: later })
    const [bucket] = (await balances(database.db, wallet.workspaceId, later)).buckets
    expect(bucket).toMatchObject({ kind: 'allowance', balance: 20 })
    expect(bucket?.expiresAt?.getTime()).toBe(later.getTime() + 24 * hour)
    expect(await expireBuckets(database.db, new Date(later.getTime() + 25 * hour))).toBe(20)
  })

  test('a bucket that expired but was not yet swept is not spent either', async () => {
    const wallet = await newWallet()
    const expiresAt = new Date(Date.now() + hour)
    await wallet.grant(50, { bucket: 'promo', expiresAt })
    await wallet.grant(10)
    const later = new Date(expiresAt.getTime() + 1)
    await wallet.hold('job_unswept', 10, { now: later })
    expect(await bucketsOf(wallet.workspaceId, later)).toEqual([])
  })

  test('what a bank takes back after it was spent is a debt that the next credits pay', async () => {
    const wallet = await newWallet()
    const { workspaceId } = wallet
    await wallet.grant(100)
    await wallet.hold('job_debt', 70)
    const reversal = { workspaceId, amount: 100, idempotencyKey: `bank:${workspaceId}` }
    expect(await database.db.transaction((tx) => reverse(tx, reversal))).toBe(true)
    expect(await database.db.transaction((tx) => reverse(tx, reversal))).toBe(false)
    expect(await balances(database.db, workspaceId)).toMatchObject({ available: 0, held: 70, debt: 70 })
    // A cancelled job must not turn a debt into credits.
    await wallet.end('job_debt', 20)
    expect(await balances(database.db, workspaceId)).toMatchObject({ available: 0, held: 0, debt: 20 })
    await wallet.grant(50)
    expect(await balances(database.db, workspaceId)).toMatchObject({ available: 30, debt: 0 })
  })

  test('a used key moves nothing', async () => {
    const wallet = await newWallet()
    const once = { idempotencyKey: `welcome:${wallet.workspaceId}` }
    expect(await wallet.grant(50, once)).toBe(true)
    expect(await wallet.grant(50, once)).toBe(false)
    expect(await balances(database.db, wallet.workspaceId)).toMatchObject({ available: 50 })
  })

  test('a transaction that fails afterwards takes its hold with it', async () => {
    const wallet = await newWallet()
    await wallet.grant(10)
    const failing = database.db.transaction(async (tx) => {
      await hold(tx, {
        workspaceId: wallet.workspaceId,
        jobId: newId('job'),
        round: 0,
        amount: 10,
        memo: '',
        billing: 'enforce',
      })
      throw new Error('later')
    })
    await expect(failing).rejects.toThrow('later')
    expect(await balances(database.db, wallet.workspaceId)).toMatchObject({ available: 10, held: 0 })
  })

  test('ids made in SQL are ids of the house', async () => {
    const { rows } = await database.db.execute(
      sql`select ledger_id('txn') as id from generate_series(1, 200)`,
    )
    const ids = rows.map((row) => String(row.id))
    expect(ids.every((id) => isId('transfer', id))).toBe(true)
    expect(new Set(ids).size).toBe(200)
    const timeOf = (id: string) =>
      Number.parseInt(
        [...id.slice(4, 14)]
          .map((letter) => '0123456789abcdefghjkmnpqrstvwxyz'.indexOf(letter).toString(32))
          .join(''),
        32,
      )
    expect(Math.abs(timeOf(ids[0] ?? '') - timeOf(newId('transfer')))).toBeLessThan(60_000)
  })

  test('transfers and statement lines can be added, never changed', async () => {
    const wallet = await newWallet()
    await wallet.grant(1)
    await expect(database.db.execute(sql`update ledger_transfers set amount = 2`)).rejects.toThrow()
    await expect(database.db.execute(sql`delete from ledger_transfers`)).rejects.toThrow()
    await expect(database.db.execute(sql`update ledger_entries set amount = 2`)).rejects.toThrow()
    await expect(database.db.execute(sql`truncate ledger_entries`)).rejects.toThrow()
  })
})
