import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeOpenAi, startFakeOpenAi } from '../../../test/vendors/openai.ts'
import type { RemoteProvider } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf } from '../spec/suite.ts'
import { refusal } from './failures.ts'
import { createOpenAi } from './provider.ts'
import { costOf } from './replies.ts'

const key = 'sk-proj-abcdefghij0123456789'
const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeOpenAi()
  await gone.close()
  return gone.url
}

const picture = {
  endpoint: 'images/generations',
  body: {
    model: 'gpt-image-2',
    prompt: 'A lighthouse',
    size: '1024x1024',
    quality: 'low',
    output_format: 'png',
  },
  slots: [],
}
const speech = {
  endpoint: 'audio/speech',
  body: { model: 'gpt-4o-mini-tts', input: 'Good evening', voice: 'marin', response_format: 'mp3' },
  slots: [],
}
const edit = {
  endpoint: 'images/edits',
  body: { ...picture.body, prompt: 'Make it night' },
  slots: [{ role: 'reference', index: 0, at: ['image', 0] }],
}

for (const request of [picture, speech]) {
  describeProvider(`openai ${request.endpoint}`, async () => {
    const files = { png: bytes, mp3: bytes }
    const fake = await startFakeOpenAi({ key, files, script: { slowMs: 1_000 } })
    return {
      provider: createOpenAi({ key, baseUrl: fake.url }),
      withWrongKey: createOpenAi({ key: 'sk-proj-wrong0123456789', baseUrl: fake.url }),
      unreachable: createOpenAi({ key, baseUrl: await closedAddress() }),
      impatient: createOpenAi({ key, baseUrl: fake.url, submitTimeoutMs: 150 }),
      secrets: ['abcdefghij0123456789', 'wrong0123456789'],
      request,
      requestWithInput: { request: edit, input: inputOf('reference', 'image/png', bytes.subarray(0, 5_000)) },
      outputBytes: bytes,
      trouble: (...next) => fake.script({ next }),
      posts: () => [...fake.posts],
      billed: () => fake.bills.map(({ requestId }) => requestId),
      immediate: true,
      close: () => fake.close(),
    }
  })
}

describe('OpenAI’s own ways', () => {
  let fake: FakeOpenAi
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeOpenAi({ key })
    provider = createOpenAi({ key, baseUrl: fake.url })
  })
  afterAll(async () => {
    await fake.close()
  })

  test('the cost is what the reply counts: words, given pictures, and what was made', async () => {
    const prepared = await provider.prepare(edit, [inputOf('reference', 'image/png', bytes)], calm())
    const ticket = await provider.submit(prepared, contextOf('n'), calm())
    // 13 letters are 4 tokens; 1,100 of the picture, 196 of the result.
    expect(await provider.check(ticket, calm())).toMatchObject({
      state: 'succeeded',
      outputs: [{ kind: 'image', contentType: 'image/png' }],
      costMicroUsd: 4 * 5 + 1_100 * 8 + 196 * 30,
    })
    expect(fake.files.at(-1)?.get('image')?.[0]).toEqual(bytes)
    const reply = { data: [{ b64_json: 'AA==' }], usage: { input_tokens: 1, output_tokens: 1 } }
    expect(costOf('gpt-image-9', reply)).toBeNull()
    expect(costOf('gpt-image-2', { ...reply, usage: null })).toBeNull()
  })

  test('a mask becomes transparent where it is white, at the size of the picture', async () => {
    const blank = (width: number, height: number, background: string) =>
      sharp({ create: { width, height, channels: 3, background } }).png()
    const patch = await blank(4, 4, 'white').toBuffer()
    const drawn = blank(8, 4, 'black').composite([{ input: patch, left: 0, top: 0 }])
    const inputs = [
      inputOf('reference', 'image/jpeg', await blank(64, 32, 'red').jpeg().toBuffer()),
      inputOf('mask', 'image/png', await drawn.toBuffer()),
    ]
    const masked = { ...edit, slots: [...edit.slots, { role: 'mask', index: 0, at: ['mask'] }] }
    await provider.submit(await provider.prepare(masked, inputs, calm()), contextOf('n'), calm())
    const sent = sharp(fake.files.at(-1)?.get('mask')?.[0])
    const { data, info } = await sent.raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height, info.channels]).toEqual([64, 32, 4])
    const alphaAt = (x: number, y: number) => data[(y * info.width + x) * 4 + 3]
    expect([alphaAt(4, 16), alphaAt(24, 16), alphaAt(40, 16), alphaAt(60, 4)]).toEqual([0, 0, 255, 255])
    const broken = [inputs[0], inputOf('mask', 'image/png', bytes.subarray(0, 100))].flatMap(
      (one) => one ?? [],
    )
    await expect(provider.prepare(masked, broken, calm())).rejects.toMatchObject({
      sent: 'no',
      failure: { kind: 'invalid', retry: false },
    })
  })

  test('a sound keeps the type that came', async () => {
    const body = { ...speech.body, response_format: 'wav' }
    const ticket = await provider.submit({ ...speech, body }, contextOf('n'), calm())
    expect(await provider.check(ticket, calm())).toMatchObject({
      outputs: [{ kind: 'audio', contentType: 'audio/wav' }],
    })
  })

  test('what OpenAI would not take is refused before any work, with its reason', async () => {
    const body = { ...picture.body, size: '1000x1000' }
    await expect(provider.submit({ ...picture, body }, contextOf('n'), calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: { kind: 'invalid', detail: 'OpenAI refused the request: Both sides must be divisible by 16' },
    })
    expect(fake.posts.at(-1)?.requestId).toBeNull()
  })

  test('an empty purse is not a crowd', () => {
    const reply = (status: number, code: string) => ({
      status,
      headers: new Headers(),
      bytes: new Uint8Array(),
      text: '',
      json: { error: { message: 'You exceeded your current quota', code } },
    })
    expect(refusal(reply(429, 'insufficient_quota'))).toMatchObject({ kind: 'exhausted', retry: false })
    expect(refusal(reply(429, 'rate_limit_exceeded'))).toMatchObject({ kind: 'rate-limited', retry: true })
  })

  test('without a base URL the key goes to OpenAI’s host', async () => {
    const seen: string[] = []
    const send: typeof fetch = async (input) => {
      seen.push(String(input))
      return Response.json({ data: [{ b64_json: 'AAAA' }] })
    }
    const alone = createOpenAi({ key, fetch: send })
    await alone.submit(picture, contextOf('n'), calm())
    await alone.testKey(calm())
    expect(seen).toEqual(['https://api.openai.com/v1/images/generations', 'https://api.openai.com/v1/models'])
    await expect(alone.download({ kind: 'image', url: 'https://x.example/a' }, calm())).rejects.toMatchObject(
      {
        sent: 'no',
      },
    )
  })
})
