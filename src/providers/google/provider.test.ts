import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeGoogle, startFakeGoogle } from '../../../test/vendors/google.ts'
import { ProviderError, type RemoteProvider } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf, type ProviderRig } from '../spec/suite.ts'
import { createGoogle } from './provider.ts'

const key = 'AIzaSyAbcdefghij0123456789'
const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeGoogle()
  await gone.close()
  return gone.url
}

const omni = (input: object[], task: string) => ({
  model: 'gemini-omni-1.1-flash',
  input: input as { type: string }[],
  background: true,
  store: true,
  response_format: { type: 'video', delivery: 'uri', resolution: '720p', duration: '5s' },
  generation_config: { video_config: { task } },
})
const words = { type: 'text', text: 'A lighthouse at dusk' }
const film = { endpoint: 'interactions', body: omni([words], 'text_to_video'), slots: [] }
const moving = {
  endpoint: 'interactions',
  body: omni([{ type: 'image' }, words], 'image_to_video'),
  slots: [{ role: 'firstFrame', index: 0, at: ['input', 0, 'uri'] }],
}
const pictureBody = {
  contents: [{ role: 'user', parts: [{ text: 'A fox in snow' }] }],
  generationConfig: {
    responseModalities: ['IMAGE'],
    imageConfig: { aspectRatio: '16:9', imageSize: '2K' },
  },
}
const picture = {
  endpoint: 'models/gemini-3.1-flash-image:generateContent',
  body: pictureBody,
  slots: [],
}
const edited = {
  ...picture,
  slots: [{ role: 'reference', index: 0, at: ['contents', 0, 'parts', 1, 'fileData', 'fileUri'] }],
}

async function rigOf(
  fake: FakeGoogle,
): Promise<Omit<ProviderRig, 'request' | 'requestWithInput'> & { uploaded(): Uint8Array[] }> {
  return {
    provider: createGoogle({ key, baseUrl: fake.url }),
    withWrongKey: createGoogle({ key: 'AIzaWrong0123456789', baseUrl: fake.url }),
    unreachable: createGoogle({ key, baseUrl: await closedAddress() }),
    impatient: createGoogle({ key, baseUrl: fake.url, submitTimeoutMs: 150 }),
    secrets: ['AbcdefghijO123456789', 'AIzaWrong0123456789', key],
    outputBytes: bytes,
    trouble: (...next) => fake.script({ next }),
    posts: () => [...fake.posts],
    billed: () => fake.bills.map(({ requestId }) => requestId),
    uploaded: () => [...fake.uploads.values()].map(({ content }) => content),
    close: () => fake.close(),
  }
}

describeProvider('google videos', async () => {
  const fake = await startFakeGoogle({ key, files: { mp4: bytes }, script: { workMs: 30, slowMs: 1_000 } })
  const { uploaded, ...rig } = await rigOf(fake)
  const input = inputOf('firstFrame', 'image/png', bytes.subarray(0, 5_000))
  return { ...rig, request: film, requestWithInput: { request: moving, input, uploaded } }
})

describeProvider('google pictures', async () => {
  const fake = await startFakeGoogle({ key, files: { png: bytes }, script: { slowMs: 1_000 } })
  const { uploaded, provider, ...rig } = await rigOf(fake)
  // Nothing of a picture is left to cancel once it is there.
  const { cancel: _, ...pictures } = provider
  const input = inputOf('reference', 'image/jpeg', bytes.subarray(0, 5_000))
  return {
    ...rig,
    provider: pictures,
    immediate: true,
    request: picture,
    requestWithInput: { request: edited, input, uploaded },
  }
})

describe('Google’s own ways', () => {
  let fake: FakeGoogle
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeGoogle({ key, script: { workMs: 0 } })
    provider = createGoogle({ key, baseUrl: fake.url, now: () => Date.UTC(2026, 10, 27) })
  })
  afterAll(async () => {
    await fake.close()
  })

  test('a file’s kind stands beside its address; a video is waited for before it is used', async () => {
    const request = {
      ...film,
      body: { ...omni([{ type: 'video' }, words], 'extend') },
      slots: [{ role: 'video', index: 0, at: ['input', 0, 'uri'] }],
    }
    const input = inputOf('video', 'video/mp4', bytes.subarray(0, 100))
    const prepared = await provider.prepare(request, [input], calm())
    await provider.submit(prepared, contextOf('n'), calm())
    const [id] = [...fake.uploads.keys()].slice(-1)
    expect(fake.posts.at(-1)?.body.input).toEqual([
      {
        type: 'video',
        uri: `https://generativelanguage.googleapis.com/v1beta/files/${id}`,
        mime_type: 'video/mp4',
      },
      words,
    ])
    expect(fake.posts.at(-1)?.requestId).not.toBeNull()
  })

  test('a picture costs what its tokens cost, and drafts of a thinking model are no results', async () => {
    const ticket = await provider.submit(picture, contextOf('n'), calm())
    const status = await provider.check(ticket, calm())
    expect(status).toMatchObject({
      state: 'succeeded',
      outputs: [{ kind: 'image', contentType: 'image/png' }],
    })
    expect(status.state === 'succeeded' && status.costMicroUsd).toBe(fake.bills.at(-1)?.microUsd)
    expect(await provider.cancel?.(ticket, calm())).toBe('too late')
  })

  test('speech comes as samples and is kept as a file that plays, at the price of the day', async () => {
    const speech = {
      endpoint: 'models/gemini-3.8-flash-tts:generateContent',
      body: {
        contents: [{ role: 'user', parts: [{ text: 'Good evening.' }] }],
        generationConfig: {
          responseModalities: ['AUDIO'],
          speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Kore' } } },
        },
      },
      slots: [],
    }
    const kept: [Uint8Array, string][] = []
    const keep = async (content: Uint8Array, contentType: string) => {
      kept.push([content, contentType])
      return 'kept:x'
    }
    const ticket = await provider.submit(speech, { nonce: 'n', keep }, calm())
    const [content, contentType] = kept[0] ?? []
    expect(contentType).toBe('audio/wav')
    const head = Buffer.from(content ?? [])
    expect(head.toString('latin1', 0, 4)).toBe('RIFF')
    expect([head.readUInt32LE(24), head.readUInt32LE(40)]).toEqual([24_000, 4_800])
    const status = await provider.check(ticket, calm())
    const full = fake.bills.at(-1)?.microUsd ?? 0
    expect(status.state === 'succeeded' && status.costMicroUsd).toBe(Math.ceil(full / 2))
  })

  test('what the model asks back is told, and paid by nobody', async () => {
    fake.script({ next: [['no-file']] })
    await expect(provider.submit(picture, contextOf('n'), calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: {
        retry: false,
        billed: false,
        detail: 'Google answered without a file: Which fox do you mean?',
      },
    })
  })

  test('a refused prompt is repeated, and a busy model says when to come back', async () => {
    const wrong = { ...film, body: { ...film.body, response_format: { type: 'video', duration: '50s' } } }
    await expect(provider.submit(wrong, contextOf('n'), calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: {
        kind: 'invalid',
        detail: expect.stringContaining('Google refused the request: /response_format'),
      },
    })
    fake.script({ next: [['rate-limited']] })
    await expect(provider.submit(film, contextOf('n'), calm())).rejects.toMatchObject({
      failure: { kind: 'rate-limited', retryAfterSeconds: 7 },
    })
  })

  test('it says nothing of lost work, so it offers no way to find it', () => {
    expect([provider.recover, provider.parseWebhook, provider.adopt]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('without a base URL the key goes to Google’s host only', () => {
  test('a redirect is followed without the key, and by https only', async () => {
    const seen: [string, string | null][] = []
    const send: typeof fetch = async (input, init) => {
      seen.push([String(input), new Headers(init?.headers).get('x-goog-api-key')])
      const moved = String(input).includes('/files/')
      const location = 'https://storage.example/a.mp4'
      if (moved) return new Response(null, { status: 302, headers: { location } })
      return Response.json({ id: 'v1_abc', status: 'in_progress' })
    }
    const provider = createGoogle({ key, fetch: send })
    const ticket = await provider.submit(film, contextOf('n'), calm())
    await provider.check(ticket, calm())
    const url = 'https://generativelanguage.googleapis.com/v1beta/files/a:download?alt=media'
    await provider.download({ kind: 'video', url }, calm())
    await provider.download({ kind: 'video', url: 'https://elsewhere.example/b.mp4' }, calm())
    const plain = provider.download({ kind: 'video', url: 'http://169.254.169.254/latest' }, calm())
    await expect(plain).rejects.toBeInstanceOf(ProviderError)
    expect(seen).toEqual([
      ['https://generativelanguage.googleapis.com/v1/interactions', key],
      ['https://generativelanguage.googleapis.com/v1/interactions/v1_abc', key],
      [url, key],
      ['https://storage.example/a.mp4', null],
      ['https://elsewhere.example/b.mp4', null],
    ])
  })
})
