import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeReplicate, startFakeReplicate } from '../../../test/vendors/replicate.ts'
import { ProviderError, type RemoteProvider } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf } from '../spec/suite.ts'
import { createReplicate } from './provider.ts'

const key = 'r8_abcdefghij0123456789'
const mp4 = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeReplicate()
  await gone.close()
  return gone.url
}

const wan = {
  endpoint: 'wan-video/wan-2.7-t2v',
  body: { prompt: 'A lighthouse at dusk', duration: 4, resolution: '720p' },
  slots: [],
}
const horse = {
  endpoint: 'alibaba/happyhorse-1.0',
  body: { prompt: 'The sea moves' },
  slots: [{ role: 'firstFrame', index: 0, at: ['image'] }],
}

describeProvider('replicate', async () => {
  const fake = await startFakeReplicate({ key, files: { mp4 }, script: { workMs: 30, slowMs: 1_000 } })
  return {
    provider: createReplicate({ key, baseUrl: fake.url }),
    withWrongKey: createReplicate({ key: 'r8_wrong0123456789', baseUrl: fake.url }),
    unreachable: createReplicate({ key, baseUrl: await closedAddress() }),
    impatient: createReplicate({ key, baseUrl: fake.url, submitTimeoutMs: 150 }),
    secrets: ['abcdefghij0123456789', 'wrong0123456789'],
    request: wan,
    requestWithInput: {
      request: horse,
      input: inputOf('firstFrame', 'image/png', mp4.subarray(0, 5_000)),
      uploaded: () => [...fake.uploads.values()],
    },
    outputBytes: mp4,
    trouble: (...next) => fake.script({ next }),
    posts: () => [...fake.posts],
    billed: () => fake.bills.map(({ requestId }) => requestId),
    webhook: (ticket, flaw) => {
      const body = JSON.stringify({ id: ticket.operationId, status: 'succeeded', output: null })
      return { headers: fake.signed(ticket.operationId, body, flaw), body: Buffer.from(body) }
    },
    recoverOfNothing: 'unknown',
    close: () => fake.close(),
  }
})

describe('Replicate’s own ways', () => {
  let fake: FakeReplicate
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeReplicate({ key, script: { workMs: 20 } })
    provider = createReplicate({ key, baseUrl: fake.url })
  })
  afterAll(async () => {
    await fake.close()
  })

  test('an official model and a version have addresses of their own', async () => {
    await provider.submit(wan, contextOf('n'), calm())
    expect(fake.posts.at(-1)).toMatchObject({ endpoint: wan.endpoint, body: { input: wan.body } })
    const version = `${wan.endpoint}:${'a'.repeat(64)}`
    await provider.submit({ ...wan, endpoint: version }, contextOf('n'), calm())
    expect(fake.posts.at(-1)?.body).toEqual({ version, input: wan.body })
  })

  test('a webhook is asked for the end alone', async () => {
    await provider.submit(wan, contextOf('n-9', 'http://127.0.0.1:9/hooks/n-9'), calm())
    expect(fake.posts.at(-1)).toMatchObject({ nonce: 'n-9', body: { webhook_events_filter: ['completed'] } })
  })

  test('fields that a model does not know are refused before any work', async () => {
    const prepared = { ...wan, body: { prompt: 'x', fps: 24 } }
    await expect(provider.submit(prepared, contextOf('n'), calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: { kind: 'invalid', retry: false },
    })
    expect(fake.posts.at(-1)?.requestId).toBeNull()
  })

  test('recover walks the pages to a prediction among many, and knows one by its upload', async () => {
    const startedAt = new Date()
    const first = await provider.submit(wan, contextOf('a', 'http://127.0.0.1:9/hooks/a'), calm())
    const input = inputOf('firstFrame', 'image/jpeg', mp4.subarray(0, 100))
    const prepared = await provider.prepare(horse, [input], calm())
    const uploaded = await provider.submit(prepared, contextOf('b'), calm())
    for (let index = 0; index < 110; index++) await provider.submit(wan, contextOf('other'), calm())
    expect(
      await provider.recover?.({ nonce: 'a', endpoint: wan.endpoint, startedAt, prepared: wan }, calm()),
    ).toEqual(first)
    expect(
      await provider.recover?.({ nonce: 'b', endpoint: horse.endpoint, startedAt, prepared }, calm()),
    ).toEqual(uploaded)
  })

  test('one that only looks alike is never taken for ours: ask again, then unknown', async () => {
    let time = Date.now()
    const clocked = createReplicate({ key, baseUrl: fake.url, now: () => time })
    await provider.submit(wan, contextOf('theirs'), calm())
    const attempt = { nonce: 'ours', endpoint: wan.endpoint, startedAt: new Date(time), prepared: wan }
    await expect(clocked.recover?.(attempt, calm())).rejects.toMatchObject({
      failure: { kind: 'unavailable', retry: true, retryAfterSeconds: 15 },
    })
    time += 61_000
    expect(await clocked.recover?.(attempt, calm())).toBe('unknown')
  })

  test('a new secret is fetched, but not at a forger’s pace', async () => {
    let looks = 0
    let time = Date.now()
    const counting: typeof fetch = (input, init) => {
      if (String(input).endsWith('/secret')) looks++
      return fetch(input, init)
    }
    const patient = createReplicate({ key, baseUrl: fake.url, fetch: counting, now: () => time })
    const send = (flaw?: 'forged') =>
      patient.parseWebhook?.(fake.signed('p-1', '{"id":"p-1"}', flaw), Buffer.from('{"id":"p-1"}'), calm())
    expect(await send()).toEqual({ operationId: 'p-1' })
    await expect(send('forged')).rejects.toBeInstanceOf(ProviderError)
    expect(looks).toBe(1)
    fake.rotateSecret()
    await expect(send()).rejects.toBeInstanceOf(ProviderError)
    time += 61_000
    expect(await send()).toEqual({ operationId: 'p-1' })
    expect(looks).toBe(2)
  })
})

describe('without a base URL the key goes to Replicate’s hosts only', () => {
  const replying = (json: object, seen: [string, unknown][] = []) => {
    const send: typeof fetch = async (input, init) => {
      seen.push([String(input), new Headers(init?.headers).get('authorization')])
      return Response.json(json)
    }
    return createReplicate({ key, fetch: send })
  }

  test('a webhook that is not https is not named', async () => {
    const bodies: unknown[] = []
    const send: typeof fetch = async (_input, init) => {
      bodies.push(JSON.parse(String(init?.body)))
      return Response.json({ id: 'p', status: 'starting' }, { status: 201 })
    }
    const provider = createReplicate({ key, fetch: send })
    await provider.submit(wan, contextOf('n', 'http://studio.local/n'), calm())
    await provider.submit(wan, contextOf('n', 'https://studio.example/n'), calm())
    expect(bodies).toEqual([
      { input: wan.body },
      { input: wan.body, webhook: 'https://studio.example/n', webhook_events_filter: ['completed'] },
    ])
  })

  test.each([
    ['https://replicate.delivery/a.mp4', `Bearer ${key}`],
    ['https://tjzk.replicate.delivery/a.mp4', `Bearer ${key}`],
    ['https://replicate.delivery.evil.example/a.mp4', null],
    ['https://evilreplicate.delivery/a.mp4', null],
    ['https://replicate.delivery:8443/a.mp4', null],
  ])('a file at %s', async (url, authorization) => {
    const seen: [string, unknown][] = []
    await replying({}, seen).download({ kind: 'video', url }, calm())
    expect(seen).toEqual([[url, authorization]])
  })

  test('a file is fetched by https only', async () => {
    const seen: [string, unknown][] = []
    const provider = replying({}, seen)
    await expect(
      provider.download({ kind: 'video', url: 'http://169.254.169.254/latest' }, calm()),
    ).rejects.toBeInstanceOf(ProviderError)
    expect(seen).toEqual([])
  })

  test('a list that points elsewhere is not followed', async () => {
    const seen: [string, unknown][] = []
    const provider = replying({ results: [], next: 'https://evil.example/v1/predictions' }, seen)
    const attempt = { nonce: 'n', endpoint: wan.endpoint, startedAt: new Date(0), prepared: wan }
    expect(await provider.recover?.(attempt, calm())).toBe('unknown')
    expect(seen).toHaveLength(1)
  })
})
