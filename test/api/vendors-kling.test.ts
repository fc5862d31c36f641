import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clips } from '../harness/clips.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import type { Post } from '../vendors/fal-script.ts'
import { type FakeKling, startFakeKling } from '../vendors/kling.ts'
import { type FakeMinimax, startFakeMinimax } from '../vendors/minimax.ts'
import { type FakeXai, startFakeXai } from '../vendors/xai.ts'

/** Kling and xAI by the studio's keys; MiniMax by a key that somebody brings. */
let kling: FakeKling
let minimax: FakeMinimax
let xai: FakeXai
let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  const files = {
    mp4: await readFile(await clips.silentVideo('teal', 0.25)),
    mp3: await readFile(await clips.mp3(1)),
    jpg: await readFile(await clips.picture(640, 360, 'jpg')),
  }
  kling = await startFakeKling({ files })
  minimax = await startFakeMinimax({ files })
  xai = await startFakeXai({ files })
  studio = await openTestStudio({
    fal: false,
    environment: {
      KLING_API_KEY: kling.key,
      KLING_BASE_URL: kling.url,
      MINIMAX_BASE_URL: minimax.url,
      XAI_API_KEY: xai.key,
      XAI_BASE_URL: xai.url,
    },
  })
  ada = await studio.join({ credits: 950 })
})
afterAll(async () => {
  await studio.close()
  await kling.close()
  await minimax.close()
  await xai.close()
})

const postsFor = (posts: readonly Post[], words: string) =>
  posts.filter(({ body }) => JSON.stringify(body).includes(words))

test('xAI draws a frame at once, Kling moves it: a lost reply is found by its mark', {
  timeout: 60_000,
}, async () => {
  const film = await ada.make({
    mode: 'i2v',
    engineId: 'kling-3.0-direct',
    prompt: 'The tide turns [[cut-after]]',
    durationSeconds: 3,
    audio: false,
    image: { engineId: 'grok-imagine-image', prompt: 'A harbour' },
  })
  // Three seconds by the house’s rule, and a picture.
  expect(film).toMatchObject({ status: 'succeeded', delivered: 2, price: { charged: 31 } })
  const [post, ...more] = postsFor(kling.posts, 'The tide turns')
  expect(more).toEqual([])
  expect(post?.nonce).toHaveLength(24)
  expect(xai.bills.map(({ microUsd }) => microUsd)).toEqual([20_000])
  expect(kling.bills.map(({ microUsd }) => microUsd)).toEqual([252_000])
})

test('Kling: what is withheld is not charged, nor a video that it could not fetch', {
  timeout: 60_000,
}, async () => {
  const withheld = await ada.make({
    mode: 't2v',
    engineId: 'kling-2.5-turbo',
    prompt: 'A duel [[moderated]]',
    durationSeconds: 5,
  })
  expect(withheld).toMatchObject({ status: 'failed', price: { charged: 0 } })
  const dance = await ada.uploaded(await readFile(await clips.silentVideo('red', 3)), 'dance.mp4')
  const edited = await ada.make({
    mode: 'v2v',
    engineId: 'kling-3.0-omni',
    prompt: 'Make it snow',
    inputs: [{ role: 'video', assetId: dance.id }],
  })
  expect(edited).toMatchObject({ status: 'failed', price: { charged: 0 } })
  expect(JSON.stringify(edited.error)).toContain('S3')
  expect(postsFor(kling.posts, 'Make it snow')).toEqual([])
})

test('xAI bills a withheld video; the house bears it, the user does not', { timeout: 60_000 }, async () => {
  const withheld = await ada.make({
    mode: 't2v',
    engineId: 'grok-imagine-video-1.5-lite',
    prompt: 'A brawl [[moderated]]',
    durationSeconds: 2,
    resolution: '480p',
  })
  expect(withheld).toMatchObject({ status: 'failed', price: { charged: 0 } })
  expect(xai.bills.at(-1)?.microUsd).toBe(40_000)
})

test('MiniMax by a key of one’s own: speech at once, and motion by a camera command, for no credits', {
  timeout: 60_000,
}, async () => {
  const path = '/api/v1/provider-keys/minimax'
  expect((await ada.client.put(path, { key: 'not-a-key-of-theirs' })).status).toBe(422)
  expect((await ada.client.put(path, { key: minimax.key })).status).toBe(200)
  const speech = await ada.make({ mode: 'tts', engineId: 'minimax-speech-2.8-hd', prompt: 'Good morning' })
  expect(speech).toMatchObject({ status: 'succeeded', price: { charged: 0 } })
  expect(speech.outputs[0]).toMatchObject({ kind: 'audio' })
  const cat = await ada.make({
    mode: 't2v',
    engineId: 'hailuo-2.3',
    prompt: 'A cat runs',
    camera: { presetId: 'dolly-in' },
  })
  expect(cat).toMatchObject({ status: 'succeeded', price: { charged: 0 } })
  expect(postsFor(minimax.posts, 'A cat runs')[0]?.body.prompt).toBe('[Push in] A cat runs')
})

test('the ledger holds', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
