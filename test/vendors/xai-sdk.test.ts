import { createXai as createSdk } from '@ai-sdk/xai'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compiledBy } from '#catalog/engines/compiled.fixture.ts'
import { contextOf, inputOf } from '#providers/spec/suite.ts'
import { createXai } from '#providers/xai/provider.ts'
import { type FakeXai, startFakeXai } from './xai.ts'

let fake: FakeXai
let sdk: ReturnType<typeof createSdk>
beforeAll(async () => {
  fake = await startFakeXai()
  sdk = createSdk({ apiKey: fake.key, baseURL: `${fake.url}/v1` })
})
afterAll(() => fake.close())

const calm = () => new AbortController().signal
const picture = Uint8Array.from({ length: 64 }, (_, index) => index)
const file = { type: 'file', mediaType: 'image/png', data: picture } as const

/** What the vendor sees of a POST: its address, its body and its key. */
const seen = () => {
  const post = fake.posts.at(-1)
  return { endpoint: post?.endpoint, body: post?.body, key: post?.headers.authorization }
}

type Video = Parameters<NonNullable<ReturnType<typeof sdk.video>['doStart']>>[0]
const nothing = {
  prompt: 'A paper boat',
  n: 1,
  aspectRatio: undefined,
  resolution: undefined,
  duration: undefined,
  fps: undefined,
  seed: undefined,
  generateAudio: undefined,
  image: undefined,
  frameImages: undefined,
  inputReferences: undefined,
  providerOptions: {},
} satisfies Video

const videos: [string, string, Partial<Video>, Parameters<typeof compiledBy>[1]][] = [
  [
    'words',
    'grok-imagine-video-1.5',
    {
      duration: 4,
      aspectRatio: '9:16',
      generateAudio: false,
      providerOptions: { xai: { resolution: '1080p' } },
    },
    {
      mode: 't2v',
      prompt: 'A paper boat',
      durationSeconds: 4,
      aspectRatio: '9:16',
      resolution: '1080p',
      audio: false,
    },
  ],
  [
    'a frame',
    'grok-imagine-video',
    { duration: 3, generateAudio: true, image: file, providerOptions: { xai: { resolution: '480p' } } },
    {
      mode: 'i2v',
      prompt: 'A paper boat',
      durationSeconds: 3,
      resolution: '480p',
      inputs: [{ role: 'firstFrame', assetId: 'ast_firstFrame' }],
    },
  ],
  [
    'references',
    'grok-imagine-video-1.5',
    {
      duration: 6,
      aspectRatio: '16:9',
      generateAudio: true,
      inputReferences: [file],
      providerOptions: { xai: { mode: 'reference-to-video', resolution: '720p' } },
    },
    {
      mode: 'r2v',
      prompt: 'A paper boat',
      inputs: [{ role: 'reference', assetId: 'ast_reference' }],
    },
  ],
]

async function ours(engineId: string, wish: Parameters<typeof compiledBy>[1]) {
  const provider = createXai({ key: fake.key, baseUrl: fake.url })
  const inputs = (wish.inputs ?? []).map(({ role }) => inputOf(role, 'image/png', picture))
  const prepared = await provider.prepare(compiledBy(engineId, wish), inputs, calm())
  await provider.submit(prepared, contextOf('n'), calm())
  return seen()
}

test.each(videos)('a video from %s: our POST is the package’s own', async (_name, model, options, wish) => {
  await sdk.video(model).doStart?.({ ...nothing, ...options })
  const theirs = seen()
  expect(theirs.body).toBeDefined()
  expect(await ours(model, wish)).toEqual(theirs)
})

test('a picture made of another: our POST is the package’s own, but that its file comes with the reply', async () => {
  await sdk.image('grok-imagine-image-2.0').doGenerate({
    prompt: 'Add snow',
    n: 1,
    size: undefined,
    aspectRatio: '1:1',
    seed: undefined,
    files: [file],
    mask: undefined,
    providerOptions: { xai: { resolution: '2k', quality: 'low' } },
  })
  const theirs = seen()
  const made = await ours('grok-imagine-image-2.0', {
    mode: 'i2i',
    prompt: 'Add snow',
    aspectRatio: '1:1',
    resolution: '2K',
    options: { quality: 'low' },
    inputs: [{ role: 'reference', assetId: 'ast_reference' }],
  })
  expect(made).toEqual(theirs)
  expect(made.body?.response_format).toBe('b64_json')
})
