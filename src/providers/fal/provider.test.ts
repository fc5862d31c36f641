import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeFal, startFakeFal } from '../../../test/vendors/fal.ts'
import { signedHeaders } from '../../../test/vendors/fal-signing.ts'
import { ProviderError, type RemoteProvider, type Ticket } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf } from '../spec/suite.ts'
import { createFal } from './provider.ts'

const key = 'id-0123456789:secret-abcdef'
const mp4 = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeFal()
  await gone.close()
  return gone.url
}

const seedance = {
  endpoint: 'bytedance/seedance-2.0/text-to-video',
  body: { prompt: 'A lighthouse at dusk', duration: '4', resolution: '720p' },
  slots: [],
}

describeProvider('fal', async () => {
  const fake = await startFakeFal({ key, files: { mp4 }, script: { workMs: 30, slowMs: 1_000 } })
  const provider = createFal({ key, baseUrl: fake.url })
  return {
    provider,
    withWrongKey: createFal({ key: 'wrong-0123456789:wrong-abcdef', baseUrl: fake.url }),
    unreachable: createFal({ key, baseUrl: await closedAddress() }),
    impatient: createFal({ key, baseUrl: fake.url, submitTimeoutMs: 150 }),
    secrets: ['0123456789', 'abcdef'],
    request: seedance,
    requestWithInput: {
      request: {
        endpoint: 'fal-ai/veo3.1/image-to-video',
        body: { prompt: 'The sea moves' },
        slots: [{ role: 'firstFrame', index: 0, at: ['image_url'] }],
      },
      input: inputOf('firstFrame', 'image/png', mp4.subarray(0, 5_000)),
      uploaded: () => [...fake.uploads.values()],
    },
    outputBytes: mp4,
    trouble: (...next) => fake.script({ next }),
    posts: () => [...fake.posts],
    billed: () => fake.bills.map(({ requestId }) => requestId),
    webhook: (ticket, flaw) => {
      const body = JSON.stringify({ request_id: ticket.operationId, status: 'OK', payload: {} })
      return { headers: signedHeaders(ticket.operationId, body, flaw), body: Buffer.from(body) }
    },
    recoverOfNothing: 'unknown',
    close: () => fake.close(),
  }
})

describe('fal’s own ways', () => {
  let fake: FakeFal
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeFal({ key, script: { workMs: 20 } })
    provider = createFal({ key, baseUrl: fake.url })
  })
  afterAll(async () => {
    await fake.close()
  })

  const submit = (nonce = 'n-1') =>
    provider.submit(seedance, contextOf(nonce, `http://127.0.0.1:9/hooks/${nonce}`), calm())

  test('a submit carries our nonce twice, forbids fal’s own retries and keeps the output a week', async () => {
    await submit('n-headers')
    const post = fake.posts.at(-1)
    expect(post?.nonce).toBe('n-headers')
    expect(post?.body.end_user_id).toBe('n-headers')
    expect(post?.headers['x-fal-no-retry']).toBe('1')
    expect(JSON.parse(post?.headers['x-fal-object-lifecycle-preference'] ?? '{}')).toEqual({
      expiration_duration_seconds: 604_800,
    })
  })

  test('an endpoint without a marker field gets none, and cannot be recovered', async () => {
    const prepared = { endpoint: 'fal-ai/veo3.1', body: { prompt: 'x', duration: '4s' } }
    const ticket = await provider.submit(prepared, contextOf('n-veo'), calm())
    expect(ticket.operationId).toBe(fake.posts.at(-1)?.requestId)
    expect(Object.keys(fake.posts.at(-1)?.body ?? {})).toEqual(['prompt', 'duration'])
    const attempt = { nonce: 'n-veo', endpoint: prepared.endpoint, startedAt: new Date(), prepared }
    expect(await provider.recover?.(attempt, calm())).toBe('unknown')
  })

  test('fields that fal does not know are refused before any work', async () => {
    const prepared = { endpoint: 'fal-ai/veo3.1', body: { prompt: 'x', duration: 8 } }
    const error = await provider.submit(prepared, contextOf('n'), calm()).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProviderError)
    expect(error).toMatchObject({ sent: 'refused', failure: { kind: 'invalid', retry: false } })
    // Bills of earlier requests may still come in; this one has no request that could be billed.
    expect(fake.posts.at(-1)).toMatchObject({ body: prepared.body, requestId: null })
  })

  test('recover walks through the pages to a request among many', async () => {
    const startedAt = new Date()
    const tickets = new Map<string, string>()
    for (let index = 0; index < 130; index++) {
      tickets.set(`many-${index}`, (await submit(`many-${index}`)).operationId)
    }
    const attempt = { endpoint: seedance.endpoint, startedAt, prepared: seedance }
    for (const nonce of ['many-3', 'many-127']) {
      expect(await provider.recover?.({ ...attempt, nonce }, calm())).toMatchObject({
        operationId: tickets.get(nonce),
      })
    }
  })

  test('a request that still queues is not listed: ask again, then unknown, never a second POST', async () => {
    let time = Date.now()
    const clocked = createFal({ key, baseUrl: fake.url, now: () => time })
    fake.script({ next: [['stuck']] })
    await submit('queued-1')
    const before = fake.posts.length
    const attempt = {
      nonce: 'queued-1',
      endpoint: seedance.endpoint,
      startedAt: new Date(time),
      prepared: seedance,
    }
    await expect(clocked.recover?.(attempt, calm())).rejects.toMatchObject({
      failure: { kind: 'unavailable', retry: true, retryAfterSeconds: 15 },
    })
    time += 61_000
    expect(await clocked.recover?.(attempt, calm())).toBe('unknown')
    expect(fake.posts).toHaveLength(before)
  })

  test('rotated keys are fetched again, but not at a forger’s pace', async () => {
    let looks = 0
    let time = Date.now()
    const counting: typeof fetch = (input, init) => {
      if (String(input).endsWith('jwks.json')) looks++
      return fetch(input, init)
    }
    const patient = createFal({ key, baseUrl: fake.url, fetch: counting, now: () => time })
    const body = Buffer.from('{"request_id":"r-1"}')
    const send = (flaw?: 'forged') =>
      patient.parseWebhook?.(signedHeaders('r-1', body.toString(), flaw), body, calm())
    await send()
    await send()
    expect(looks).toBe(1)
    await expect(send('forged')).rejects.toBeInstanceOf(ProviderError)
    expect(looks).toBe(1)
    time += 61_000
    await expect(send('forged')).rejects.toBeInstanceOf(ProviderError)
    await expect(send('forged')).rejects.toBeInstanceOf(ProviderError)
    expect(looks).toBe(2)
  })
})

describe('without a base URL the key goes to fal’s hosts only', () => {
  const file = 'https://v3.fal.media/files/a.mp4'
  const replying = (urls: Record<string, string>, seen: string[] = []) => {
    const send: typeof fetch = async (input) => {
      seen.push(String(input))
      return Response.json({ request_id: 'r-1', ...urls })
    }
    return createFal({ key, fetch: send })
  }
  const good = {
    status_url: 'https://queue.fal.run/bytedance/seedance-2.0/requests/r-1/status',
    response_url: 'https://queue.fal.run/bytedance/seedance-2.0/requests/r-1',
    cancel_url: 'https://queue.fal.run/bytedance/seedance-2.0/requests/r-1/cancel',
  }

  test('fal’s own addresses are kept as they are', async () => {
    const seen: string[] = []
    const ticket = await replying(good, seen).submit(seedance, contextOf('n'), calm())
    expect(ticket).toMatchObject({ statusUrl: good.status_url, cancelUrl: good.cancel_url })
    expect(seen).toEqual(['https://queue.fal.run/bytedance/seedance-2.0/text-to-video'])
  })

  test.each([
    'https://queue.fal.run.evil.example/x',
    'http://queue.fal.run/x',
    'https://evil.example/queue.fal.run',
    'https://user@queue.fal.run/x',
    'https://queue.fal.run:8443/x',
    'not a url',
  ])('%s is refused, and the work may have begun', async (status_url) => {
    const provider = replying({ ...good, status_url })
    await expect(provider.submit(seedance, contextOf('n'), calm())).rejects.toMatchObject({ sent: 'maybe' })
  })

  test.each(['check', 'cancel'] as const)('%s never follows a planted ticket', async (verb) => {
    const seen: string[] = []
    const ticket: Ticket = {
      operationId: 'r-1',
      statusUrl: 'https://evil.example/status',
      responseUrl: 'https://evil.example',
      cancelUrl: 'https://evil.example/cancel',
    }
    await expect(replying(good, seen)[verb]?.(ticket, calm())).rejects.toBeInstanceOf(ProviderError)
    expect(seen).toEqual([])
  })

  test('a file is fetched without the key, and by https only', async () => {
    let headers: unknown
    const send: typeof fetch = async (_input, init) => {
      headers = init?.headers
      return new Response('bytes', { headers: { 'content-length': '5' } })
    }
    const provider = createFal({ key, fetch: send })
    await provider.download({ kind: 'video', url: file }, calm())
    expect(headers).toBeUndefined()
    await expect(
      provider.download({ kind: 'video', url: 'http://169.254.169.254/latest' }, calm()),
    ).rejects.toBeInstanceOf(ProviderError)
  })

  test('an empty balance is not a wrong key', async () => {
    const send: typeof fetch = async () =>
      Response.json({ detail: 'User is locked. Reason: Exhausted balance.' }, { status: 403 })
    const error = await createFal({ key, fetch: send })
      .submit(seedance, contextOf('n'), calm())
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ sent: 'refused', failure: { kind: 'exhausted' } })
  })
})
