import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeBfl, startFakeBfl } from '../../../test/vendors/bfl.ts'
import { ProviderError, type RemoteProvider } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf } from '../spec/suite.ts'
import { endOf, refusal } from './failures.ts'
import { createBfl } from './provider.ts'
import { webhookSecret } from './webhook.ts'

const key = 'bfl-abcdefghij0123456789'
const png = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeBfl()
  await gone.close()
  return gone.url
}

const picture = {
  endpoint: 'flux-2-max',
  body: { prompt: 'A lighthouse at dusk', width: 1280, height: 720, seed: 7 },
  slots: [],
}
const edit = {
  endpoint: 'flux-kontext-pro',
  body: { prompt: 'Make it night' },
  slots: [{ role: 'reference', index: 0, at: ['input_image'] }],
}

describeProvider('bfl', async () => {
  const fake = await startFakeBfl({ key, files: { png }, script: { workMs: 30, slowMs: 1_000 } })
  const started = Date.now()
  const clocked = { key, baseUrl: fake.url, now: () => started }
  return {
    provider: createBfl(clocked),
    withWrongKey: createBfl({ ...clocked, key: 'bfl-wrong0123456789' }),
    unreachable: createBfl({ ...clocked, baseUrl: await closedAddress() }),
    impatient: createBfl({ ...clocked, submitTimeoutMs: 150 }),
    secrets: ['abcdefghij0123456789', 'wrong0123456789'],
    request: picture,
    requestWithInput: { request: edit, input: inputOf('reference', 'image/png', png.subarray(0, 5_000)) },
    outputBytes: png,
    trouble: (...next) => fake.script({ next }),
    posts: () => [...fake.posts],
    billed: () => fake.bills.map(({ requestId }) => requestId),
    webhook: (ticket, flaw) => {
      const { headers, body } = fake.webhookFor(ticket.operationId, flaw)
      return { headers, body: Buffer.from(body) }
    },
    close: () => fake.close(),
  }
})

describe('their own ways', () => {
  let fake: FakeBfl
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeBfl({ key, script: { workMs: 0 }, signing: 'secret' })
    provider = createBfl({ key, baseUrl: fake.url })
  })
  afterAll(async () => {
    await fake.close()
  })

  test('a picture travels in the request as base64, and is not kept with it', async () => {
    const bytes = png.subarray(0, 100)
    const prepared = await provider.prepare(edit, [inputOf('reference', 'image/png', bytes)], calm())
    expect(prepared.body.input_image).toBe('attached:ast_reference')
    await provider.submit(prepared, contextOf('n'), calm())
    expect(fake.posts.at(-1)?.body.input_image).toBe(Buffer.from(bytes).toString('base64'))
  })

  test('a film is a film, and each result says its cost and seed', async () => {
    const film = { endpoint: 'flux-3-video', body: { mode: 't2v', prompt: 'Waves' } }
    const status = await provider.check(await provider.submit(film, contextOf('n'), calm()), calm())
    expect(status).toMatchObject({
      state: 'succeeded',
      outputs: [{ kind: 'video' }],
      costMicroUsd: 1_200_000,
      seed: 7,
    })
  })

  test('a webhook may also prove itself by the secret alone', async () => {
    const ticket = await provider.submit(picture, contextOf('n-7', 'http://127.0.0.1:9/hooks/n-7'), calm())
    expect(fake.posts.at(-1)).toMatchObject({ nonce: 'n-7', body: { webhook_secret: webhookSecret(key) } })
    const genuine = fake.webhookFor(ticket.operationId)
    const read = (headers: Record<string, string>) =>
      provider.parseWebhook?.(headers, Buffer.from(genuine.body), calm())
    expect(await read(genuine.headers)).toEqual({ operationId: ticket.operationId })
    await expect(read(fake.webhookFor(ticket.operationId, 'forged').headers)).rejects.toMatchObject({
      sent: 'refused',
    })
  })

  test('work that a region does not know yet is waited for, but not for ever', async () => {
    let time = Date.now()
    const clocked = createBfl({ key, baseUrl: fake.url, now: () => time })
    const ticket = { operationId: 'not-yet', endpoint: 'flux-2-pro', takenAt: time }
    expect((await clocked.check(ticket, calm())).state).toBe('pending')
    time += 31_000
    expect(await clocked.check(ticket, calm())).toMatchObject({
      state: 'failed',
      failure: { kind: 'internal', retry: false },
    })
  })

  test('fields that a model does not know are refused before any work', async () => {
    const prepared = { ...picture, body: { ...picture.body, steps: 5 } }
    await expect(provider.submit(prepared, contextOf('n'), calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: { kind: 'invalid', retry: false, detail: expect.stringContaining('steps') },
    })
    expect(fake.posts.at(-1)?.requestId).toBeNull()
  })
})

describe('ends', () => {
  const end = (status: string, more: object = {}) => endOf({ status, ...more }, 60_000)

  test('a withheld result costs what their reply says; a refused request costs nothing', () => {
    expect(end('Content Moderated')).toMatchObject({ state: 'moderated', billed: false })
    expect(end('Content Moderated', { cost: 3 })).toMatchObject({ state: 'moderated', billed: true })
    expect(end('Request Moderated', { cost: 3 })).toMatchObject({ state: 'moderated', billed: false })
  })

  test('a refusal repeats their reason', () => {
    const reply = (status: number, json: unknown) => {
      return { status, headers: new Headers(), bytes: new Uint8Array(), text: '', json }
    }
    const detail = [{ loc: ['body', 'width'], msg: 'Input should be a multiple of 16', type: 'x' }]
    expect(refusal(reply(422, { detail })).detail).toBe(
      'Black Forest Labs refused the request: body.width: Input should be a multiple of 16',
    )
    expect(refusal(reply(402, { detail: 'Insufficient credits' })).kind).toBe('exhausted')
    expect(refusal(reply(400, { error: 'Bad seed' })).detail).toContain('Bad seed')
  })
})

describe('without a base URL the key goes to their hosts only', () => {
  test('regions get it; files do not, and an address elsewhere is not called', async () => {
    const seen: [string, string | null][] = []
    let polling = 'https://api.us1.bfl.ai/v1/get_result?id=1'
    const send: typeof fetch = async (input, init) => {
      seen.push([String(input), new Headers(init?.headers).get('x-key')])
      return Response.json({ id: '1', polling_url: polling, status: 'Pending' })
    }
    const provider = createBfl({ key, fetch: send })
    const ticket = await provider.submit(picture, contextOf('n', 'http://plain.example/h'), calm())
    await provider.check(ticket, calm())
    await provider.download({ kind: 'image', url: 'https://delivery.example/a.png' }, calm())
    polling = 'https://bfl.ai.evil.example/v1/get_result?id=1'
    const astray = await provider.submit(picture, contextOf('n'), calm())
    for (const refused of [
      provider.check(astray, calm()),
      provider.download({ kind: 'image', url: 'http://169.254.169.254/latest' }, calm()),
    ]) {
      await expect(refused).rejects.toBeInstanceOf(ProviderError)
    }
    expect(seen).toEqual([
      ['https://api.bfl.ai/v1/flux-2-max', key],
      ['https://api.us1.bfl.ai/v1/get_result?id=1', key],
      ['https://delivery.example/a.png', null],
      ['https://api.bfl.ai/v1/flux-2-max', key],
    ])
  })
})
