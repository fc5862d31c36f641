import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeLuma, startFakeLuma } from '../../../test/vendors/luma.ts'
import { ProviderError, type RemoteProvider } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf } from '../spec/suite.ts'
import { createLuma } from './provider.ts'

const key = 'luma-api-abcdefghij0123456789'
const mp4 = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeLuma()
  await gone.close()
  return gone.url
}

const ray = {
  endpoint: 'ray-3.2',
  body: { type: 'video', prompt: 'A lighthouse at dusk', video: { resolution: '720p', duration: '5s' } },
  slots: [],
}
const between = {
  endpoint: 'ray-3.2',
  body: { type: 'video', prompt: 'The sea moves', video: { duration: '10s', keyframe_indexes: [0] } },
  slots: [{ role: 'firstFrame', index: 0, at: ['video', 'keyframes', 0, 'file_id'] }],
}

describeProvider('luma', async () => {
  const fake = await startFakeLuma({ key, files: { mp4 }, script: { workMs: 30, slowMs: 1_000 } })
  return {
    provider: createLuma({ key, baseUrl: fake.url }),
    withWrongKey: createLuma({ key: 'luma-api-wrong0123456789', baseUrl: fake.url }),
    unreachable: createLuma({ key, baseUrl: await closedAddress() }),
    impatient: createLuma({ key, baseUrl: fake.url, submitTimeoutMs: 150 }),
    secrets: ['abcdefghij0123456789', 'wrong0123456789'],
    request: ray,
    requestWithInput: {
      request: between,
      input: inputOf('firstFrame', 'image/png', mp4.subarray(0, 5_000)),
      uploaded: () => [...fake.uploads.values()],
    },
    outputBytes: mp4,
    trouble: (...next) => fake.script({ next }),
    posts: () => [...fake.posts],
    billed: () => fake.bills.map(({ requestId }) => requestId),
    close: () => fake.close(),
  }
})

describe('Luma’s own ways', () => {
  let fake: FakeLuma
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeLuma({ key, script: { workMs: 0 } })
    provider = createLuma({ key, baseUrl: fake.url })
  })
  afterAll(async () => {
    await fake.close()
  })

  test('what it cannot be asked for it does not offer', () => {
    expect([provider.recover, provider.cancel, provider.parseWebhook, provider.adopt]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  test('the endpoint is the model; a picture is a file of theirs before it is in the body', async () => {
    const input = inputOf('firstFrame', 'image/jpeg', mp4.subarray(0, 100))
    const prepared = await provider.prepare(between, [input], calm())
    await provider.submit(prepared, contextOf('n'), calm())
    const [id] = fake.uploads.keys()
    expect(fake.posts.at(-1)).toMatchObject({
      endpoint: 'ray-3.2',
      body: { video: { keyframes: [{ file_id: id }] } },
    })
    expect(fake.posts.at(-1)?.requestId).not.toBeNull()
  })

  test('a file that Luma cannot read is said to be one, before any work', async () => {
    const input = inputOf('firstFrame', 'image/png', Buffer.from('corrupt'))
    await expect(provider.prepare(between, [input], calm())).rejects.toMatchObject({
      sent: 'no',
      failure: { kind: 'invalid', retry: false, detail: 'Luma could not use a file: unreadable media' },
    })
  })

  test('fields that exclude each other are refused before any work', async () => {
    const prepared = { ...ray, body: { ...ray.body, video: { duration: '10s', loop: true } } }
    await expect(provider.submit(prepared, contextOf('n'), calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: { kind: 'invalid', retry: false },
    })
    expect(fake.posts.at(-1)?.requestId).toBeNull()
  })

  test('each look brings a fresh address, good for an hour', async () => {
    const clocked = createLuma({ key, baseUrl: fake.url, now: () => Date.parse('2026-11-21T10:00:00Z') })
    const ticket = await clocked.submit(ray, contextOf('n'), calm())
    const urls: (string | undefined)[] = []
    for (let look = 0; look < 2; look++) {
      const status = await clocked.check(ticket, calm())
      const output = status.state === 'succeeded' ? status.outputs[0] : undefined
      expect(output?.expiresAt).toBe('2026-11-21T11:00:00.000Z')
      urls.push(output?.url)
    }
    expect(urls[0]).not.toBe(urls[1])
  })
})

describe('without a base URL the key goes to Luma’s host only', () => {
  test('calls go there; a file is fetched without the key, and by https only', async () => {
    const seen: [string, string | null][] = []
    const send: typeof fetch = async (input, init) => {
      seen.push([String(input), new Headers(init?.headers).get('authorization')])
      return Response.json({ id: 'g-1', state: 'queued' })
    }
    const provider = createLuma({ key, fetch: send })
    const ticket = await provider.submit(ray, contextOf('n'), calm())
    await provider.check(ticket, calm())
    await provider.download({ kind: 'video', url: 'https://storage.example/a.mp4' }, calm())
    await expect(
      provider.download({ kind: 'video', url: 'http://169.254.169.254/latest' }, calm()),
    ).rejects.toBeInstanceOf(ProviderError)
    expect(seen).toEqual([
      ['https://agents.lumalabs.ai/v1/generations', `Bearer ${key}`],
      ['https://agents.lumalabs.ai/v1/generations/g-1', `Bearer ${key}`],
      ['https://storage.example/a.mp4', null],
    ])
  })
})
