import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeVertex, keyFile, newPrivateKey, startFakeVertex } from '../../../../test/vendors/vertex.ts'
import { ProviderError, type RemoteProvider } from '../../spec/provider.ts'
import { contextOf, describeProvider, inputOf } from '../../spec/suite.ts'
import { createVertex } from './provider.ts'
import { videoIn } from './video.ts'

const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeVertex()
  await gone.close()
  return gone.url
}

const parameters = { durationSeconds: 8, generateAudio: true, resolution: '720p', sampleCount: 1 }
const film = {
  endpoint: 'veo-3.1-generate-001',
  body: { instances: [{ prompt: 'A lighthouse at dusk' }], parameters },
  slots: [],
}
const moving = {
  ...film,
  slots: [{ role: 'firstFrame', index: 0, at: ['instances', 0, 'image', 'bytesBase64Encoded'] }],
}

describeProvider('vertex', async () => {
  const fake = await startFakeVertex({ files: { mp4: bytes }, script: { workMs: 30, slowMs: 1_000 } })
  const stranger = newPrivateKey()
  return {
    provider: createVertex({ key: fake.key, baseUrl: fake.url }),
    withWrongKey: createVertex({ key: keyFile(stranger), baseUrl: fake.url }),
    unreachable: createVertex({ key: fake.key, baseUrl: await closedAddress() }),
    impatient: createVertex({ key: fake.key, baseUrl: fake.url, submitTimeoutMs: 150 }),
    secrets: [fake.key, stranger, 'ya29.'],
    request: film,
    requestWithInput: {
      request: moving,
      input: inputOf('firstFrame', 'image/png', bytes.subarray(0, 5_000)),
    },
    outputBytes: bytes,
    trouble: (...next) => fake.script({ next }),
    posts: () => [...fake.posts],
    billed: () => fake.bills.map(({ requestId }) => requestId),
    close: () => fake.close(),
  }
})

describe('Vertex AI’s own ways', () => {
  let fake: FakeVertex
  let provider: RemoteProvider
  let now = Date.now()
  beforeAll(async () => {
    fake = await startFakeVertex({ script: { workMs: 0 } })
    provider = createVertex({ key: fake.key, baseUrl: fake.url, now: () => now })
  })
  afterAll(async () => {
    await fake.close()
  })

  test('a frame travels in the POST, with its kind; what is kept of the request is small', async () => {
    const input = inputOf('firstFrame', 'image/png', bytes.subarray(0, 3_000))
    const prepared = await provider.prepare(moving, [input], calm())
    expect(prepared.body.instances).toEqual([
      {
        prompt: 'A lighthouse at dusk',
        image: { bytesBase64Encoded: 'attached:ast_firstFrame', mimeType: 'image/png' },
      },
    ])
    await provider.submit(prepared, contextOf('n'), calm())
    expect(fake.posts.at(-1)?.body.instances).toEqual([
      {
        prompt: 'A lighthouse at dusk',
        image: {
          bytesBase64Encoded: Buffer.from(bytes.subarray(0, 3_000)).toString('base64'),
          mimeType: 'image/png',
        },
      },
    ])
  })

  test('one token serves an hour, and a new one is asked for before it dies', async () => {
    const before = fake.tokens()
    await provider.submit(film, contextOf('n'), calm())
    expect(fake.tokens()).toBe(before)
    now += 3_400_000
    fake.forget()
    await provider.submit(film, contextOf('n'), calm())
    expect(fake.tokens()).toBe(before + 1)
  })

  test('a key that is no key file is refused before anything is sent', async () => {
    const posts = fake.posts.length
    const none = createVertex({ key: 'AIza0123456789', baseUrl: fake.url })
    await expect(none.submit(film, contextOf('n'), calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: { kind: 'unauthorized' },
    })
    const broken = createVertex({ key: keyFile('BEGIN PRIVATE KEY nonsense'), baseUrl: fake.url })
    expect(await broken.testKey(calm())).toMatchObject({ ok: false, refused: true })
    expect(fake.posts).toHaveLength(posts)
  })

  test('it has no list, no cancel and no webhook', () => {
    expect([provider.recover, provider.cancel, provider.parseWebhook]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('a film is read from its reply wherever the reply is cut into pieces', async () => {
    const text = `{"done":true,"response":{"videos":[{"bytesBase64Encoded": "${Buffer.from(bytes.subarray(0, 100)).toString('base64')}","mimeType":"video/mp4"}]}}`
    for (const size of [1, 3, 7, 50, 1_000]) {
      async function* pieces() {
        for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size))
      }
      const got: Uint8Array[] = []
      for await (const part of videoIn(pieces())) got.push(part)
      expect(Buffer.concat(got)).toEqual(Buffer.from(bytes.subarray(0, 100)))
    }
  })
})

describe('without a base URL', () => {
  test('the account’s word goes to Google’s token service, its token to Vertex AI, and neither elsewhere', async () => {
    const seen: [string, string | null][] = []
    const send: typeof fetch = async (input, init) => {
      seen.push([String(input), new Headers(init?.headers).get('authorization')])
      if (String(input).includes('oauth2')) return Response.json({ access_token: 'ya29.x', expires_in: 3599 })
      return Response.json({ name: 'projects/p/operations/1' })
    }
    const provider = createVertex({ key: keyFile(newPrivateKey()), fetch: send })
    await provider.submit(film, contextOf('n'), calm())
    const elsewhere = { kind: 'video', url: 'https://elsewhere.example/a?operationName=b' } as const
    await expect(provider.download(elsewhere, calm())).rejects.toBeInstanceOf(ProviderError)
    expect(seen).toEqual([
      ['https://oauth2.googleapis.com/token', null],
      [
        'https://us-central1-aiplatform.googleapis.com/v1/projects/film-studio-1/locations/us-central1/publishers/google/models/veo-3.1-generate-001:predictLongRunning',
        'Bearer ya29.x',
      ],
    ])
  })
})
