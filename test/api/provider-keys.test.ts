import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { PublicEngine } from '#catalog/public.ts'
import { Job } from '#contract/job.ts'
import { ProviderKey } from '#contract/provider-key.ts'
import { providerKeys, providerOperations, steps } from '#db/schema/jobs.ts'
import { memberships } from '#db/schema/workspaces.ts'
import { openKeyRows } from '#features/provider-keys/key-rows.ts'
import { openKeyring } from '#features/provider-keys/keyring.ts'
import { openProviderKeys } from '#features/provider-keys/keys.ts'
import { createSealer } from '#features/provider-keys/seal.ts'
import { openLiveCalls } from '#jobs/live-call.ts'
import { RemoteInput } from '#jobs/operations.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio, testSecret } from '../harness/house.ts'

const ownKey = 'own-key-id:own-key-secret-77aa4711'

let studio: TestStudio
let ada: Filmmaker
let bob: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
  studio.fal.keys.add(ownKey)
  ada = await studio.join({ credits: 950 })
  bob = await studio.join({ credits: 950 })
})
afterAll(() => studio.close())

const path = '/api/v1/provider-keys/fal'
const Keys = z.object({ items: z.array(ProviderKey) })
const falOf = async (person: Filmmaker) => {
  const { items } = Keys.parse((await person.client.get('/api/v1/provider-keys')).body)
  return items.find(({ provider }) => provider === 'fal')
}
const bring = async (person: Filmmaker, key = ownKey) =>
  ProviderKey.parse((await person.client.put(path, { key })).body)
const engine = async (person: Filmmaker) =>
  PublicEngine.parse((await person.client.get('/api/v1/engines/veo-3.1')).body)
const payersOf = async (jobId: string) => {
  const rows = await studio.db.select().from(providerOperations).where(eq(providerOperations.jobId, jobId))
  return rows.map(({ payer }) => payer)
}
const postsFor = (words: string) => studio.fal.posts.filter(({ body }) => String(body.prompt).includes(words))
const keysOf = (words: string) => postsFor(words).map(({ headers }) => headers.authorization)
const startQuoted = async (person: Filmmaker, quoteId: string) =>
  Job.parse((await person.client.post('/api/v1/generations', { quoteId })).body)
const waiting = (person: Filmmaker, id: string) =>
  expect.poll(async () => (await person.job(id)).steps[1]?.status).toBe('waiting')

const video = {
  mode: 't2v',
  engineId: 'veo-3.1-lite',
  durationSeconds: 4,
  resolution: '720p',
  seed: 7,
} as const

test('a key is tested before it is kept; only an admin brings one', async () => {
  expect(await falOf(ada)).toMatchObject({ label: 'fal.ai', studio: true, own: null })
  const wrong = refusal(await ada.client.put(path, { key: 'wrong-key:wrong-secret' }))
  expect(wrong).toMatchObject({ status: 422, code: 'key_refused', paths: ['key'] })
  expect(wrong.problem.nextSteps?.[0]).toMatchObject({ action: 'open_url' })
  for (const key of ['', 'short', 'with a space in it', 'x'.repeat(501), 7]) {
    expect(refusal(await ada.client.put(path, { key }))).toMatchObject({ status: 422, paths: ['key'] })
  }
  expect(refusal(await ada.client.put('/api/v1/provider-keys/acme', { key: ownKey }))).toMatchObject({
    status: 404,
  })
  expect(refusal(await ada.client.post(`${path}/test`))).toMatchObject({ status: 404 })
  expect(refusal(await ada.client.delete(path))).toMatchObject({ status: 404 })
  expect((await falOf(ada))?.own).toBeNull()

  const carl = await studio.join()
  const me = z.object({ id: z.string() }).parse((await carl.client.get('/api/v1/me')).body)
  await studio.db.insert(memberships).values({ workspaceId: ada.workspaceId, userId: me.id, role: 'member' })
  const headers = { 'x-workspace': ada.workspaceId }
  expect((await carl.client.get('/api/v1/provider-keys', { headers })).status).toBe(200)
  expect((await carl.client.put(path, { key: ownKey }, { headers })).status).toBe(403)
  expect((await carl.client.post(`${path}/test`, undefined, { headers })).status).toBe(403)
  expect((await carl.client.delete(path, { headers })).status).toBe(403)
})

test('takes on the own key cost no credits; the vendor bills that key, and the dollars are shown', async () => {
  const { available } = await ada.wallet()
  expect(await engine(ada)).toMatchObject({ available: true, ownKey: false })
  expect((await bring(ada)).own).toMatchObject({
    lastFour: '4711',
    status: 'works',
    running: 0,
    monthUsd: '0.0000',
  })
  expect(await engine(ada)).toMatchObject({ available: true, ownKey: true, unavailable: null })
  expect((await engine(ada)).modes.t2v?.priceExample?.credits).toBe(0)

  const quote = await ada.quote({ ...video, prompt: 'Paid by herself', allowFallback: true })
  expect(quote).toMatchObject({ totalCredits: 0, maxCredits: 0, balanceAfter: available })
  expect(quote.lines).toMatchObject([{ label: '4 s at 720p with sound, own key', credits: 0 }])
  expect(Number(quote.ownKeyUsd)).toBeGreaterThan(0)
  expect(quote.ownKeyUsd).toBe(quote.providerCostUsd)

  const job = await ada.until((await startQuoted(ada, quote.id)).id)
  expect(job).toMatchObject({
    status: 'succeeded',
    price: { quoted: 0, charged: 0, ownKeyUsd: quote.ownKeyUsd },
  })
  expect((await ada.receipt(job.id)).lines).toEqual(quote.lines)
  expect(keysOf('Paid by herself')).toEqual([`Key ${ownKey}`])
  expect(await payersOf(job.id)).toEqual(['workspace'])
  const [submit] = await studio.db.select().from(steps).where(eq(steps.jobId, job.id)).orderBy(steps.position)
  const { payer, fallbacks } = RemoteInput.parse(submit?.input)
  expect(fallbacks.length).toBeGreaterThan(0)
  expect(new Set([payer, ...fallbacks.map((one) => one.payer)])).toEqual(new Set(['workspace']))
  expect(await ada.wallet()).toMatchObject({ available, held: 0 })
  // fal sells by the second of what it makes, and its fake made one of the four.
  expect(Number((await falOf(ada))?.own?.monthUsd)).toBe(Number(quote.ownKeyUsd) / 4)

  expect((await falOf(bob))?.own).toBeNull()
  expect(await bob.make({ ...video, prompt: 'Paid in credits' })).toMatchObject({
    price: { charged: 40, ownKeyUsd: null },
  })
  expect(keysOf('Paid in credits')).toEqual([`Key ${studio.fal.key}`])
})

test('what was quoted in credits stays in credits, whatever key comes before the start or meanwhile', async () => {
  studio.fal.script({ workMs: 700 })
  const quote = await bob.quote({ ...video, prompt: 'Quoted before' })
  const running = await bob.start({ ...video, prompt: 'Started before' })
  await waiting(bob, running.id)
  await bring(bob)
  const quoted = await startQuoted(bob, quote.id)
  expect(await bob.until(running.id)).toMatchObject({ status: 'succeeded', price: { charged: 40 } })
  expect(await bob.until(quoted.id)).toMatchObject({ status: 'succeeded', price: { charged: 40 } })
  studio.fal.script({ workMs: 50 })
  expect([...keysOf('Quoted before'), ...keysOf('Started before')]).toEqual([
    `Key ${studio.fal.key}`,
    `Key ${studio.fal.key}`,
  ])
  await bob.client.delete(path)
  expect(await bob.quote({ ...video, prompt: 'After' })).toMatchObject({ totalCredits: 40, ownKeyUsd: null })
})

test('a take whose key is removed stops with a next step, and is fetched when there is a key again', async () => {
  studio.fal.script({ workMs: 1_000 })
  const { id } = await ada.start({ ...video, prompt: 'Key removed' })
  await waiting(ada, id)
  expect((await falOf(ada))?.own?.running).toBe(1)
  expect((await ada.client.delete(path)).status).toBe(204)
  const failed = await ada.until(id)
  expect(failed).toMatchObject({
    status: 'failed',
    error: { code: 'provider_key_missing' },
    price: { charged: 0 },
  })
  expect(failed.error?.nextSteps.map(({ action }) => action)).toEqual(['add_key', 'retry'])
  // The studio has a key too; it does not step in.
  const again = await ada.until((await ada.command(id, 'retry')).id)
  expect(again).toMatchObject({ status: 'failed', error: { code: 'provider_key_missing' } })
  await bring(ada)
  await ada.command(id, 'reattach')
  expect(await ada.until(id)).toMatchObject({ status: 'succeeded', price: { charged: 0 } })
  studio.fal.script({ workMs: 50 })
  expect(keysOf('Key removed')).toEqual([`Key ${ownKey}`])
})

test('a key that the vendor refuses takes its engines away until it is replaced', async () => {
  studio.fal.script({ workMs: 1_000 })
  const { id } = await ada.start({ ...video, prompt: 'Key revoked' })
  await waiting(ada, id)
  studio.fal.keys.delete(ownKey)
  expect(await ada.until(id)).toMatchObject({ status: 'failed', error: { code: 'provider_key_refused' } })
  expect((await falOf(ada))?.own).toMatchObject({ status: 'refused', lastFour: '4711', running: 0 })
  expect(await engine(ada)).toMatchObject({ available: false, unavailable: 'key-broken' })
  const refused = refusal(await ada.client.post('/api/v1/quotes', { ...video, prompt: 'x' }))
  expect(refused).toMatchObject({ status: 503, code: 'engine_unavailable' })
  expect(refused.problem.nextSteps?.[0]).toMatchObject({ action: 'replace_key', providers: ['fal'] })
  expect(await engine(bob)).toMatchObject({ available: true })

  const newKey = 'new-key-id:new-key-secret-9f9f0815'
  studio.fal.keys.add(newKey)
  expect((await bring(ada, newKey)).own).toMatchObject({ status: 'works', lastFour: '0815' })
  expect(await engine(ada)).toMatchObject({ available: true, ownKey: true })
  await ada.command(id, 'retry')
  expect(await ada.until(id)).toMatchObject({ status: 'succeeded' })
  expect(postsFor('Key revoked')).toHaveLength(1)
  studio.fal.script({ workMs: 50 })

  studio.fal.keys.delete(newKey)
  const tested = ProviderKey.parse((await ada.client.post(`${path}/test`)).body)
  expect(tested.own).toMatchObject({ status: 'refused' })
  studio.fal.keys.add(newKey)
  expect(ProviderKey.parse((await ada.client.post(`${path}/test`)).body).own).toMatchObject({
    status: 'works',
  })
  await bring(ada, newKey)
  studio.fal.keys.add(ownKey)
  await bring(ada)
})

test('the key is in no reply, no log and no row', async () => {
  const { id } = await ada.make({ ...video, prompt: 'Nothing leaks' })
  const replies = await Promise.all(
    [
      '/provider-keys',
      `/jobs/${id}`,
      `/jobs/${id}/record`,
      `/jobs/${id}/receipt`,
      '/engines',
      '/notifications',
    ].map(async (one) => JSON.stringify((await ada.client.get(`/api/v1${one}`)).body)),
  )
  replies.push(JSON.stringify((await ada.client.put(path, { key: ownKey })).body))
  replies.push(JSON.stringify((await ada.client.put(path, { key: 'wrong-key-id:wrong-secret-1234' })).body))
  const tables = await studio.db.execute(sql`select tablename from pg_tables where schemaname = 'public'`)
  const Texts = z.array(z.object({ text: z.string() }))
  const rows: string[] = []
  for (const { tablename } of z.array(z.object({ tablename: z.string() })).parse(tables.rows)) {
    const found = await studio.db.execute(
      sql`select row_to_json(one)::text as text from ${sql.identifier(tablename)} one`,
    )
    rows.push(...Texts.parse(found.rows).map(({ text }) => text))
  }
  expect(rows.length).toBeGreaterThan(50)
  const hex = Buffer.from('own-key-secret').toString('hex')
  for (const secret of ['own-key-id', 'own-key-secret', 'wrong-secret', 'new-key-secret', hex]) {
    for (const [where, texts] of Object.entries({ replies, logs: studio.logs(), rows })) {
      expect([secret, where, texts.filter((text) => text.includes(secret))]).toEqual([secret, where, []])
    }
  }
})

test('after a change of the secret keys are wrapped anew; without the old secret they are asked for again', async () => {
  const fresh = 'another-secret-for-tests-that-is-long-enough-0123456789'
  const vendors = [...studio.house.providers.vendors]
  const keysUnder = (...secrets: [string, ...string[]]) => {
    const rows = openKeyRows({ db: studio.db, sealer: createSealer(secrets) })
    const keyring = openKeyring(rows, vendors)
    return {
      rows,
      keyring,
      keys: openProviderKeys({ db: studio.db, calls: openLiveCalls(studio.db), rows, vendors }),
    }
  }
  const rowOf = async () => {
    const [row] = await studio.db
      .select()
      .from(providerKeys)
      .where(eq(providerKeys.workspaceId, ada.workspaceId))
    return row
  }
  const before = await rowOf()
  expect(await keysUnder(testSecret).rows.rewrap()).toEqual({ done: 0, unreadable: 0 })

  const lost = keysUnder(fresh)
  expect(await lost.rows.rewrap()).toEqual({ done: 0, unreadable: 1 })
  expect((await lost.keys.list(ada.workspaceId))[0]?.own?.status).toBe('unreadable')
  expect(await lost.keyring.health(ada.workspaceId)).toEqual({
    works: new Set(),
    broken: new Set(['fal']),
    studio: new Set(),
  })
  await expect(lost.keyring.provider('fal', ada.workspaceId)).rejects.toMatchObject({
    code: 'provider_key_refused',
  })

  expect(await keysUnder(fresh, testSecret).rows.rewrap()).toEqual({ done: 1, unreadable: 0 })
  const after = await rowOf()
  expect(after?.secretId).not.toBe(before?.secretId)
  expect(after?.sealedText).toEqual(before?.sealedText)
  const only = keysUnder(fresh)
  expect((await only.keys.list(ada.workspaceId))[0]?.own?.status).toBe('works')
  const vendor = await only.keyring.provider('fal', ada.workspaceId)
  expect((await vendor.testKey(AbortSignal.timeout(5_000))).ok).toBe(true)
  await expect(only.keyring.provider('fal', bob.workspaceId)).rejects.toMatchObject({
    code: 'provider_key_missing',
  })
})

test('where nobody has a key, bringing one opens the hosted engines', async () => {
  const bare = await openTestStudio({ fal: false })
  try {
    bare.fal.keys.add(ownKey)
    const eve = await bare.join()
    expect(await engine(eve)).toMatchObject({ available: false, unavailable: 'no-key' })
    const refused = refusal(await eve.client.post('/api/v1/quotes', { ...video, prompt: 'x' }))
    expect(refused.problem.nextSteps?.[0]).toMatchObject({
      action: 'add_key',
      providers: ['fal', 'vertex'],
    })
    await bring(eve)
    expect((await eve.quote({ ...video, engineId: 'auto', prompt: 'x' })).engineId).not.toBe('draft-video')
    expect(await eve.make({ ...video, prompt: 'Eve' })).toMatchObject({
      status: 'succeeded',
      price: { charged: 0 },
    })
    await bare.fal.close()
    expect(refusal(await eve.client.put(path, { key: ownKey }))).toMatchObject({
      code: 'provider_unavailable',
    })
    expect((await falOf(eve))?.own).toMatchObject({ status: 'works' })
  } finally {
    await bare.close().catch(() => {})
  }
})

test('the books are clean', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
