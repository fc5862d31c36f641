import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobStatus } from '#contract/job.ts'
import { jobs } from '#db/schema/jobs.ts'
import { reconciliations } from '#db/schema/ledger.ts'
import { newId } from '#kernel/ids.ts'
import { keepReport, reconcile } from '#ledger/reconcile.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { newWorkspace, walletOf } from './wallets.ts'

let database: TestDatabase
let workspaceId: string
let finishedJob: string
let liveJob: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

async function newJob(status: JobStatus, quotedCredits: number, chargedCredits: number): Promise<string> {
  const id = newId('job')
  await database.db.insert(jobs).values({
    id,
    workspaceId,
    kind: 'generation',
    status,
    engineId: 'draft-video',
    request: {},
    stages: [],
    quotedCredits,
    chargedCredits,
  })
  return id
}

/** Each test plants one fault in clean books: one job done, one under way. */
beforeEach(async () => {
  workspaceId = await newWorkspace(database.db)
  const wallet = walletOf(database.db, workspaceId)
  await wallet.grant(50)
  await wallet.grant(50, { bucket: 'promo' })
  finishedJob = await newJob('succeeded', 60, 45)
  await wallet.hold(finishedJob, 60)
  await wallet.end(finishedJob, 45)
  liveJob = await newJob('running', 30, 0)
  await wallet.hold(liveJob, 30)
  expect((await reconcile(database.db)).faults).toEqual([])
})

/** Breaks the books behind the ledger's back, looks, and puts them right again. */
async function lawsBrokenBy(...statements: ReturnType<typeof sql>[]): Promise<string[]> {
  let laws: string[] = []
  await database.db
    .transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      for (const statement of statements) await tx.execute(statement)
      // Nested transactions are savepoints, and those cannot change the isolation level; the plain reads are the same.
      const report = await reconcile(
        Object.assign(tx, { transaction: run(tx), $client: database.db.$client }),
      )
      laws = Object.keys(report.counts)
      throw new Error('put back')
    })
    .catch((error) => {
      if (error.message !== 'put back') throw error
    })
  return laws
}
const run =
  <T>(tx: T) =>
  async <R>(work: (inner: T) => Promise<R>): Promise<R> =>
    work(tx)

test('a balance that nobody transferred', async () => {
  const laws = await lawsBrokenBy(
    sql`update ledger_accounts set balance = balance + 1 where workspace_id = ${workspaceId} and kind = 'purchased'`,
  )
  expect(laws).toEqual(['balance_is_sum_of_transfers', 'statement_ends_at_the_balance'])
})

test('a transfer that changed its amount', async () => {
  const laws = await lawsBrokenBy(
    sql`update ledger_transfers set amount = amount + 1 where workspace_id = ${workspaceId} and kind = 'settlement'
      and id = (select min(id) from ledger_transfers where workspace_id = ${workspaceId} and kind = 'settlement')`,
  )
  expect(laws).toEqual(['balance_is_sum_of_transfers', 'line_is_sum_of_its_transfers'])
})

test('a transfer into another workspace', async () => {
  const other = await newWorkspace(database.db)
  await walletOf(database.db, other).grant(10)
  const laws = await lawsBrokenBy(
    sql`update ledger_transfers set workspace_id = ${other} where workspace_id = ${workspaceId} and kind = 'top_up'`,
  )
  expect(laws).toContain('transfers_stay_in_their_workspace')
})

test('a finished job whose hold was never ended', async () => {
  const laws = await lawsBrokenBy(sql`update jobs set status = 'failed' where id = ${liveJob}`)
  expect(laws).toEqual(['held_credits_have_a_live_job', 'jobs_have_the_hold_of_their_round'])
})

test('a hold whose job is gone', async () => {
  expect(await lawsBrokenBy(sql`delete from jobs where id = ${liveJob}`)).toEqual([
    'held_credits_have_a_live_job',
  ])
})

test('a live job without its hold', async () => {
  const laws = await lawsBrokenBy(sql`update jobs set round = 1 where id = ${liveJob}`)
  expect(laws).toEqual(['held_credits_have_a_live_job', 'jobs_have_the_hold_of_their_round'])
})

test('a charge that was not settled', async () => {
  const laws = await lawsBrokenBy(sql`update jobs set charged_credits = 44 where id = ${finishedJob}`)
  expect(laws).toEqual(['charge_is_what_was_settled'])
})

test('a hold that says it ended but whose credits are still aside', async () => {
  const laws = await lawsBrokenBy(
    sql`update ledger_holds set status = 'ended', settled = 30, ended_at = now() where job_id = ${liveJob}`,
  )
  expect(laws).toEqual([
    'held_is_sum_of_live_holds',
    'hold_is_sum_of_its_lines',
    'jobs_have_the_hold_of_their_round',
    'charge_is_what_was_settled',
  ])
})

test('a line that lost a credit', async () => {
  const laws = await lawsBrokenBy(
    sql`update ledger_hold_lines set released = released - 1 where released > 0
      and hold_id = (select id from ledger_holds where job_id = ${finishedJob})`,
  )
  expect(laws).toEqual(['hold_is_sum_of_its_lines', 'line_is_sum_of_its_transfers'])
})

test('a statement line that vanished', async () => {
  const laws = await lawsBrokenBy(
    sql`delete from ledger_entries where workspace_id = ${workspaceId} and kind = 'video_refund'`,
  )
  expect(laws).toEqual(['statement_adds_up', 'statement_ends_at_the_balance'])
})

test('the list of faults is bounded, the count is not', async () => {
  await database.db.transaction(async (tx) => {
    await tx.execute(
      sql`insert into workspaces (id, name) select 'ws_fault_' || n, 'x' from generate_series(1, 60) n`,
    )
    await tx.execute(sql`insert into ledger_accounts (id, workspace_id, kind, balance)
      select 'acc_fault_' || n, 'ws_fault_' || n, 'held', 1 from generate_series(1, 60) n`)
  })
  const report = await reconcile(database.db)
  expect(report.counts).toEqual({ balance_is_sum_of_transfers: 60, held_is_sum_of_live_holds: 60 })
  expect(report.faults).toHaveLength(100)
  await keepReport(database.db, report)
  const [kept] = await database.db.select().from(reconciliations)
  expect(kept?.faults).toBe(120)
  await database.db.execute(sql`delete from ledger_accounts where id like 'acc_fault_%'`)
})
