import { GoogleGenAI } from '@google/genai'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGoogle } from '#providers/google/provider.ts'
import { createVertex } from '#providers/google/vertex/provider.ts'
import type { CompiledRequest, ProviderInput, RemoteProvider } from '#providers/spec/provider.ts'
import { contextOf, inputOf } from '#providers/spec/suite.ts'
import { type FakeGoogle, startFakeGoogle } from './google.ts'
import { type FakeVertex, startFakeVertex } from './vertex.ts'

let google: FakeGoogle
let vertex: FakeVertex
beforeAll(async () => {
  google = await startFakeGoogle({ script: { workMs: 0 } })
  vertex = await startFakeVertex({ script: { workMs: 0 } })
})
afterAll(async () => {
  await google.close()
  await vertex.close()
})

const calm = () => new AbortController().signal
const png = Uint8Array.from({ length: 64 }, (_, index) => index)
const once = { retryOptions: { attempts: 1 } }
const client = () => new GoogleGenAI({ apiKey: google.key, httpOptions: { baseUrl: google.url, ...once } })
const ours = () => createGoogle({ key: google.key, baseUrl: google.url })

async function posted(provider: RemoteProvider, request: CompiledRequest, inputs: ProviderInput[] = []) {
  return await provider.submit(await provider.prepare(request, inputs, calm()), contextOf('n'), calm())
}

/** What Google sees of a call. */
const seen = () => {
  const { method, path, headers, body } = google.calls.at(-1) ?? {}
  const text = body?.toString('utf8') ?? ''
  return { method, path, key: headers?.['x-goog-api-key'], body: text === '' ? null : JSON.parse(text) }
}

test('a film is asked for, looked at and given up as Google’s own client does', async () => {
  const body = {
    model: 'gemini-omni-1.1-flash',
    input: [{ type: 'text' as const, text: 'A fox' }],
    background: true,
    store: true,
    response_format: {
      type: 'video' as const,
      delivery: 'uri' as const,
      resolution: '360p' as const,
      aspect_ratio: '9:16' as const,
      duration: '4s',
    },
    generation_config: { video_config: { task: 'text_to_video' } },
  }
  const provider = ours()
  const ticket = await posted(provider, { endpoint: 'interactions', body, slots: [] })
  const asked = seen()
  const { id } = await client().interactions.create(body)
  expect(asked).toEqual(seen())

  await provider.check({ ...ticket, operationId: id }, calm())
  const looked = google.calls.findLast(({ path }) => path.includes('/interactions/'))
  await client().interactions.get(id)
  expect([looked?.method, looked?.path]).toEqual([seen().method, seen().path])

  google.script({ next: [['stuck'], ['stuck']] })
  await provider.cancel?.(await posted(provider, { endpoint: 'interactions', body, slots: [] }), calm())
  const stopped = seen()
  const second = await client().interactions.create(body)
  await client().interactions.cancel(second.id)
  expect([stopped.method, stopped.body]).toEqual([seen().method, seen().body])
  expect(stopped.path).toMatch(/^\/v1\/interactions\/[^/]+\/cancel$/)
})

test('a picture is uploaded and changed as Google’s own client does', async () => {
  const words = { text: 'Make it snow' }
  const generationConfig = {
    responseModalities: ['IMAGE'],
    imageConfig: { aspectRatio: '16:9', imageSize: '2K' },
  }
  const model = 'gemini-3-pro-image'
  const request: CompiledRequest = {
    endpoint: `models/${model}:generateContent`,
    body: { contents: [{ role: 'user', parts: [words] }], generationConfig },
    slots: [{ role: 'reference', index: 0, at: ['contents', 0, 'parts', 1, 'fileData', 'fileUri'] }],
  }
  await posted(ours(), request, [inputOf('reference', 'image/png', png)])
  const asked = seen()
  const begun = google.calls.find(({ path }) => path.startsWith('/upload/'))
  const sent = google.calls.find(({ path }) => path.startsWith('/resumable/'))

  google.forgetCalls()
  const file = await client().files.upload({
    file: new Blob([png], { type: 'image/png' }),
    config: { mimeType: 'image/png' },
  })
  const upload =
    (name: string) =>
    (headers: Record<string, unknown> = {}) =>
      headers[`x-goog-upload-${name}`]
  const theirs = google.calls.find(({ path }) => path.startsWith('/upload/'))
  expect([begun?.path, JSON.parse(String(begun?.body))]).toEqual([
    theirs?.path,
    JSON.parse(String(theirs?.body)),
  ])
  for (const name of ['protocol', 'command', 'header-content-length', 'header-content-type'])
    expect(upload(name)(begun?.headers)).toBe(upload(name)(theirs?.headers))
  const theirBytes = google.calls.find(({ path }) => path.startsWith('/resumable/'))
  expect(sent?.body).toEqual(theirBytes?.body)
  for (const name of ['command', 'offset'])
    expect(upload(name)(sent?.headers)).toBe(upload(name)(theirBytes?.headers))

  const fileUri = String(asked.body.contents[0].parts[1].fileData.fileUri)
  expect(fileUri.replace(/[^/]+$/, '')).toBe(file.uri?.replace(/[^/]+$/, ''))
  await client().models.generateContent({
    model,
    contents: [{ role: 'user', parts: [words, { fileData: { fileUri, mimeType: 'image/png' } }] }],
    config: generationConfig,
  })
  expect(asked).toEqual(seen())
})

test('words are spoken as Google’s own client has them spoken', async () => {
  const model = 'gemini-3.8-flash-lite-tts'
  const contents = [
    { role: 'user', parts: [{ text: 'Good evening.', speechMetadata: { style: 'whispering' } }] },
  ]
  const generationConfig = {
    responseModalities: ['AUDIO'],
    speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Puck' } }, languageCode: 'en-GB' },
  }
  await posted(ours(), {
    endpoint: `models/${model}:generateContent`,
    body: { contents, generationConfig },
    slots: [],
  })
  const asked = seen()
  await client().models.generateContent({ model, contents, config: generationConfig })
  expect(asked).toEqual(seen())
})

test('Veo is asked for and looked at as Google’s own client does, and the account signs alike', async () => {
  const prompt = 'A fox'
  const image = Buffer.from(png).toString('base64')
  const parameters = {
    sampleCount: 1,
    durationSeconds: 8,
    resolution: '720p',
    aspectRatio: '16:9',
    generateAudio: true,
    seed: 7,
    negativePrompt: 'rain',
  }
  const provider = createVertex({ key: vertex.key, baseUrl: vertex.url })
  const ticket = await posted(
    provider,
    {
      endpoint: 'veo-3.1-generate-001',
      body: { instances: [{ prompt }], parameters },
      slots: [
        { role: 'firstFrame', index: 0, at: ['instances', 0, 'image', 'bytesBase64Encoded'] },
        { role: 'lastFrame', index: 0, at: ['instances', 0, 'lastFrame', 'bytesBase64Encoded'] },
      ],
    },
    [inputOf('firstFrame', 'image/png', png), inputOf('lastFrame', 'image/png', png)],
  )
  expect((await provider.check(ticket, calm())).state).toBe('succeeded')

  const tokens = vertex.tokens()
  const account = JSON.parse(Buffer.from(vertex.key, 'base64').toString('utf8'))
  const atFake = (url: unknown, init?: RequestInit) =>
    fetch(String(url).replace('https://oauth2.googleapis.com', vertex.url), init)
  const theirs = new GoogleGenAI({
    vertexai: true,
    project: account.project_id,
    location: 'us-central1',
    googleAuthOptions: {
      credentials: account,
      clientOptions: { transporterOptions: { fetchImplementation: atFake } },
    },
    httpOptions: { baseUrl: vertex.url, apiVersion: 'v1', ...once },
  })
  const { sampleCount, ...config } = parameters
  const operation = await theirs.models.generateVideos({
    model: 'veo-3.1-generate-001',
    source: { prompt, image: { imageBytes: image, mimeType: 'image/png' } },
    config: {
      ...config,
      numberOfVideos: sampleCount,
      lastFrame: { imageBytes: image, mimeType: 'image/png' },
    },
  })
  const [own, official] = vertex.posts.slice(-2)
  expect([own?.endpoint, own?.body]).toEqual([official?.endpoint, official?.body])
  expect(vertex.tokens()).toBe(tokens + 1)
  expect((await theirs.operations.getVideosOperation({ operation })).done).toBe(true)
})
