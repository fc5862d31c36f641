import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeRunway, startFakeRunway } from '../../../test/vendors/runway.ts'
import { ProviderError, type RemoteProvider, type Ticket } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf } from '../spec/suite.ts'
import { createRunway } from './provider.ts'

const key = 'key_0123456789abcdef'
const mp4 = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

async function closedAddress(): Promise<string> {
  const gone = await startFakeRunway()
  await gone.close()
  return gone.url
}

const words = {
  endpoint: 'text_to_video',
  body: { model: 'gen4.5', promptText: 'A lighthouse at dusk', ratio: '1280:720', duration: 5 },
  slots: [],
}

describeProvider('Runway', async () => {
  const fake = await startFakeRunway({ key, files: { mp4 }, script: { workMs: 30, slowMs: 1_000 } })
  return {
    provider: createRunway({ key, baseUrl: fake.url }),
    withWrongKey: createRunway({ key: 'key_wrong-0123456789', baseUrl: fake.url }),
    unreachable: createRunway({ key, baseUrl: await closedAddress() }),
    impatient: createRunway({ key, baseUrl: fake.url, submitTimeoutMs: 150 }),
    secrets: ['0123456789'],
    request: words,
    requestWithInput: {
      request: {
        endpoint: 'image_to_video',
        body: { model: 'gen4_turbo', promptText: 'The sea moves', ratio: '1280:720', duration: 5 },
        slots: [{ role: 'firstFrame', index: 0, at: ['promptImage'] }],
      },
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

describe('Runway’s own ways', () => {
  let fake: FakeRunway
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeRunway({ key, script: { workMs: 20 } })
    provider = createRunway({ key, baseUrl: fake.url })
  })
  afterAll(async () => {
    await fake.close()
  })

  const submit = (body = words.body, endpoint = words.endpoint) =>
    provider.submit({ endpoint, body }, contextOf('n'), calm())

  async function ended(ticket: Ticket) {
    for (;;) {
      const status = await provider.check(ticket, calm())
      if (status.state !== 'pending') return status
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  test('what a finished task cost is what Runway says', async () => {
    const ticket = await submit()
    expect(await ended(ticket)).toMatchObject({ state: 'succeeded', costMicroUsd: 600_000 })
    expect(fake.bills.at(-1)).toEqual({
      requestId: ticket.operationId,
      endpoint: 'text_to_video',
      microUsd: 600_000,
    })
  })

  test('a picture is a picture', async () => {
    const body = { model: 'gen4_image', promptText: 'A fox', ratio: '1920:1080' }
    const status = await ended(
      await provider.submit({ endpoint: 'text_to_image', body }, contextOf('n'), calm()),
    )
    expect(status).toMatchObject({ outputs: [{ kind: 'image' }], costMicroUsd: 80_000 })
  })

  test('an input goes to the store without the key, and is named by an address of Runway’s', async () => {
    const prepared = await provider.prepare(
      {
        endpoint: 'image_to_video',
        body: { model: 'seedance2_5', promptImage: [{ position: 'first' }, { position: 'last' }] },
        slots: [
          { role: 'firstFrame', index: 0, at: ['promptImage', 0, 'uri'] },
          { role: 'lastFrame', index: 0, at: ['promptImage', 1, 'uri'] },
        ],
      },
      [
        inputOf('firstFrame', 'image/jpeg', mp4.subarray(0, 900)),
        inputOf('lastFrame', 'image/png', mp4.subarray(900, 2_000)),
      ],
      calm(),
    )
    expect(prepared.body.promptImage).toEqual([
      { position: 'first', uri: 'runway://0-ast_firstFrame.jpg' },
      { position: 'last', uri: 'runway://1-ast_lastFrame.png' },
    ])
    expect(fake.uploads.get('1-ast_lastFrame.png')).toEqual(mp4.subarray(900, 2_000))
  })

  test('a cancel that comes late never deletes the result', async () => {
    const ticket = await submit()
    await ended(ticket)
    expect(await provider.cancel?.(ticket, calm())).toBe('too late')
    expect(fake.deleted.size).toBe(0)
    expect((await ended(ticket)).state).toBe('succeeded')
  })

  test('a cancel that was asked before is one', async () => {
    fake.script({ next: [['stuck']] })
    const ticket = await submit()
    expect(await provider.cancel?.(ticket, calm())).toBe('canceled')
    expect(await provider.cancel?.(ticket, calm())).toBe('canceled')
  })

  test('fields that Runway does not know are refused before any work', async () => {
    const before = fake.bills.length
    const error = await submit({ ...words.body, duration: 11 }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProviderError)
    expect(error).toMatchObject({ sent: 'refused', failure: { kind: 'invalid', retry: false } })
    expect(fake.bills).toHaveLength(before)
  })
})

describe('what a task’s end means', () => {
  const replying = (json: object, status = 200) =>
    createRunway({ key, fetch: async () => Response.json(json, { status }) })
  const ticket = { operationId: 't-1', endpoint: 'text_to_video' }
  const endOf = (failureCode: string | undefined, credits?: number) =>
    replying({
      status: 'FAILED',
      failure: 'Words that Runway asks not to show.',
      ...(failureCode === undefined ? {} : { failureCode }),
      ...(credits === undefined ? {} : { cost: { credits } }),
    }).check(ticket, calm())

  test.each([
    ['SAFETY.INPUT.TEXT', 0, 'refused this request', false],
    ['SAFETY.INPUT.IMAGE', 24, 'refused this request', true],
    ['SAFETY.OUTPUT.VIDEO', 60, 'withheld this result', true],
    ['INPUT_PREPROCESSING.SAFETY.TEXT', undefined, 'refused this request', false],
  ])('%s with %s credits is moderated', async (code, credits, words, billed) => {
    expect(await endOf(code, credits)).toEqual({
      state: 'moderated',
      detail: `Runway’s filter ${words}.`,
      billed,
    })
  })

  test.each([
    ['ASSET.INVALID', 'invalid', false],
    ['THIRD_PARTY.UNAVAILABLE', 'unavailable', true],
    ['INTERNAL.BAD_OUTPUT.CODE01', 'internal', true],
    ['INPUT_PREPROCESSING.INTERNAL', 'internal', true],
    ['NEVER.SEEN', 'internal', true],
    [undefined, 'internal', true],
  ])('%s is %s', async (code, kind, retry) => {
    const status = await endOf(code)
    expect(status).toMatchObject({ state: 'failed', failure: { kind, retry, billed: false } })
    expect(JSON.stringify(status)).not.toContain('asks not to show')
  })

  test.each([
    ['PENDING', { state: 'pending', lookAfterSeconds: 5 }],
    ['THROTTLED', { state: 'pending', lookAfterSeconds: 5, note: 'Waits for a free place of this account.' }],
    ['CANCELLED', { state: 'canceled' }],
  ])('%s', async (status, expected) => {
    expect(await replying({ status }).check(ticket, calm())).toEqual(expected)
  })

  test('progress is shown', async () => {
    const status = await replying({ status: 'RUNNING', progress: 0.4 }).check(ticket, calm())
    expect(status).toEqual({ state: 'pending', lookAfterSeconds: 5, progress: 0.4 })
  })

  test('a task that is not found is no end: the next look decides', async () => {
    const lost = replying({ error: 'Not found' }, 404).check(ticket, calm())
    await expect(lost).rejects.toMatchObject({ sent: 'refused' })
  })

  test('an empty balance is not a bad request', async () => {
    const poor = replying({ error: 'You do not have enough credits to run this task.' }, 400)
    await expect(poor.submit(words, contextOf('n'), calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: { kind: 'exhausted' },
    })
  })
})

describe('without a base URL the key goes to Runway’s host only', () => {
  test('each call but those for files', async () => {
    const seen: [url: string, authorization: string | null][] = []
    const send: typeof fetch = async (input, init) => {
      const url = String(input)
      seen.push([url, new Headers(init?.headers).get('authorization')])
      if (url.endsWith('/uploads')) {
        const uploadUrl = 'https://bucket.s3.amazonaws.com/'
        return Response.json({ uploadUrl, fields: {}, runwayUri: 'runway://a-file' })
      }
      return Response.json({ id: 't-1', status: 'PENDING' })
    }
    const provider = createRunway({ key, fetch: send })
    const request = {
      endpoint: 'image_to_video',
      body: {},
      slots: [{ role: 'firstFrame', index: 0, at: ['promptImage'] }],
    }
    const input = inputOf('firstFrame', 'image/png', mp4.subarray(0, 900))
    const ticket = await provider.submit(
      await provider.prepare(request, [input], calm()),
      contextOf('n'),
      calm(),
    )
    await provider.check({ ...ticket, operationId: '../../evil' }, calm())
    await provider.download({ kind: 'video', url: 'https://files.example/a.mp4' }, calm())
    const bearer = `Bearer ${key}`
    expect(seen).toEqual([
      ['https://api.dev.runwayml.com/v1/uploads', bearer],
      ['https://bucket.s3.amazonaws.com/', null],
      ['https://api.dev.runwayml.com/v1/image_to_video', bearer],
      ['https://api.dev.runwayml.com/v1/tasks/..%2F..%2Fevil', bearer],
      ['https://files.example/a.mp4', null],
    ])
  })

  test('files are fetched by https only', async () => {
    const provider = createRunway({ key, fetch: async () => new Response('bytes') })
    const local = provider.download({ kind: 'video', url: 'http://169.254.169.254/latest' }, calm())
    await expect(local).rejects.toBeInstanceOf(ProviderError)
  })
})
