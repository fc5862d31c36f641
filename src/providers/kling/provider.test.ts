import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeKling, startFakeKling } from '../../../test/vendors/kling.ts'
import { ProviderError, type ProviderInput, type RemoteProvider } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf } from '../spec/suite.ts'
import { createKling } from './provider.ts'

const key = 'kling-access-abcdef:kling-secret-0123456789'
const mp4 = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeKling()
  await gone.close()
  return gone.url
}

const words = {
  endpoint: 'text-to-video/kling-3.0',
  body: { prompt: 'A lighthouse at dusk', settings: { resolution: '720p', duration: 5, audio: 'off' } },
  slots: [],
}
const frame = {
  endpoint: 'image-to-video/kling-3.0',
  body: {
    contents: [{ type: 'prompt', text: 'The sea moves' }, { type: 'first_frame' }],
    settings: { resolution: '720p', duration: 5, audio: 'off' },
  },
  slots: [{ role: 'firstFrame', index: 0, at: ['contents', 1, 'url'] }],
}
const dance = {
  endpoint: 'motion-control/kling-3.0',
  body: {
    contents: [{ type: 'image' }, { type: 'video' }],
    settings: { character_orientation: 'video', resolution: '720p' },
  },
  slots: [
    { role: 'character', index: 0, at: ['contents', 0, 'url'] },
    { role: 'video', index: 0, at: ['contents', 1, 'url'] },
  ],
}
const talk = {
  endpoint: 'v1/videos/avatar/image2video',
  body: { mode: 'std' },
  slots: [
    { role: 'character', index: 0, at: ['image'] },
    { role: 'audio', index: 0, at: ['sound_file'] },
  ],
}

describeProvider('kling', async () => {
  const fake = await startFakeKling({ key, files: { mp4 }, script: { workMs: 30, slowMs: 1_000 } })
  return {
    provider: createKling({ key, baseUrl: fake.url }),
    withWrongKey: createKling({ key: 'kling-access-abcdef:wrong-secret-0123', baseUrl: fake.url }),
    unreachable: createKling({ key, baseUrl: await closedAddress() }),
    impatient: createKling({ key, baseUrl: fake.url, submitTimeoutMs: 150 }),
    secrets: ['kling-access-abcdef', 'kling-secret-0123456789', 'wrong-secret-0123'],
    request: words,
    requestWithInput: {
      request: frame,
      input: inputOf('firstFrame', 'image/png', mp4.subarray(0, 5_000)),
    },
    outputBytes: mp4,
    trouble: (...next) => fake.script({ next }),
    posts: () => [...fake.posts],
    billed: () => fake.bills.map(({ requestId }) => requestId),
    recoverOfNothing: 'unknown',
    close: () => fake.close(),
  }
})

describe('Kling’s own ways', () => {
  let fake: FakeKling
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeKling({ key, script: { workMs: 0 } })
    provider = createKling({ key, baseUrl: fake.url })
  })
  afterAll(async () => {
    await fake.close()
  })

  const picture = inputOf('character', 'image/png', mp4.subarray(0, 300))
  const sound = inputOf('audio', 'audio/mpeg', mp4.subarray(0, 200))
  const video = (address: ProviderInput['address']): ProviderInput => ({
    ...inputOf('video', 'video/mp4', mp4.subarray(0, 100)),
    ...(address && { address }),
  })

  test('each call carries a token of its own, signed by the secret', async () => {
    let time = Date.now()
    const tokens: (string | null)[] = []
    const send: typeof fetch = (input, init) => {
      tokens.push(new Headers(init?.headers).get('authorization'))
      return fetch(input, init)
    }
    const clocked = createKling({ key, baseUrl: fake.url, fetch: send, now: () => time })
    expect((await clocked.testKey(calm())).ok).toBe(true)
    time += 2_000
    expect((await clocked.testKey(calm())).ok).toBe(true)
    time -= 3_600_000
    expect(await clocked.testKey(calm())).toMatchObject({ ok: false, refused: true })
    expect(new Set(tokens).size).toBe(3)
    expect(tokens.join()).not.toContain('kling-secret')
  })

  test('a plain key is sent as it is', async () => {
    const plain = await startFakeKling({ key: 'plain-key-0123456789' })
    const own = createKling({ key: 'plain-key-0123456789', baseUrl: plain.url })
    expect((await own.testKey(calm())).ok).toBe(true)
    await plain.close()
  })

  test('a picture travels in the POST, a video by its address', async () => {
    const address = async () => 'https://bucket.example/dance.mp4?signed'
    const prepared = await provider.prepare(dance, [picture, video(address)], calm())
    // What is kept of it opens no file to whoever reads it.
    const kept = JSON.stringify({ endpoint: prepared.endpoint, body: prepared.body })
    expect(kept).toContain('attached:ast_character')
    expect(kept).toContain('fetched:ast_video')
    expect(kept).not.toContain('signed')
    await provider.submit(prepared, contextOf('mark-1'), calm())
    expect(fake.posts.at(-1)).toMatchObject({
      endpoint: 'motion-control/kling-3.0',
      nonce: 'mark-1',
      body: {
        contents: [
          { type: 'image', url: Buffer.from(mp4.subarray(0, 300)).toString('base64') },
          { type: 'video', url: 'https://bucket.example/dance.mp4?signed' },
        ],
        options: { external_task_id: 'mark-1', watermark_info: { enabled: false } },
      },
    })
  })

  test('a video that Kling cannot fetch is said to be one, before anything is sent', async () => {
    const before = fake.posts.length
    for (const address of [undefined, async () => null]) {
      await expect(provider.prepare(dance, [picture, video(address)], calm())).rejects.toMatchObject({
        sent: 'no',
        failure: { kind: 'invalid', retry: false },
      })
    }
    const own = createKling({ key })
    const near = async () => 'http://127.0.0.1:9000/a.mp4'
    await expect(own.prepare(dance, [picture, video(near)], calm())).rejects.toBeInstanceOf(ProviderError)
    expect(fake.posts).toHaveLength(before)
  })

  test('the first interface has its own words, and the same ends and bill', async () => {
    const prepared = await provider.prepare(talk, [picture, sound], calm())
    const ticket = await provider.submit(prepared, contextOf('mark-2'), calm())
    expect(await provider.check(ticket, calm())).toMatchObject({ state: 'succeeded', costMicroUsd: 280_000 })
    const startedAt = new Date()
    const attempt = { nonce: 'mark-2', endpoint: talk.endpoint, startedAt, prepared }
    expect(await provider.recover?.(attempt, calm())).toEqual(ticket)
    const drawing = {
      endpoint: 'v1/images/omni-image',
      body: { prompt: 'A fox', resolution: '2k' },
      slots: [],
    }
    const drawn = await provider.submit(drawing, contextOf('mark-4'), calm())
    expect(await provider.check(drawn, calm())).toMatchObject({
      outputs: [{ kind: 'image' }],
      costMicroUsd: 28_000,
    })
    fake.script({ next: [['moderated']] })
    const withheld = await provider.submit(prepared, contextOf('mark-3'), calm())
    expect(await provider.check(withheld, calm())).toMatchObject({ state: 'moderated', billed: false })
  })

  test('a mark is taken once; a task that is not listed yet is asked for again, then unknown', async () => {
    await provider.submit(words, contextOf('twice'), calm())
    await expect(provider.submit(words, contextOf('twice'), calm())).rejects.toMatchObject({
      sent: 'refused',
    })
    const lost = (endpoint: string, ageMs: number) =>
      provider.recover?.(
        { nonce: 'lost', endpoint, startedAt: new Date(Date.now() - ageMs), prepared: words },
        calm(),
      )
    for (const { endpoint } of [words, talk]) {
      await expect(lost(endpoint, 0)).rejects.toMatchObject({
        failure: { retry: true, retryAfterSeconds: 15 },
      })
      expect(await lost(endpoint, 61_000)).toBe('unknown')
    }
  })

  test('without a base URL calls go to Kling’s host; a file is fetched without the key, by https only', async () => {
    const seen: [string, boolean][] = []
    const send: typeof fetch = async (input, init) => {
      seen.push([String(input), new Headers(init?.headers).has('authorization')])
      return Response.json({ code: 0, data: { id: '7', status: 'submitted' } })
    }
    const own = createKling({ key, fetch: send })
    const ticket = await own.submit(words, contextOf('n'), calm())
    await own.check(ticket, calm())
    await own.download({ kind: 'video', url: 'https://cdn.example/a.mp4' }, calm())
    await expect(
      own.download({ kind: 'video', url: 'http://169.254.169.254/latest' }, calm()),
    ).rejects.toBeInstanceOf(ProviderError)
    expect(seen).toEqual([
      ['https://api-singapore.klingai.com/text-to-video/kling-3.0', true],
      ['https://api-singapore.klingai.com/tasks?task_ids=7', true],
      ['https://cdn.example/a.mp4', false],
    ])
  })
})
