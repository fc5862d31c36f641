import OpenAI, { toFile } from 'openai'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compiledBy } from '#catalog/engines/compiled.fixture.ts'
import { createOpenAi } from '#providers/openai/provider.ts'
import { contextOf, inputOf } from '#providers/spec/suite.ts'
import { type FakeOpenAi, startFakeOpenAi } from './openai.ts'

let fake: FakeOpenAi
beforeAll(async () => {
  fake = await startFakeOpenAi()
})
afterAll(async () => {
  await fake.close()
})

const bytes = Buffer.from('a picture')
const client = () => new OpenAI({ apiKey: fake.key, baseURL: `${fake.url}/v1`, maxRetries: 0 })

/** What the vendor saw of the last POST: its path, key, kind of body, body and files. */
function lastSeen() {
  const post = fake.posts.at(-1)
  if (!post?.requestId) throw new Error('It was not taken.')
  return {
    endpoint: post.endpoint,
    authorization: post.headers.authorization,
    kind: post.headers['content-type']?.split(';', 1)[0],
    body: post.body,
    files: [...(fake.files.at(-1) ?? [])].map(([field, files]) => [field, files.map((file) => file.length)]),
  }
}

async function submitted(compiled: ReturnType<typeof compiledBy>) {
  const provider = createOpenAi({ key: fake.key, baseUrl: fake.url })
  const inputs = compiled.slots.slice(0, 1).map(({ role }) => inputOf(role, 'image/png', bytes))
  const prepared = await provider.prepare(compiled, inputs, new AbortController().signal)
  await provider.submit(prepared, contextOf('n'), new AbortController().signal)
  return lastSeen()
}

test('a picture is asked for as OpenAI’s own client asks for one', async () => {
  const options = {
    format: 'webp',
    compression: 80,
    quality: 'high',
    background: 'opaque',
    moderation: 'low',
  }
  const ours = await submitted(compiledBy('gpt-image-2', { mode: 't2i', prompt: 'A fox', options }))
  await client().images.generate({
    model: 'gpt-image-2',
    prompt: 'A fox',
    n: 1,
    size: '1920x1088',
    quality: 'high',
    background: 'opaque',
    output_format: 'webp',
    output_compression: 80,
    moderation: 'low',
  })
  expect(ours).toEqual(lastSeen())
})

test('and so is an edit', async () => {
  const inputs = [{ role: 'reference' as const, assetId: 'ast_1' }]
  const options = { quality: 'max' }
  const wish = { mode: 'i2i', prompt: 'At night', aspectRatio: '1:1', inputs, options } as const
  const ours = await submitted(compiledBy('gpt-image-2.5-sunburst', wish))
  await client().images.edit({
    model: 'gpt-image-2.5-sunburst',
    image: [await toFile(bytes, 'a.png', { type: 'image/png' })],
    prompt: 'At night',
    n: 1,
    size: '1088x1088',
    quality: 'max',
    background: 'auto',
    output_format: 'png',
  })
  expect(ours).toEqual(lastSeen())
})

test('and speech', async () => {
  const options = { voiceId: 'cedar', speed: 1.2, instructions: 'Whisper', format: 'wav' }
  const ours = await submitted(compiledBy('gpt-4o-mini-tts', { mode: 'tts', prompt: 'Good night', options }))
  await client().audio.speech.create({
    model: 'gpt-4o-mini-tts',
    input: 'Good night',
    voice: 'cedar',
    speed: 1.2,
    instructions: 'Whisper',
    response_format: 'wav',
  })
  expect(ours).toEqual(lastSeen())
})
