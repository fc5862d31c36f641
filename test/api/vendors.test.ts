import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clips } from '../harness/clips.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { type FakeLuma, startFakeLuma } from '../vendors/luma.ts'
import { type FakeReplicate, startFakeReplicate } from '../vendors/replicate.ts'

let replicate: FakeReplicate
let luma: FakeLuma
let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  const files = {
    mp4: await readFile(await clips.silentVideo('teal', 0.25)),
    png: await readFile(await clips.picture()),
  }
  replicate = await startFakeReplicate({ files })
  luma = await startFakeLuma({ files })
  studio = await openTestStudio({
    fal: false,
    environment: {
      REPLICATE_API_TOKEN: replicate.key,
      REPLICATE_BASE_URL: replicate.url,
      LUMA_AGENTS_API_KEY: luma.key,
      LUMA_BASE_URL: luma.url,
    },
  })
  ada = await studio.join({ credits: 950 })
})
afterAll(async () => {
  await studio.close()
  await replicate.close()
  await luma.close()
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

test('the ledger holds', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
