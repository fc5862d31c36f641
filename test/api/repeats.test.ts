import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Job } from '#contract/job.ts'
import { publishRateCard } from '#features/generations/rate-card-store.ts'
import { defaultRateCard } from '#pricing/rate-card.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import type { Reply } from '../harness/users.ts'

let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
  ada = await studio.join({ credits: 950 })
})
afterAll(() => studio.close())

const hosted = {
  mode: 't2v',
  engineId: 'veo-3.1-lite',
  prompt: 'A heron at dawn',
  durationSeconds: 4,
  resolution: '720p',
  seed: 7,
} as const
const isReplay = (reply: Reply) => reply.headers.get('idempotency-replayed') === 'true'
const post = (key: string, path: string, body: object) =>
  ada.client.post(`/api/v1${path}`, body, { headers: { 'idempotency-key': key } })
const start = (key: string, body: object) => post(key, '/generations', body)

describe('a request with a key', () => {
  test('gets its first answer again, whatever has happened since', async () => {
    const key = randomUUID()
    const { id: quoteId } = await ada.quote(hosted)
    const first = await start(key, { quoteId })
    expect([first.status, isReplay(first)]).toEqual([202, false])
    await ada.until(Job.parse(first.body).id)
    const again = await start(key, { quoteId })
    expect([again.status, isReplay(again)]).toEqual([202, true])
    expect(again.body).toEqual(first.body)
  })

  test('is done once when ten come at once', async () => {
    const before = await studio.belongings(ada)
    const key = randomUUID()
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => start(key, { ...hosted, maxCredits: 40 })),
    )
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(202))
    expect(replies.filter((reply) => !isReplay(reply))).toHaveLength(1)
    const ids = new Set(replies.map(({ body }) => Job.parse(body).id))
    expect(ids.size).toBe(1)
    for (const id of ids) await ada.until(id)
    expect(await studio.belongings(ada)).toMatchObject({
      jobs: before.jobs + 1,
      available: before.available - 40,
    })
  })

  test('does not lend its key to another request', async () => {
    const key = randomUUID()
    const { id: quoteId } = await ada.quote(hosted)
    const { id } = Job.parse((await start(key, { quoteId })).body)
    const before = await studio.belongings(ada)
    const other = await ada.quote(hosted)
    for (const reply of [
      await start(key, { quoteId: other.id }),
      await start(key, { ...hosted, maxCredits: 40 }),
      await post(key, '/generations?onLimit=refuse', { quoteId }),
      await post(key, '/video/generate', { prompt: 'A heron' }),
    ]) {
      expect(refusal(reply)).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
    }
    await ada.until(id)
    expect((await studio.belongings(ada)).jobs).toBe(before.jobs)
  })

  test('that was refused keeps nothing', async () => {
    const key = randomUUID()
    const refused = await start(key, { ...hosted, maxCredits: 1 })
    expect(refusal(refused)).toMatchObject({ status: 409, code: 'price_above_max' })
    const { id: quoteId } = await ada.quote(hosted)
    const reply = await start(key, { quoteId })
    expect([reply.status, isReplay(reply)]).toEqual([202, false])
    await ada.until(Job.parse(reply.body).id)
  })

  test('gets its first answer also when the same would cost more now', async () => {
    const key = randomUUID()
    const short = { prompt: 'A heron', duration: 4 }
    const first = await start(key, { ...hosted, maxCredits: 40 })
    const task = await post(`${key}-short`, '/video/generate', short)
    const { id } = await ada.until(Job.parse(first.body).id)
    await publishRateCard(studio.db, {
      ...defaultRateCard,
      version: '2026-11-22.1',
      defaultRule: { per: 'second', credits: 20 },
    })
    const again = await start(key, { ...hosted, maxCredits: 40 })
    expect([again.status, isReplay(again), Job.parse(again.body).id]).toEqual([202, true, id])
    const taskAgain = await post(`${key}-short`, '/video/generate', short)
    expect([taskAgain.status, isReplay(taskAgain)]).toEqual([202, true])
    expect(taskAgain.body).toEqual(task.body)
  })
})

describe('a call from a vendor', () => {
  const webhooksOf = (nonce: string) =>
    studio.fal.webhooks
      .filter(({ url }) => url.endsWith(nonce))
      .map(({ kind, status }) => `${kind} ${status}`)
      .toSorted()
  const lastNonce = () => studio.fal.posts.at(-1)?.nonce ?? ''

  test('that comes twice, too early, forged or stale changes nothing', async () => {
    studio.fal.script({ workMs: 400 })
    const { available } = await ada.wallet()
    const wild = '[[duplicate-webhook]] [[early-webhook]] [[forged-webhook]] [[stale-webhook]]'
    const { totalCredits } = await ada.quote(hosted)
    const job = await ada.make({ ...hosted, prompt: `A heron ${wild}` })
    studio.fal.script({ workMs: 50 })
    expect(job).toMatchObject({
      status: 'succeeded',
      price: { charged: totalCredits },
      outputs: [{ stage: 'video' }],
    })
    const called = ['duplicate 204', 'early 204', 'finished 204', 'forged 403', 'stale 403']
    await expect.poll(() => webhooksOf(lastNonce())).toEqual(called)
    expect(await ada.job(job.id)).toEqual(job)
    expect(studio.fal.posts.filter(({ body }) => String(body.prompt).includes('[[early'))).toHaveLength(1)
    expect((await ada.wallet()).available).toBe(available - totalCredits)
    const heard = (await ada.record(job.id)).filter(({ type }) => type === 'provider.webhook')
    expect(heard.length).toBeGreaterThanOrEqual(1)
  })

  test('is known by its address and believed by its signature', async () => {
    const call = (path: string) =>
      studio.stranger().post(`/api/v1/provider-webhooks/${path}`, { status: 'OK' })
    expect(refusal(await call('fal/nobody-knows-this'))).toMatchObject({ status: 404, code: 'not_found' })
    expect(refusal(await call(`runway/${lastNonce()}`))).toMatchObject({ status: 404, code: 'not_found' })
    expect(refusal(await call(`fal/${lastNonce()}`))).toMatchObject({ status: 403, code: 'forbidden' })
  })
})

test('the books are clean', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
