import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ImproveEvent, type ImproveInput } from '#contract/prompt.ts'
import { assets } from '#db/schema/assets.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { type FakeText, startFakeText } from '../vendors/text.ts'

let fake: FakeText
let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  fake = await startFakeText({ pauseMs: 2, write: (asked) => `"Wide shot. ${asked.trim()} Soft light."` })
  studio = await openTestStudio({
    worker: false,
    environment: { GROQ_BASE_URL: fake.url, PICTURE_CHECK: '0.85' },
  })
  ada = await studio.join()
})
afterAll(async () => {
  await studio.close()
  await fake.close()
})

const call = (method: string, path: string, body?: object) =>
  ada.client.call(method, `/api/v1${path}`, body === undefined ? {} : { body })

async function improve(wish: Partial<ImproveInput>): Promise<ImproveEvent[]> {
  const { status, body: text } = await call('POST', '/prompts/improve', { mode: 't2v', ...wish })
  expect(status).toBe(200)
  return [...String(text).matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(([, type, data]) =>
    ImproveEvent.parse({ type, data: JSON.parse(data ?? '') }),
  )
}

test('without a text model the rules improve, and say so', async () => {
  expect((await call('GET', '/prompts/settings')).body).toMatchObject({ model: null, instructions: '' })
  const [first, ...others] = await improve({ prompt: 'A lighthouse at dusk', seed: 3 })
  expect(first).toEqual({
    type: 'source',
    data: { by: 'rules', label: 'By rules: no text model has a key here' },
  })
  const last = others.at(-1)
  expect(last).toMatchObject({ type: 'done', data: { note: 'Improved by rules.' } })
  const words = others.flatMap((event) => (event.type === 'text' ? event.data.text : []))
  expect(last?.type === 'done' && last.data.prompt).toBe(words.join(''))
  expect(words.length).toBeGreaterThan(8)
  expect(await improve({ prompt: 'A lighthouse at dusk', seed: 3 })).toEqual([first, ...others])
})

test('with the workspace’s own key a text model improves, and knows the engine and the house rules', async () => {
  expect((await call('PUT', '/provider-keys/groq', { key: fake.key })).status).toBe(200)
  const set = await call('PUT', '/prompts/settings', { instructions: 'Always at sea.', textEngineId: null })
  expect(set.body).toMatchObject({ model: { engineId: 'groq-gpt-oss-120b', ownKey: true } })

  const events = await improve({
    prompt: 'Mara waits, @boat rocks',
    engineId: 'kling-3.0',
    names: ['Mara'],
    hasCamera: true,
  })
  expect(events[0]).toEqual({ type: 'source', data: { by: 'model', label: 'gpt-oss 120B on Groq' } })
  expect(events.at(-1)).toEqual({
    type: 'done',
    data: {
      prompt: 'Wide shot. Mara waits, @boat rocks Soft light.',
      note: 'Improved by gpt-oss 120B on Groq.',
    },
  })
  for (const told of ['Kling 3.0', 'Mara', 'Always at sea.', 'do not describe one'])
    expect(fake.posts.at(-1)?.body).toContain(told)
})

test('a model that fails is followed by the rules; a blocked prompt goes nowhere', async () => {
  const busy = await improve({ prompt: 'A fox [[429]]' })
  expect(busy.filter(({ type }) => type === 'source').map(({ data }) => data)).toEqual([
    expect.objectContaining({ by: 'model' }),
    { by: 'rules', label: 'By rules: Groq asks us to slow down. (HTTP 429)' },
  ])
  expect(busy.at(-1)).toMatchObject({ type: 'done' })
  const cut = await improve({ prompt: 'One two three four five six [[cut]]' })
  expect(cut.at(-1)).toMatchObject({ type: 'done', data: { note: 'Improved by rules.' } })

  const before = fake.posts.length
  const blocked = await call('POST', '/prompts/improve', { mode: 't2i', prompt: 'a nude teenager' })
  expect(blocked).toMatchObject({ status: 422, body: { code: 'prompt_blocked' } })
  await improve({ prompt: 'A fox', by: 'rules' })
  expect(fake.posts.length).toBe(before)
  expect(studio.logs().join('')).not.toMatch(/Mara waits|nude teenager|fake-text-key/)
})

test('what is neither a picture nor a video is refused before anything is streamed', async () => {
  const line = { mode: 'tts', engineId: 'local-voice', prompt: 'Good evening' }
  expect(await call('POST', '/prompts/improve', line)).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'mode' }] },
  })
})

test('only an administrator changes the settings, and only to a model that there is', async () => {
  const wrong = await call('PUT', '/prompts/settings', { instructions: '', textEngineId: 'veo-3.1' })
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'textEngineId' }] } })
})

test('a picture that the check has refused is sent to no vendor and costs nothing; a plain one goes', {
  timeout: 60_000,
}, async () => {
  const { id: assetId } = await ada.uploaded(studio.files.png, 'frame.png')
  const wish = { mode: 'i2v', prompt: 'It moves', inputs: [{ role: 'firstFrame', assetId }] }
  const quote = (engineId: string) => call('POST', '/quotes', { ...wish, engineId })
  expect((await quote('veo-3.1-lite')).status).toBe(201)
  const [row] = await studio.db.select().from(assets).where(eq(assets.id, assetId))
  expect(row?.safety).toEqual({ sexual: expect.any(Number) })

  await studio.db
    .update(assets)
    .set({ safety: { sexual: 0.97 } })
    .where(eq(assets.id, assetId))
  expect(await quote('veo-3.1-lite')).toMatchObject({
    status: 422,
    body: { code: 'picture_blocked', detail: expect.stringContaining('Nothing was charged') },
  })
  expect((await quote('photo-motion')).status).toBe(201)
})
