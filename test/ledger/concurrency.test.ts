import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase, type Transaction } from '#db/client.ts'
import { seededRandom } from '#kernel/random.ts'
import { balances } from '#ledger/balances.ts'
import { expireBuckets } from '#ledger/expiry.ts'
import { grant, reverse } from '#ledger/grants.ts'
import { endHold, hold } from '#ledger/holds.ts'
import { reconcile } from '#ledger/reconcile.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { newWorkspace, walletOf } from './wallets.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ url: database.url, maxConnections: 24 })
  // One test cuts connections under a transaction; a client in use has no listener of the pool's.
  db.$client.on('connect', (client) => client.on('error', () => {}))
})
afterAll(async () => {
  await db.$client.end()
  await database.close()
})

const faults = async () =>
  (await reconcile(db)).faults.filter((fault) => fault.law !== 'held_credits_have_a_live_job')

test('of 20 holds at once for credits that suffice for 5, exactly 5 stand', async () => {
  const wallet = walletOf(db, await newWorkspace(db))
  await wallet.grant(54)
  const holds = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => wallet.hold(`race:${wallet.workspaceId}:${index}`, 10)),
  )
  expect(holds.filter((one) => one.status === 'fulfilled')).toHaveLength(5)
  for (const one of holds) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'insufficient_credits' })
  }
  expect(await balances(db, wallet.workspaceId)).toMatchObject({ available: 4, held: 50 })
})

test('a hold that many end at once, each otherwise, ends once and tells all the same', async () => {
  const wallet = walletOf(db, await newWorkspace(db))
  const jobId = `ends:${wallet.workspaceId}`
  await wallet.grant(100)
  await wallet.hold(jobId, 100)
  const ends = await Promise.all(Array.from({ length: 16 }, (_, index) => wallet.end(jobId, index * 5)))
  expect(new Set(ends.map((end) => `${end.settled} ${end.released}`)).size).toBe(1)
  expect(await balances(db, wallet.workspaceId)).toMatchObject({ available: ends[0]?.released, held: 0 })
})

test('one key used by many at once gives once, also in a wallet that was never used', async () => {
  const wallet = walletOf(db, await newWorkspace(db))
  const once = { idempotencyKey: `welcome:${wallet.workspaceId}` }
  const given = await Promise.all(Array.from({ length: 16 }, () => wallet.grant(50, once)))
  expect(given.filter(Boolean)).toHaveLength(1)
  expect(await balances(db, wallet.workspaceId)).toMatchObject({ available: 50 })
})

test('600 mixed moves on four wallets from 24 connections: none is stuck, none is lost', async () => {
  const random = seededRandom(20_261_121)
  const wallets = await Promise.all(
    Array.from({ length: 4 }, async () => walletOf(db, await newWorkspace(db))),
  )
  const soon = new Date(Date.now() + 3_600_000)
  const jobs: { end: (settle: number) => Promise<unknown>; amount: number }[] = []
  const move = async (turn: number): Promise<unknown> => {
    const wallet = wallets[Math.floor(random() * wallets.length)]
    if (!wallet) return
    const { workspaceId } = wallet
    const dice = random()
    const amount = 1 + Math.floor(random() * 30)
    if (dice < 0.25) {
      return wallet.grant(
        amount,
        random() < 0.5 ? { bucket: 'promo', expiresAt: soon } : { bucket: 'allowance' },
      )
    }
    if (dice < 0.6) {
      const jobId = `mixed:${turn}`
      await wallet.hold(jobId, amount, { billing: random() < 0.7 ? 'track' : 'enforce' }).catch((error) => {
        expect(error).toMatchObject({ code: 'insufficient_credits' })
        throw error
      })
      jobs.push({ end: (settle) => wallet.end(jobId, settle), amount })
      return
    }
    if (dice < 0.92) {
      const job = jobs[Math.floor(random() * jobs.length)]
      return job?.end(Math.floor(random() * (job.amount + 1)))
    }
    if (dice < 0.97) {
      return db.transaction((tx) =>
        reverse(tx, { workspaceId, amount, idempotencyKey: `mixed:reverse:${turn}` }),
      )
    }
    return expireBuckets(db, new Date(soon.getTime() + 1))
  }
  const refusals: unknown[] = []
  const turns = Array(600).keys()
  // As many at once as there are connections: on a slow machine nobody waits too long for one.
  const lane = async () => {
    for (const turn of turns) await move(turn).catch((error: unknown) => refusals.push(error))
  }
  await Promise.all(Array.from({ length: 24 }, lane))
  expect(turns.next().done).toBe(true)
  for (const refused of refusals) expect(refused).toMatchObject({ code: 'insufficient_credits' })
  expect(jobs.length).toBeGreaterThan(100)
  expect(await faults()).toEqual([])
})

test('a transaction cut off after any statement leaves all or nothing', async () => {
  const wallet = walletOf(db, await newWorkspace(db))
  const { workspaceId } = wallet
  await wallet.grant(30)
  const before = await balances(db, workspaceId)
  const steps: ((tx: Transaction) => Promise<unknown>)[] = [
    (tx) =>
      grant(tx, { workspaceId, bucket: 'promo', amount: 5, kind: 'promo', idempotencyKey: 'cut:grant' }),
    (tx) => hold(tx, { workspaceId, jobId: 'cut:1', round: 0, amount: 33, memo: '', billing: 'enforce' }),
    (tx) => endHold(tx, { jobId: 'cut:1', round: 0, settle: 20 }),
    (tx) => hold(tx, { workspaceId, jobId: 'cut:2', round: 0, amount: 15, memo: '', billing: 'enforce' }),
  ]
  for (let cut = 1; cut <= steps.length; cut++) {
    const cutOff = db.transaction(async (tx) => {
      for (const step of steps.slice(0, cut)) await step(tx)
      const pid = await tx.execute(sql`select pg_backend_pid() as pid`)
      await database.db.execute(sql`select pg_terminate_backend(${pid.rows[0]?.pid}::int)`)
      await tx.execute(sql`select 1`)
    })
    await expect(cutOff).rejects.toThrow()
    expect(await balances(db, workspaceId)).toEqual(before)
  }
  await db.transaction(async (tx) => {
    for (const step of steps) await step(tx)
  })
  expect(await balances(db, workspaceId)).toMatchObject({ available: 0, held: 15 })
  expect(await faults()).toEqual([])
})

test('a move that fails between any two of its own writes leaves nothing behind', async () => {
  const wallet = walletOf(db, await newWorkspace(db))
  const { workspaceId } = wallet
  await db.execute(sql`create sequence write_count`)
  await db.execute(sql`
    create function fail_at_write() returns trigger language plpgsql as $$
    begin
      if nextval('write_count') = current_setting('test.fail_at', true)::int then raise exception 'planted'; end if;
      return null;
    end $$`)
  for (const table of [
    'ledger_accounts',
    'ledger_holds',
    'ledger_hold_lines',
    'ledger_transfers',
    'ledger_entries',
  ]) {
    await db.execute(
      sql.raw(`create trigger plant after insert or update on ${table} execute function fail_at_write()`),
    )
  }
  const moves: [string, (tx: Transaction) => Promise<unknown>][] = [
    [
      'grant',
      (tx) =>
        grant(tx, {
          workspaceId,
          bucket: 'purchased',
          amount: 7,
          kind: 'top_up',
          idempotencyKey: 'plant:grant',
        }),
    ],
    [
      'hold',
      (tx) => hold(tx, { workspaceId, jobId: 'plant', round: 0, amount: 20, memo: '', billing: 'track' }),
    ],
    ['end', (tx) => endHold(tx, { jobId: 'plant', round: 0, settle: 9 })],
    ['reverse', (tx) => reverse(tx, { workspaceId, amount: 30, idempotencyKey: 'plant:reverse' })],
  ]
  for (const [name, move] of moves) {
    const before = await balances(db, workspaceId)
    let failures = 0
    for (;;) {
      const failAt = failures + 1
      const done = await db
        .transaction(async (tx) => {
          await tx.execute(sql`select setval('write_count', 1, false)`)
          await tx.execute(sql`select set_config('test.fail_at', ${String(failAt)}, true)`)
          await move(tx)
        })
        .then(
          () => true,
          () => false,
        )
      if (done) break
      failures++
      expect(await balances(db, workspaceId)).toEqual(before)
    }
    expect([name, failures >= 4]).toEqual([name, true])
    expect(await balances(db, workspaceId)).not.toEqual(before)
  }
  expect(await faults()).toEqual([])
})
