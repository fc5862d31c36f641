import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { pageOf } from '#contract/lists.ts'
import { Receipt, Wallet, WalletEntry } from '#contract/wallet.ts'
import { jobs, quotes } from '#db/schema/jobs.ts'
import { grantByOwner } from '#features/wallet/grant-by-owner.ts'
import { walletRoutes } from '#features/wallet/routes.ts'
import { newId } from '#kernel/ids.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { type PeopleServer, startPeopleServer } from '../harness/people-server.ts'
import { walletOf } from '../ledger/wallets.ts'

let database: TestDatabase
let server: PeopleServer
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startPeopleServer({ db: database.db, extraRoutes: walletRoutes({ db: database.db }) })
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const Entries = pageOf(WalletEntry)
const line = { code: 'base', label: '4 s at 720p', stage: 'video', quantity: 4, unitCredits: 10, credits: 40 }

async function newJob(workspaceId: string): Promise<string> {
  const [quoteId, id] = [newId('quote'), newId('job')]
  await database.db.insert(quotes).values({
    id: quoteId,
    workspaceId,
    request: {},
    requestHash: '',
    plan: {},
    reply: { lines: [line] },
    totalCredits: 40,
    maxCredits: 40,
    providerCostMicroUsd: 0,
    rateCard: 'test',
    expiresAt: new Date(),
  })
  await database.db.insert(jobs).values({
    id,
    workspaceId,
    quoteId,
    kind: 'generation',
    status: 'running',
    engineId: 'draft-video',
    request: {},
    stages: [{ stage: 'video', credits: 40 }],
    quotedCredits: 40,
  })
  return id
}

test('a take on wallet, statement and receipt, from the hold to the refund', async () => {
  const { client, workspaceId } = await server.signUp()
  const wallet = walletOf(database.db, workspaceId)
  const wallets = async () => Wallet.parse((await client.get('/api/v1/wallet')).body)
  const entries = async () => Entries.parse((await client.get('/api/v1/wallet/entries')).body).items
  await wallet.grant(10, { memo: 'Ten' })
  const jobId = await newJob(workspaceId)
  await wallet.hold(jobId, 40, { billing: 'track' })

  expect(await wallets()).toMatchObject({ workspaceId, available: 20, held: 40, debt: 0 })
  expect(await entries()).toMatchObject([
    {
      kind: 'video_generation',
      amount: -40,
      balanceAfter: 20,
      status: 'held',
      charged: null,
      buckets: [{ kind: 'promo', amount: -40 }],
      jobId,
    },
    { kind: 'top_up', amount: 10, balanceAfter: 60, status: 'final', memo: 'Ten' },
    { kind: 'welcome', amount: 50, balanceAfter: 50, status: 'final' },
  ])

  await wallet.end(jobId, 25)
  expect(await wallets()).toMatchObject({ available: 35, held: 0 })
  expect(await entries()).toMatchObject([
    { kind: 'video_refund', amount: 15, balanceAfter: 35, status: 'final', jobId },
    { kind: 'video_generation', amount: -40, balanceAfter: 20, status: 'final', charged: 25 },
    { kind: 'top_up' },
    { kind: 'welcome' },
  ])
  const receipt = Receipt.parse((await client.get(`/api/v1/jobs/${jobId}/receipt`)).body)
  expect(receipt).toMatchObject({
    lines: [line],
    held: 0,
    charged: 25,
    returned: 15,
    rounds: [
      {
        round: 0,
        status: 'final',
        buckets: [{ kind: 'promo', held: 40, charged: 25, returned: 15, before: 50, after: 25 }],
      },
    ],
  })
})

test('pages of the statement are whole, whatever comes in between', async () => {
  const { client, workspaceId } = await server.signUp()
  const wallet = walletOf(database.db, workspaceId)
  for (let amount = 1; amount <= 6; amount++) await wallet.grant(amount)
  const page = async (query: string) =>
    Entries.parse((await client.get(`/api/v1/wallet/entries?limit=3${query}`)).body)
  const first = await page('')
  await wallet.grant(100)
  const second = await page(`&cursor=${first.nextCursor}`)
  const third = await page(`&cursor=${second.nextCursor}`)
  expect([first, second, third].map((one) => one.items.map((entry) => entry.amount))).toEqual([
    [6, 5, 4],
    [3, 2, 1],
    [50],
  ])
  expect(third.nextCursor).toBeNull()
  expect((await client.get('/api/v1/wallet/entries?cursor=nonsense')).status).toBe(422)
})

test("another workspace's receipt is not found, and a stranger sees nothing", async () => {
  const [mine, other] = [await server.signUp(), await server.signUp()]
  const jobId = await newJob(mine.workspaceId)
  expect((await mine.client.get(`/api/v1/jobs/${jobId}/receipt`)).status).toBe(200)
  expect((await other.client.get(`/api/v1/jobs/${jobId}/receipt`)).status).toBe(404)
  for (const path of ['/api/v1/wallet', '/api/v1/wallet/entries', `/api/v1/jobs/${jobId}/receipt`]) {
    expect((await server.client().get(path)).status).toBe(401)
  }
})

test('the owner gives credits with a reason, once a key', async () => {
  const { client, workspaceId } = await server.signUp()
  const request = { workspaceId, credits: 30, reason: 'For the contest', idempotencyKey: 'contest' }
  expect(await grantByOwner(database.db, request)).toMatchObject({
    granted: true,
    balances: { available: 80 },
  })
  expect(await grantByOwner(database.db, request)).toMatchObject({
    granted: false,
    balances: { available: 80 },
  })
  const { items } = Entries.parse((await client.get('/api/v1/wallet/entries')).body)
  expect(items[0]).toMatchObject({ kind: 'house_grant', amount: 30, memo: 'For the contest' })

  const refused = (over: object) =>
    grantByOwner(database.db, { ...request, ...over }).then(
      () => 'granted',
      (error) => z.object({ code: z.string() }).parse(error).code,
    )
  expect(await refused({ credits: 0 })).toBe('validation_failed')
  expect(await refused({ credits: 1.5 })).toBe('validation_failed')
  expect(await refused({ reason: ' ' })).toBe('validation_failed')
  expect(await refused({ expiresAt: new Date(0) })).toBe('validation_failed')
  expect(await refused({ workspaceId: 'ws_none' })).toBe('not_found')
})
