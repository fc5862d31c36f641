import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { providerOperations } from '#db/schema/jobs.ts'
import { clips } from '../harness/clips.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { type FakeLuma, startFakeLuma } from '../vendors/luma.ts'
import { type FakeReplicate, startFakeReplicate } from '../vendors/replicate.ts'
import { type FakeRunway, startFakeRunway } from '../vendors/runway.ts'

let replicate: FakeReplicate
let luma: FakeLuma
let runway: FakeRunway
let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  const files = {
    mp4: await readFile(await clips.silentVideo('teal', 0.25)),
    png: await readFile(await clips.picture()),
  }
  replicate = await startFakeReplicate({ files })
  luma = await startFakeLuma({ files })
  runway = await startFakeRunway({ files })
  studio = await openTestStudio({
    fal: false,
    environment: {
      REPLICATE_API_TOKEN: replicate.key,
      REPLICATE_BASE_URL: replicate.url,
      LUMA_AGENTS_API_KEY: luma.key,
      LUMA_BASE_URL: luma.url,
      RUNWAY_API_KEY: runway.key,
      RUNWAY_BASE_URL: runway.url,
    },
  })
  ada = await studio.join({ credits: 950 })
})
afterAll(async () => {
  await studio.close()
  await replicate.close()
  await luma.close()
  await runway.close()
})

const postsFor = (posts: FakeLuma['posts'], words: string) =>
  posts.filter(({ body }) => JSON.stringify(body).includes(words))

test('Replicate: a take from quote to file, told by its webhook', { timeout: 60_000 }, async () => {
  const take = { mode: 't2i', engineId: 'flux-schnell', prompt: 'A fox in snow' } as const
  const job = await ada.make(take)
  expect(job).toMatchObject({ status: 'succeeded', delivered: 1, price: { charged: 1 } })
  expect(job.outputs[0]).toMatchObject({ kind: 'image' })
  expect(replicate.webhooks[0]).toMatchObject({ kind: 'finished', status: 204 })
})

test('Replicate: a lost reply is found again, without a second POST', { timeout: 60_000 }, async () => {
  const job = await ada.make({
    mode: 't2v',
    engineId: 'wan-2.7',
    prompt: 'Boats at dawn [[cut-after]] [[no-webhook]]',
    durationSeconds: 2,
  })
  expect(job).toMatchObject({ status: 'succeeded', price: { charged: 20 } })
  expect(postsFor(replicate.posts, 'Boats at dawn')).toHaveLength(1)
  // Replicate names no price, and the film that came is of a second at most: it costs that, whatever was asked for.
  const [operation] = await studio.db
    .select()
    .from(providerOperations)
    .where(eq(providerOperations.jobId, job.id))
  expect(operation).toMatchObject({ expectedCostMicroUsd: 200_000, costMicroUsd: 100_000 })
})

test('Replicate: a picture loses its background', { timeout: 60_000 }, async () => {
  const image = await ada.make({ mode: 't2i', engineId: 'draft-image', prompt: 'A vase' })
  const assetId = image.outputs[0]?.assetId ?? ''
  const job = await ada.make({
    mode: 'remove-bg',
    engineId: 'recraft-remove-background',
    inputs: [{ role: 'reference', assetId }],
  })
  expect(job).toMatchObject({ status: 'succeeded', delivered: 1, price: { charged: 1 } })
  expect(replicate.uploads.size).toBe(1)
})

test('Luma: a film between two frames, and a withheld one is not charged', { timeout: 120_000 }, async () => {
  const film = await ada.make({
    mode: 'i2v',
    engineId: 'ray-3.2',
    prompt: 'The tide comes in',
    durationSeconds: 10,
    resolution: '360p',
    image: { engineId: 'uni-1', prompt: 'A beach at low tide' },
  })
  expect(film).toMatchObject({ status: 'succeeded', delivered: 2 })
  const [post] = postsFor(luma.posts, 'The tide comes in')
  expect(post?.body.video).toMatchObject({ duration: '10s', keyframe_indexes: [0] })
  expect(luma.bills.map(({ microUsd }) => microUsd)).toEqual([40_400, 180_000])

  const withheld = await ada.make({ mode: 't2i', engineId: 'uni-1', prompt: 'Refused [[moderated]]' })
  expect(withheld).toMatchObject({ status: 'failed', price: { charged: 0 } })
})

test('Luma: a lost reply stays unknown, is not charged, and is never sent again', {
  timeout: 60_000,
}, async () => {
  const prompt = 'Lost at sea [[cut-after]]'
  const job = await ada.make({ mode: 't2v', engineId: 'ray-3.2', prompt, durationSeconds: 5 })
  expect(job).toMatchObject({ status: 'failed', price: { charged: 0 } })
  expect(postsFor(luma.posts, 'Lost at sea')).toHaveLength(1)
})

test('Runway: a picture and its motion, and what each cost', { timeout: 120_000 }, async () => {
  const film = await ada.make({
    mode: 'i2v',
    engineId: 'runway-gen-4-turbo',
    prompt: 'The kite climbs',
    durationSeconds: 2,
    image: { engineId: 'runway-gen-4-image', prompt: 'A kite over dunes' },
  })
  expect(film).toMatchObject({ status: 'succeeded', delivered: 2, price: { charged: 21 } })
  const [post] = postsFor(runway.posts, 'The kite climbs')
  const stored = runway.uploads.get(String(post?.body.promptImage).slice('runway://'.length))
  expect(stored?.byteLength).toBeGreaterThan(512)
  expect(runway.bills.map(({ microUsd }) => microUsd)).toEqual([50_000, 100_000])
})

test('Runway: what is withheld free or lost is not charged, and is never sent again', {
  timeout: 60_000,
}, async () => {
  const take = { mode: 't2v', engineId: 'seedance-2.5', durationSeconds: 4 } as const
  for (const prompt of ['A duel [[moderated]]', 'A storm [[cut-after]]']) {
    expect(await ada.make({ ...take, prompt })).toMatchObject({ status: 'failed', price: { charged: 0 } })
    expect(postsFor(runway.posts, prompt)).toHaveLength(1)
  }
})

test('the ledger holds', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
