import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clips } from '../harness/clips.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { type FakeGoogle, startFakeGoogle } from '../vendors/google.ts'
import { type FakeVertex, startFakeVertex } from '../vendors/vertex.ts'

let google: FakeGoogle
let vertex: FakeVertex
let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  const files = {
    mp4: await readFile(await clips.silentVideo('teal', 0.25)),
    png: await readFile(await clips.picture()),
  }
  google = await startFakeGoogle({ files, script: { workMs: 0 } })
  vertex = await startFakeVertex({ files, script: { workMs: 0 } })
  studio = await openTestStudio({
    fal: false,
    environment: {
      GOOGLE_GENERATIVE_AI_API_KEY: google.key,
      GOOGLE_BASE_URL: google.url,
      VERTEX_SERVICE_ACCOUNT: vertex.key,
      VERTEX_BASE_URL: vertex.url,
    },
  })
  ada = await studio.join({ credits: 950 })
})
afterAll(async () => {
  await studio.close()
  await google.close()
  await vertex.close()
})

const postsFor = (words: string) => google.posts.filter(({ body }) => JSON.stringify(body).includes(words))

test('a picture comes at once, and Omni films from it', { timeout: 60_000 }, async () => {
  const film = await ada.make({
    mode: 'i2v',
    engineId: 'gemini-omni-1.1-flash',
    prompt: 'The tide comes in',
    durationSeconds: 4,
    resolution: '360p',
    image: { engineId: 'gemini-3.1-flash-image', prompt: 'A beach at low tide' },
  })
  expect(film).toMatchObject({ status: 'succeeded', delivered: 2, price: { charged: 41 } })
  const [first] = [...google.uploads.values()]
  expect(first?.contentType).toBe('image/png')
  expect(first?.content.byteLength).toBeGreaterThan(100)
  expect(postsFor('The tide comes in')).toHaveLength(1)
})

test('what Google withholds or loses is not charged, and is never sent again', {
  timeout: 60_000,
}, async () => {
  const film = { mode: 't2v', engineId: 'gemini-omni-1.1-flash', durationSeconds: 3 } as const
  const picture = { mode: 't2i', engineId: 'gemini-3-pro-image' } as const
  for (const take of [
    { ...film, prompt: 'A storm [[cut-after]]' },
    { ...picture, prompt: 'A riot [[moderated]]' },
  ]) {
    expect(await ada.make(take), take.prompt).toMatchObject({ status: 'failed', price: { charged: 0 } })
    expect(postsFor(take.prompt)).toHaveLength(1)
  }
})

test('a text is spoken', { timeout: 60_000 }, async () => {
  const take = { mode: 'tts', engineId: 'gemini-3.8-flash-lite-tts', prompt: 'Good evening.' } as const
  const job = await ada.make({ ...take, options: { voiceId: 'Puck' } })
  expect(job).toMatchObject({ status: 'succeeded', price: { charged: 1 } })
  expect(job.outputs[0]).toMatchObject({ kind: 'audio' })
})

test('Veo is made by Vertex AI where fal has no key', { timeout: 60_000 }, async () => {
  const job = await ada.make({ mode: 't2v', engineId: 'veo-3.1-lite', prompt: 'A fox', durationSeconds: 4 })
  expect(job).toMatchObject({ status: 'succeeded', delivered: 1 })
  expect(vertex.posts).toHaveLength(1)
  expect(vertex.bills.map(({ microUsd }) => microUsd)).toEqual([200_000])
})

test('a key of one’s own pays the vendor, and costs no credits', { timeout: 60_000 }, async () => {
  const bring = (vendor: string, key: string) => ada.client.put(`/api/v1/provider-keys/${vendor}`, { key })
  expect((await bring('google', vertex.key)).status).toBe(422)
  expect((await bring('vertex', google.key)).status).toBe(422)
  expect((await bring('google', google.key)).status).toBe(200)
  expect((await bring('vertex', vertex.key)).status).toBe(200)
  const job = await ada.make({ mode: 't2i', engineId: 'gemini-3.1-flash-image', prompt: 'My own fox' })
  expect(job).toMatchObject({ status: 'succeeded', price: { charged: 0 } })
})

test('the ledger holds', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
