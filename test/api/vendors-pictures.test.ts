import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clips } from '../harness/clips.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { type FakeBfl, startFakeBfl } from '../vendors/bfl.ts'
import { type FakeOpenAi, startFakeOpenAi } from '../vendors/openai.ts'
import { type FakeStability, startFakeStability } from '../vendors/stability.ts'

let openai: FakeOpenAi
let stability: FakeStability
let bfl: FakeBfl
let studio: TestStudio
let ada: Filmmaker
let picture: Buffer
beforeAll(async () => {
  picture = await readFile(await clips.picture())
  const files = { png: picture, mp3: await readFile(await clips.mp3(0.5)) }
  openai = await startFakeOpenAi({ files })
  stability = await startFakeStability({ files })
  bfl = await startFakeBfl({ files })
  studio = await openTestStudio({
    fal: false,
    environment: {
      OPENAI_API_KEY: openai.key,
      OPENAI_BASE_URL: openai.url,
      STABILITY_API_KEY: stability.key,
      STABILITY_BASE_URL: stability.url,
      BFL_API_KEY: bfl.key,
      BFL_BASE_URL: bfl.url,
    },
  })
  ada = await studio.join({ credits: 950 })
})
afterAll(async () => {
  await studio.close()
  await openai.close()
  await stability.close()
  await bfl.close()
})

const postsFor = (posts: FakeBfl['posts'], words: string) =>
  posts.filter(({ body }) => JSON.stringify(body).includes(words))

test('OpenAI: a picture, an edit under a mask, and a voice, each in one exchange', {
  timeout: 60_000,
}, async () => {
  const drawn = await ada.make({
    mode: 't2i',
    engineId: 'gpt-image-2',
    prompt: 'A kite over dunes',
    resolution: '720p',
    options: { quality: 'low' },
  })
  expect(drawn).toMatchObject({ status: 'succeeded', delivered: 1, price: { charged: 1 } })
  const mask = await ada.uploaded(picture, 'mask.png')
  const edited = await ada.make({
    mode: 'i2i',
    engineId: 'gpt-image-2.5-sunburst',
    prompt: 'Take the kite away',
    inputs: [
      { role: 'reference', assetId: drawn.outputs[0]?.assetId ?? '' },
      { role: 'mask', assetId: mask.id },
    ],
  })
  expect(edited).toMatchObject({ status: 'succeeded', outputs: [{ kind: 'image' }] })
  expect([...(openai.files.at(-1)?.keys() ?? [])].sort()).toEqual(['image', 'mask'])
  const said = await ada.make({ mode: 'tts', engineId: 'gpt-4o-mini-tts', prompt: 'Good evening' })
  expect(said).toMatchObject({ status: 'succeeded', outputs: [{ kind: 'audio' }] })
  expect(openai.posts.map(({ endpoint }) => endpoint)).toEqual([
    'images/generations',
    'images/edits',
    'audio/speech',
  ])
})

test('OpenAI: refused by the filter or lost, nothing is charged and nothing sent again', {
  timeout: 60_000,
}, async () => {
  const take = { mode: 't2i', engineId: 'gpt-image-2' } as const
  for (const prompt of ['A duel [[moderated]]', 'A storm [[cut-after]]']) {
    expect(await ada.make({ ...take, prompt })).toMatchObject({ status: 'failed', price: { charged: 0 } })
    expect(postsFor(openai.posts, prompt)).toHaveLength(1)
  }
})

test('Stability AI: at once, by asking, and on one’s own key', { timeout: 60_000 }, async () => {
  const drawn = await ada.make({ mode: 't2i', engineId: 'stable-image-core', prompt: 'A harbour' })
  expect(drawn).toMatchObject({ status: 'succeeded', price: { charged: 1 } })
  const reference = { role: 'reference' as const, assetId: drawn.outputs[0]?.assetId ?? '' }
  const larger = await ada.make({
    mode: 'upscale',
    engineId: 'stability-upscale-creative',
    prompt: 'A harbour at dawn',
    inputs: [reference],
  })
  expect(larger).toMatchObject({ status: 'succeeded', price: { charged: 8 } })
  await ada.client.put('/api/v1/provider-keys/stability', { key: stability.key })
  const heard = await ada.make({
    mode: 'sfx',
    engineId: 'stable-audio-2.5',
    prompt: 'Gulls',
    durationSeconds: 3,
  })
  expect(heard).toMatchObject({ status: 'succeeded', price: { charged: 0, ownKeyUsd: '0.2000' } })
  expect(stability.bills.map(({ microUsd }) => microUsd)).toEqual([30_000, 600_000, 200_000])
})

test('Black Forest Labs: a take told by its webhook, and a withheld one that costs nothing', {
  timeout: 60_000,
}, async () => {
  const job = await ada.make({ mode: 't2i', engineId: 'flux-2-klein-4b', prompt: 'A fox in snow' })
  expect(job).toMatchObject({ status: 'succeeded', price: { charged: 1 } })
  expect(bfl.webhooks[0]).toMatchObject({ kind: 'finished', status: 204 })
  const withheld = await ada.make({ mode: 't2i', engineId: 'flux-2-max', prompt: 'Refused [[moderated]]' })
  expect(withheld).toMatchObject({ status: 'failed', price: { charged: 0 } })
  const pro = await ada.make({ mode: 't2i', engineId: 'flux-2-pro', prompt: 'Only this vendor is here' })
  expect(pro.status).toBe('succeeded')
})

test('Black Forest Labs: work whose reply was lost is known again by its late webhook', {
  timeout: 60_000,
}, async () => {
  bfl.script({ workMs: 1_000 })
  const take = { mode: 't2i', engineId: 'flux-2-klein-4b', prompt: 'Lost at sea [[cut-after]]' } as const
  const lost = await ada.make(take)
  expect(lost).toMatchObject({ status: 'failed', price: { charged: 0 } })
  const told = async () => (await ada.record(lost.id)).map(({ type }) => type)
  await expect.poll(told, { timeout: 20_000 }).toContain('provider.adopted')
  expect(postsFor(bfl.posts, 'Lost at sea')).toHaveLength(1)
})

test('what cannot be priced cannot be picked', async () => {
  const film = { mode: 't2v', engineId: 'flux-3-video', prompt: 'Waves' } as const
  expect((await ada.client.post('/api/v1/quotes', film)).status).toBe(503)
})

test('the ledger holds', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
