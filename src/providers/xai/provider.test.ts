import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeXai, startFakeXai } from '../../../test/vendors/xai.ts'
import { type CompiledRequest, ProviderError, type RemoteProvider } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf, type ProviderRig } from '../spec/suite.ts'
import { createXai } from './provider.ts'

const key = 'xai-abcdefghij0123456789'
const bytes = Uint8Array.from({ length: 60_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeXai()
  await gone.close()
  return gone.url
}

const video = {
  endpoint: 'videos/generations',
  body: { model: 'grok-imagine-video-1.5', prompt: 'A lighthouse at dusk', duration: 4, resolution: '480p' },
  slots: [],
}
const frame = { ...video, slots: [{ role: 'firstFrame', index: 0, at: ['image', 'url'] }] }
const picture = {
  endpoint: 'images/generations',
  body: { model: 'grok-imagine-image-2.0', prompt: 'A lighthouse', response_format: 'b64_json' },
  slots: [],
}
const edit = {
  endpoint: 'images/edits',
  body: { ...picture.body, images: [{ type: 'image_url' }] },
  slots: [{ role: 'reference', index: 0, at: ['images', 0, 'url'] }],
}

const rig =
  (request: CompiledRequest, withInput: CompiledRequest, immediate: boolean) =>
  async (): Promise<ProviderRig> => {
    const files = { mp4: bytes, jpg: bytes }
    const fake = await startFakeXai({ key, files, script: { workMs: immediate ? 0 : 30, slowMs: 1_000 } })
    const role = withInput.slots[0]?.role ?? ''
    return {
      provider: createXai({ key, baseUrl: fake.url }),
      withWrongKey: createXai({ key: 'xai-wrong0123456789', baseUrl: fake.url }),
      unreachable: createXai({ key, baseUrl: await closedAddress() }),
      impatient: createXai({ key, baseUrl: fake.url, submitTimeoutMs: 150 }),
      secrets: ['abcdefghij0123456789', 'wrong0123456789'],
      request,
      requestWithInput: { request: withInput, input: inputOf(role, 'image/png', bytes.subarray(0, 5_000)) },
      outputBytes: bytes,
      trouble: (...next) => fake.script({ next }),
      posts: () => [...fake.posts],
      billed: () => fake.bills.map(({ requestId }) => requestId),
      immediate,
      close: () => fake.close(),
    }
  }

describeProvider('xai video', rig(video, frame, false))
describeProvider('xai pictures', rig(picture, edit, true))

describe('xAI’s own ways', () => {
  let fake: FakeXai
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeXai({ key, script: { workMs: 0 } })
    provider = createXai({ key, baseUrl: fake.url })
  })
  afterAll(async () => {
    await fake.close()
  })

  test('a file travels in the POST with its kind, and the bill comes with the result', async () => {
    const input = inputOf('firstFrame', 'image/jpeg', bytes.subarray(0, 90))
    const ticket = await provider.submit(
      await provider.prepare(frame, [input], calm()),
      contextOf('n'),
      calm(),
    )
    const content = Buffer.from(bytes.subarray(0, 90)).toString('base64')
    expect(fake.posts.at(-1)?.body.image).toEqual({ url: `data:image/jpeg;base64,${content}` })
    expect(await provider.check(ticket, calm())).toMatchObject({ state: 'succeeded', costMicroUsd: 330_000 })
    const drawn = await provider.submit(picture, contextOf('n'), calm())
    expect(await provider.check(drawn, calm())).toMatchObject({ costMicroUsd: 60_000 })
  })

  test('an empty reply means still working; progress is told as it comes', async () => {
    const replies = [new Response(null, { status: 202 }), Response.json({ progress: 40 }, { status: 202 })]
    const send: typeof fetch = async () => replies.shift() ?? Response.json({ status: 'expired' })
    const own = createXai({ key, fetch: send })
    expect(await own.check({ operationId: 'v' }, calm())).toEqual({ state: 'pending' })
    expect(await own.check({ operationId: 'v' }, calm())).toEqual({ state: 'pending', progress: 0.4 })
    expect(await own.check({ operationId: 'v' }, calm())).toMatchObject({ failure: { kind: 'timeout' } })
  })

  test('what excludes each other is refused before any work', async () => {
    const wrong = { ...video, body: { ...video.body, model: 'grok-imagine-video', resolution: '1080p' } }
    await expect(provider.submit(wrong, contextOf('n'), calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: { kind: 'invalid', detail: 'xAI refused the request: 1080p is not supported' },
    })
    expect(fake.posts.at(-1)?.requestId).toBeNull()
  })

  test('a picture that its filter blocked is withheld, not broken', async () => {
    const send: typeof fetch = async () => Response.json({ data: [], block_reason: 'policy' })
    const own = createXai({ key, fetch: send })
    const ticket = await own.submit(picture, contextOf('n'), calm())
    expect(await own.check(ticket, calm())).toMatchObject({ state: 'moderated', billed: false })
  })

  test('without a base URL calls go to xAI’s host; a file is fetched without the key, by https only', async () => {
    const seen: [string, boolean][] = []
    const send: typeof fetch = async (input, init) => {
      seen.push([String(input), new Headers(init?.headers).has('authorization')])
      return Response.json({ request_id: '7', status: 'pending' })
    }
    const own = createXai({ key, fetch: send })
    await own.check(await own.submit(video, contextOf('n'), calm()), calm())
    await own.download({ kind: 'video', url: 'https://vidgen.example/a.mp4' }, calm())
    await expect(
      own.download({ kind: 'video', url: 'http://169.254.169.254/latest' }, calm()),
    ).rejects.toBeInstanceOf(ProviderError)
    expect(seen).toEqual([
      ['https://api.x.ai/v1/videos/generations', true],
      ['https://api.x.ai/v1/videos/7', true],
      ['https://vidgen.example/a.mp4', false],
    ])
  })
})
