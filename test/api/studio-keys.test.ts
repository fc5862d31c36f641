import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { PublicEngine } from '#catalog/public.ts'
import { StudioStatus } from '#contract/engine-status.ts'
import { ProviderKey } from '#contract/provider-key.ts'
import { StudioKey } from '#contract/studio-key.ts'
import { jobs, providerOperations } from '#db/schema/jobs.ts'
import { keepRates } from '#features/engines/keep-rate.ts'
import { newId } from '#kernel/ids.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

const studioKey = 'studio-key-id:studio-key-secret-55cc0042'

let studio: TestStudio
/** The same studio on another machine: no worker, its own memory. */
let other: TestStudio
let owner: Filmmaker
let guest: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio({ fal: false, environment: { RUNWAY_API_KEY: 'environment-key-9876' } })
  studio.fal.keys.add(studioKey)
  other = await openTestStudio({
    fal: false,
    worker: false,
    database: studio.database,
    environment: { FAL_BASE_URL: studio.fal.url },
  })
  owner = await studio.join({ name: 'Owner' })
  guest = await studio.join({ name: 'Guest', credits: 500 })
})
afterAll(async () => {
  await other.close()
  await studio.close()
})

const path = '/api/v1/studio-keys/fal'
const Keys = z.object({ items: z.array(StudioKey) })
const keysOf = async () => Keys.parse((await owner.client.get('/api/v1/studio-keys')).body).items
const keyOf = async (provider: string) => (await keysOf()).find((one) => one.provider === provider)
const veo = async () => PublicEngine.parse((await guest.client.get('/api/v1/engines/veo-3.1')).body)
const video = { mode: 't2v', engineId: 'veo-3.1', durationSeconds: 4, resolution: '720p' } as const

test('only the owner of the studio sees and gives its keys', async () => {
  for (const [method, url] of [
    ['GET', '/api/v1/studio-keys'],
    ['PUT', path],
    ['POST', `${path}/test`],
    ['PUT', `${path}/limits`],
    ['DELETE', path],
  ] as const) {
    const body = url.endsWith('limits') ? { concurrency: 1, requestsPerSecond: null } : { key: studioKey }
    expect((await guest.client.call(method, url, method === 'GET' ? {} : { body })).status).toBe(403)
  }
  expect(await keyOf('fal')).toMatchObject({ key: null, limits: null, running: 0 })
  expect((await keyOf('fal'))?.engines).toBeGreaterThan(4)
})

test('a key of the environment wins: it is shown, told apart, and not changed here', async () => {
  expect((await keyOf('runway'))?.key).toMatchObject({ from: 'environment', lastFour: '9876' })
  for (const [method, url] of [
    ['PUT', '/api/v1/studio-keys/runway'],
    ['DELETE', '/api/v1/studio-keys/runway'],
  ] as const) {
    const refused = refusal(await owner.client.call(method, url, { body: { key: studioKey } }))
    expect(refused).toMatchObject({ status: 409, code: 'key_of_environment' })
  }
})

test('a key is tested, kept, and opens its engines in every process at once', async () => {
  expect(await veo()).toMatchObject({ available: false, unavailable: 'no-key' })
  const wrong = refusal(await owner.client.put(path, { key: 'wrong-key:wrong-secret-1' }))
  expect(wrong).toMatchObject({ status: 422, code: 'key_refused', paths: ['key'] })
  expect((await keyOf('fal'))?.key).toBeNull()

  const kept = StudioKey.parse((await owner.client.put(path, { key: studioKey })).body)
  expect(kept.key).toMatchObject({ from: 'settings', lastFour: '0042', status: 'works' })
  expect(await veo()).toMatchObject({ available: true, ownKey: false })
  expect(await other.house.health(guest.workspaceId)).toMatchObject({ providers: new Set(['fal']) })
  const mine = ProviderKey.array().parse(
    z.object({ items: z.array(z.unknown()) }).parse((await guest.client.get('/api/v1/provider-keys')).body)
      .items,
  )
  expect(mine.find(({ provider }) => provider === 'fal')).toMatchObject({ studio: true, own: null })

  const job = await guest.make({ ...video, prompt: 'On the studio key' })
  expect(job).toMatchObject({ status: 'succeeded', price: { charged: 40 } })
  expect(studio.fal.posts.at(-1)?.headers.authorization).toBe(`Key ${studioKey}`)
  const tested = StudioKey.parse((await owner.client.post(`${path}/test`)).body)
  expect(tested.key).toMatchObject({ status: 'works' })
})

test('limits of several vendors that are set at once are all kept', async () => {
  const wished = ['openai', 'xai', 'luma', 'bfl'].map((id, index) => ({ id, concurrency: 3 + index }))
  await Promise.all(
    wished.map(({ id, concurrency }) =>
      owner.client.put(`/api/v1/studio-keys/${id}/limits`, { concurrency, requestsPerSecond: null }),
    ),
  )
  const kept = new Map((await keysOf()).map(({ provider, ownLimits }) => [provider, ownLimits.concurrency]))
  expect(wished.map(({ id }) => ({ id, concurrency: kept.get(id) }))).toEqual(wished)
})

test('limits: the vendor’s first tier, or what the owner says, in every process', async () => {
  const limits = { concurrency: 7, requestsPerSecond: 3.5 }
  const set = StudioKey.parse((await owner.client.put(`${path}/limits`, limits)).body)
  expect(set.ownLimits).toEqual(limits)
  expect(await other.house.gateway.provider('fal', guest.workspaceId, 'studio')).toMatchObject({
    ...limits,
    label: 'fal.ai',
  })
  expect(await keyOf('runway')).toMatchObject({
    limits: { concurrency: 2 },
    ownLimits: { concurrency: null },
  })
  const wrong = refusal(await owner.client.put(`${path}/limits`, { ...limits, concurrency: 0 }))
  expect(wrong).toMatchObject({ status: 422, paths: ['concurrency'] })
})

test('live measures: after takes an engine is known to work, for people at work and for strangers', async () => {
  await studio.db.execute(sql`
    insert into step_durations (key, seconds, units, at)
    select 'remote.wait:kling-3.0', 60 + n, 60, now() - interval '2 days' + n * interval '1 minute'
      from generate_series(1, 8) n
    union all select 'remote.wait:kling-3.0', 200, 60, now() from generate_series(1, 4)`)
  const seen = async () => {
    const reply = await studio.stranger().get('/api/v1/status/engines')
    expect(reply.headers.get('cache-control')).toBe('public, max-age=5')
    return StudioStatus.parse(reply.body).engines
  }
  await expect
    .poll(async () => (await seen()).find(({ id }) => id === 'kling-3.0')?.level, {
      // A stranger may ask sixty times a minute.
      interval: 250,
      timeout: 8_000,
    })
    .toBe('slow')
  const status = await seen()
  expect(status.find(({ id }) => id === 'kling-3.0')).toMatchObject({
    words: 'Slow today: 3.3 min, usually 1.1 min',
    takes: 4,
    successRate: 1,
    served: true,
  })
  expect(status.find(({ id }) => id === 'veo-3.1')).toMatchObject({ level: 'ok', takes: 1, served: true })
  expect(status.find(({ id }) => id === 'ray-3.2')).toMatchObject({
    served: false,
    words: 'Needs a key of its provider',
  })
  expect(JSON.stringify(status)).not.toContain(guest.workspaceId)
  const { status: own } = PublicEngine.parse((await guest.client.get('/api/v1/engines/kling-3.0')).body)
  expect(own).toMatchObject({ level: 'slow' })
})

test('how often people keep an engine’s takes is known from the takes that they chose', async () => {
  const idOf = (body: unknown) => z.object({ id: z.string() }).parse(body).id
  const projectId = idOf((await guest.client.post('/api/v1/projects', { name: 'Kept' })).body)
  const shotId = idOf((await guest.client.post(`/api/v1/projects/${projectId}/shots`, { name: 'One' })).body)
  const take = {
    ...{ workspaceId: guest.workspaceId, projectId, shotId, engineId: 'draft-image' },
    ...{ kind: 'generation', status: 'succeeded' as const, request: {}, stages: [], quotedCredits: 0 },
  }
  const takes = [newId('job'), newId('job'), newId('job')]
  await studio.db.insert(jobs).values(takes.map((id) => ({ ...take, id })))
  expect(await keepRates(studio.db, guest.workspaceId)).toEqual(new Map())
  await guest.client.patch(`/api/v1/shots/${shotId}`, { chosenJobId: takes[0] })
  expect(await keepRates(studio.db, guest.workspaceId)).toEqual(new Map([['draft-image', 2 / 5]]))
  expect(await keepRates(studio.db, owner.workspaceId)).toEqual(new Map())
})

test('a request that a vendor answers with the file itself counts as running while it is on its way', async () => {
  const [job] = await studio.db.select().from(jobs).limit(1)
  const id = newId('operation')
  await studio.db.insert(providerOperations).values({
    ...{ id, jobId: job?.id ?? '', workspaceId: guest.workspaceId, submitStepId: id, submitAttempt: 1 },
    ...{ waitStepId: id, provider: 'runway', engineId: 'x', endpoint: 'x', nonce: id },
    ...{ status: 'submitting', prepared: {} },
  })
  expect(await keyOf('runway')).toMatchObject({ running: 1 })
  await studio.db.delete(providerOperations).where(eq(providerOperations.id, id))
})

test('auto stays within maxCredits where an engine can, and a price above it is refused with the price', async () => {
  const wish = { ...video, engineId: 'auto', prompt: 'Auto' } as const
  const refused = refusal(await guest.client.post('/api/v1/generations', { ...wish, maxCredits: 1 }))
  expect(refused).toMatchObject({ code: 'price_above_max' })
  expect(refused.problem.nextSteps?.[0]).toMatchObject({ action: 'raise_max' })
})

test('a key that is taken away takes its engines with it; it was in no reply, no log and no row', async () => {
  const replies = await Promise.all(
    ['/studio-keys', '/provider-keys', '/engines', '/status/engines'].map(async (one) =>
      JSON.stringify((await owner.client.get(`/api/v1${one}`)).body),
    ),
  )
  replies.push(JSON.stringify((await owner.client.put(path, { key: studioKey })).body))
  const rows = await studio.db.execute(sql`select row_to_json(one)::text as text from provider_keys one`)
  const texts = z
    .array(z.object({ text: z.string() }))
    .parse(rows.rows)
    .map(({ text }) => text)
  expect(texts).toHaveLength(1)
  for (const secret of [
    'studio-key-secret',
    'environment-key',
    'wrong-secret',
    Buffer.from('studio-key').toString('hex'),
  ])
    for (const [where, all] of Object.entries({
      replies,
      rows: texts,
      logs: [...studio.logs(), ...other.logs()],
    }))
      expect([secret, where, all.filter((text) => text.includes(secret))]).toEqual([secret, where, []])

  expect((await owner.client.delete(path)).status).toBe(204)
  expect((await owner.client.delete(path)).status).toBe(404)
  expect(await veo()).toMatchObject({ available: false, unavailable: 'no-key' })
})
