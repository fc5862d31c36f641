import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeMinimax, startFakeMinimax } from '../../../test/vendors/minimax.ts'
import { type CompiledRequest, ProviderError, type RemoteProvider } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf, type ProviderRig } from '../spec/suite.ts'
import { createMinimax } from './provider.ts'

const key = 'minimax-abcdefghij0123456789'
const bytes = Uint8Array.from({ length: 60_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeMinimax()
  await gone.close()
  return gone.url
}

const h3 = {
  endpoint: 'v2/video_generation',
  body: {
    model: 'MiniMax-H3',
    content: [{ type: 'text', text: 'A lighthouse at dusk' }],
    resolution: '768P',
    duration: 5,
    ratio: '16:9',
  },
  slots: [],
}
const h3Frame = {
  ...h3,
  body: { ...h3.body, content: [...h3.body.content, { type: 'image_url', role: 'first_frame' }] },
  slots: [{ role: 'firstFrame', index: 0, at: ['content', 1, 'image_url', 'url'] }],
}
const hailuo = {
  endpoint: 'v1/video_generation',
  body: { model: 'MiniMax-Hailuo-2.3', prompt: 'The sea moves', duration: 6, resolution: '768P' },
  slots: [],
}
const hailuoFrame = { ...hailuo, slots: [{ role: 'firstFrame', index: 0, at: ['first_frame_image'] }] }
const speech = {
  endpoint: 'v1/t2a_v2',
  body: { model: 'speech-2.8-hd', text: 'The sea is calm.', voice_setting: { voice_id: 'Calm_Woman' } },
  slots: [],
}
const portrait = {
  endpoint: 'v1/image_generation',
  body: {
    model: 'image-01',
    prompt: 'A sailor',
    response_format: 'base64',
    subject_reference: [{ type: 'character' }],
  },
  slots: [{ role: 'character', index: 0, at: ['subject_reference', 0, 'image_file'] }],
}

const rig =
  (request: CompiledRequest, withInput: CompiledRequest, immediate = false) =>
  async (): Promise<ProviderRig> => {
    const files = { mp4: bytes, mp3: bytes }
    const fake = await startFakeMinimax({ key, files, script: { workMs: immediate ? 0 : 30, slowMs: 1_000 } })
    const role = withInput.slots[0]?.role ?? ''
    return {
      provider: createMinimax({ key, baseUrl: fake.url }),
      withWrongKey: createMinimax({ key: 'minimax-wrong0123456789', baseUrl: fake.url }),
      unreachable: createMinimax({ key, baseUrl: await closedAddress() }),
      impatient: createMinimax({ key, baseUrl: fake.url, submitTimeoutMs: 150 }),
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

describeProvider('minimax H3', rig(h3, h3Frame))
describeProvider('minimax Hailuo', rig(hailuo, hailuoFrame))
describeProvider('minimax speech', rig(speech, portrait, true))

describe('MiniMax’s own ways', () => {
  let fake: FakeMinimax
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeMinimax({ key, files: { png: Buffer.from([0x89, 1, 2]) }, script: { workMs: 0 } })
    provider = createMinimax({ key, baseUrl: fake.url })
  })
  afterAll(async () => {
    await fake.close()
  })

  test('a picture travels in the POST; one comes back in the reply, named by its bytes', async () => {
    const input = inputOf('character', 'image/jpeg', bytes.subarray(0, 90))
    const prepared = await provider.prepare(portrait, [input], calm())
    const ticket = await provider.submit(prepared, contextOf('n'), calm())
    const content = Buffer.from(bytes.subarray(0, 90)).toString('base64')
    expect(fake.posts.at(-1)?.body.subject_reference).toEqual([
      { type: 'character', image_file: `data:image/jpeg;base64,${content}` },
    ])
    expect(await provider.check(ticket, calm())).toMatchObject({
      state: 'succeeded',
      outputs: [{ kind: 'image', contentType: 'image/png' }],
    })
  })

  test('the first interface names a file, whose address is fresh with each look', async () => {
    const ticket = await provider.submit(hailuo, contextOf('n'), calm())
    const urls: (string | undefined)[] = []
    for (let look = 0; look < 2; look++) {
      const status = await provider.check(ticket, calm())
      urls.push(status.state === 'succeeded' ? status.outputs[0]?.url : undefined)
    }
    expect(urls[0]).toMatch(/^http/)
    expect(urls[0]).not.toBe(urls[1])
  })

  test('what excludes each other is refused before any work, by a code behind a status of 200', async () => {
    const mixed = [
      ...h3Frame.body.content.slice(0, 1),
      ...['first_frame', 'reference_image'].map((role) => ({
        type: 'image_url',
        image_url: { url: 'https://a.example/a.png' },
        role,
      })),
    ]
    for (const wrong of [
      { ...h3, body: { ...h3.body, content: mixed } },
      { ...hailuo, body: { ...hailuo.body, resolution: '1080P', duration: 10 } },
    ]) {
      await expect(provider.submit(wrong, contextOf('n'), calm())).rejects.toMatchObject({
        sent: 'refused',
        failure: { kind: 'invalid', retry: false },
      })
      expect(fake.posts.at(-1)?.requestId).toBeNull()
    }
  })

  test('work that was stopped or never begun there has ended', async () => {
    const ends = ['cancelled', 'expired'].map(async (status) => {
      const send: typeof fetch = async () => Response.json({ task: { id: '7', status } })
      return createMinimax({ key, fetch: send }).check({ operationId: '7', endpoint: h3.endpoint }, calm())
    })
    const [canceled, expired] = await Promise.all(ends)
    expect(canceled).toEqual({ state: 'canceled' })
    expect(expired).toMatchObject({ state: 'failed', failure: { kind: 'timeout', retry: true } })
  })

  test('without a base URL calls go to MiniMax’s host; a file is fetched without the key, by https only', async () => {
    const seen: [string, boolean][] = []
    const send: typeof fetch = async (input, init) => {
      seen.push([String(input), new Headers(init?.headers).has('authorization')])
      return Response.json({ task_id: '7', task: { status: 'queued' }, status: 'Queueing' })
    }
    const own = createMinimax({ key, fetch: send })
    for (const request of [h3, hailuo])
      await own.check(await own.submit(request, contextOf('n'), calm()), calm())
    await own.download({ kind: 'video', url: 'https://cdn.example/a.mp4' }, calm())
    await expect(
      own.download({ kind: 'video', url: 'http://169.254.169.254/latest' }, calm()),
    ).rejects.toBeInstanceOf(ProviderError)
    expect(seen).toEqual([
      ['https://api.minimax.io/v2/video_generation', true],
      ['https://api.minimax.io/v2/query/video_generation/7', true],
      ['https://api.minimax.io/v1/video_generation', true],
      ['https://api.minimax.io/v1/query/video_generation?task_id=7', true],
      ['https://cdn.example/a.mp4', false],
    ])
  })
})
