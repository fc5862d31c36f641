import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { balances } from '#ledger/balances.ts'
import { expireBuckets } from '#ledger/expiry.ts'
import { reverse } from '#ledger/grants.ts'
import { reconcile } from '#ledger/reconcile.ts'
import { statement } from '#ledger/statement.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { type Kind, Model } from './model.ts'
import { newWorkspace, walletOf } from './wallets.ts'

/** Laws that speak of jobs; these tests hold credits without any. */
const aboutJobs = new Set(['held_credits_have_a_live_job'])

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const amount = fc.integer({ min: 1, max: 60 })
const kind = fc.constantFrom<Kind>('promo', 'allowance', 'purchased')
const action = fc.oneof(
  fc.record({
    do: fc.constant('grant' as const),
    kind,
    amount,
    hours: fc.option(fc.integer({ min: 1, max: 40 })),
  }),
  fc.record({ do: fc.constant('grant-again' as const), which: fc.nat(), amount }),
  fc.record({
    do: fc.constant('hold' as const),
    amount: fc.integer({ min: 0, max: 80 }),
    refill: fc.boolean(),
  }),
  fc.record({ do: fc.constant('hold-again' as const), which: fc.nat() }),
  fc.record({
    do: fc.constant('end' as const),
    which: fc.nat(),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ do: fc.constant('reverse' as const), amount }),
  fc.record({ do: fc.constant('expire' as const), hours: fc.integer({ min: 0, max: 30 }) }),
)
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never

test('any run of moves leaves what a simple book leaves, line for line', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 25 }), async (actions) => {
      const model = new Model()
      const workspaceId = await newWorkspace(database.db)
      const play = player(workspaceId, model)
      for (const [turn, one] of actions.entries()) {
        const now = await play(one, turn)
        const real = await balances(database.db, workspaceId, new Date(0))
        const shape = real.buckets
          .map((bucket) => `${bucket.kind} ${bucket.expiresAt?.getTime() ?? null} ${bucket.balance}`)
          .sort()
        expect(shape).toEqual(model.shape())
        expect({ held: real.held, debt: real.debt }).toEqual({ held: model.held(), debt: model.debt })
        // Nothing is made or lost: what the house gave is with the workspace.
        expect(model.available() + model.held() - model.debt).toBe(model.given)
        expect((await balances(database.db, workspaceId, new Date(now))).available).toBeLessThanOrEqual(
          model.available(),
        )
      }
      const { items } = await statement(database.db, workspaceId, { limit: 1000 })
      expect(items[0]?.balanceAfter ?? 0).toBe(model.available() - model.debt)
    }),
    { numRuns: 120 },
  )
  const report = await reconcile(database.db)
  expect(report.faults.filter((fault) => !aboutJobs.has(fault.law))).toEqual([])
})

/** Plays one action on the real ledger and on the model, and compares what each of them answers. */
function player(workspaceId: string, model: Model): (one: Action, turn: number) => Promise<number> {
  const wallet = walletOf(database.db, workspaceId)
  const jobs: string[] = []
  const grants: string[] = []
  let now = Date.now() + 60_000
  return async (one, turn) => {
    // A millisecond for each turn, so that no two expiries fall together by chance.
    now += 1
    const at = { now: new Date(now) }
    const job = 'which' in one ? jobs[one.which % Math.max(1, jobs.length)] : undefined
    switch (one.do) {
      case 'grant': {
        const key = `${workspaceId}:grant:${turn}`
        grants.push(key)
        const expiresAt = one.hours === null ? null : now + one.hours * 3_600_000
        const granted = await wallet.grant(one.amount, {
          bucket: one.kind,
          idempotencyKey: key,
          ...(expiresAt === null ? {} : { expiresAt: new Date(expiresAt) }),
        })
        expect(granted).toBe(model.grant(one.kind, one.amount, expiresAt, key))
        break
      }
      case 'grant-again': {
        const key = grants[one.which % Math.max(1, grants.length)]
        if (key === undefined) break
        expect(await wallet.grant(one.amount, { idempotencyKey: key })).toBe(false)
        break
      }
      case 'hold': {
        const id = `${workspaceId}:${turn}`
        const outcome = await wallet
          .hold(id, one.amount, { billing: one.refill ? 'track' : 'enforce', ...at })
          .then(
            () => true,
            (error) => {
              expect(error).toMatchObject({ code: 'insufficient_credits' })
              return false
            },
          )
        // A refusal rolls its own transaction back, so nothing expired in it either.
        const before = model.buckets.map((bucket) => bucket.balance)
        const given = model.given
        const expected = model.hold(id, one.amount, one.refill, now)
        expect(outcome).toBe(expected)
        if (expected) jobs.push(id)
        else {
          for (const [index, bucket] of model.buckets.entries()) bucket.balance = before[index] ?? 0
          model.given = given
        }
        break
      }
      case 'hold-again': {
        if (job === undefined) break
        await wallet.hold(job, model.holds.get(job)?.amount ?? 0, at)
        break
      }
      case 'end': {
        if (job === undefined) break
        const settle = Math.floor((model.holds.get(job)?.amount ?? 0) * one.share)
        expect(await wallet.end(job, settle, at)).toEqual(model.end(job, settle, now))
        break
      }
      case 'reverse': {
        const key = `${workspaceId}:reverse:${turn}`
        const request = { workspaceId, amount: one.amount, idempotencyKey: key }
        expect(await database.db.transaction((tx) => reverse(tx, request))).toBe(true)
        expect(await database.db.transaction((tx) => reverse(tx, request))).toBe(false)
        model.reverse(one.amount, key)
        break
      }
      case 'expire': {
        now += one.hours * 3_600_000
        await expireBuckets(database.db, new Date(now))
        model.expire(now)
        break
      }
    }
    return now
  }
}
