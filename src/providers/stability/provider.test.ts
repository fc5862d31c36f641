import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeStability, startFakeStability } from '../../../test/vendors/stability.ts'
import type { RemoteProvider } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf } from '../spec/suite.ts'
import { createStability } from './provider.ts'

const key = 'sk-abcdefghij0123456789'
const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeStability()
  await gone.close()
  return gone.url
}

const core = {
  endpoint: 'stable-image/generate/core',
  body: { prompt: 'A lighthouse', seed: 7, output_format: 'png' },
  slots: [],
}
const sound = {
  endpoint: 'audio/stable-audio-2/text-to-audio',
  body: { prompt: 'Rain on a roof', model: 'stable-audio-2.5', duration: 10, output_format: 'mp3' },
  slots: [],
}
/** Its picture is a text here, which the fake takes for one. */
const creative = {
  endpoint: 'stable-image/upscale/creative',
  body: { prompt: 'A lighthouse', image: 'as it was', output_format: 'png' },
  slots: [],
}
const inpaint = {
  endpoint: 'stable-image/edit/inpaint',
  body: { prompt: 'A boat', grow_mask: 5, output_format: 'webp' },
  slots: [{ role: 'reference', index: 0, at: ['image'] }],
}

for (const [request, immediate] of [
  [core, true],
  [creative, false],
] as const) {
  describeProvider(`stability ${request.endpoint}`, async () => {
    const files = { png: bytes, mp3: bytes }
    const fake = await startFakeStability({
      key,
      files,
      script: { slowMs: 1_000, workMs: immediate ? 0 : 30 },
    })
    return {
      provider: createStability({ key, baseUrl: fake.url }),
      withWrongKey: createStability({ key: 'sk-wrong0123456789', baseUrl: fake.url }),
      unreachable: createStability({ key, baseUrl: await closedAddress() }),
      impatient: createStability({ key, baseUrl: fake.url, submitTimeoutMs: 150 }),
      secrets: ['abcdefghij0123456789', 'wrong0123456789'],
      request,
      requestWithInput: {
        request: inpaint,
        input: inputOf('reference', 'image/png', bytes.subarray(0, 5_000)),
      },
      outputBytes: bytes,
      trouble: (...next) => fake.script({ next }),
      posts: () => [...fake.posts],
      billed: () => fake.bills.map(({ requestId }) => requestId),
      immediate,
      close: () => fake.close(),
    }
  })
}

describe('Stability AI’s own ways', () => {
  let fake: FakeStability
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeStability({ key })
    provider = createStability({ key, baseUrl: fake.url })
  })
  afterAll(async () => {
    await fake.close()
  })

  test('every request is a form, with its pictures as files', async () => {
    const prepared = await provider.prepare(inpaint, [inputOf('reference', 'image/jpeg', bytes)], calm())
    const ticket = await provider.submit(prepared, contextOf('n'), calm())
    expect(fake.posts.at(-1)).toMatchObject({
      endpoint: 'stable-image/edit/inpaint',
      body: { prompt: 'A boat', grow_mask: 5, image: 'file' },
      headers: { accept: 'application/json' },
    })
    expect(fake.files.at(-1)?.get('image')?.[0]).toEqual(bytes)
    expect(await provider.check(ticket, calm())).toMatchObject({ outputs: [{ contentType: 'image/webp' }] })
  })

  test('a sound is a sound, and the seed comes back', async () => {
    const heard = await provider.check(await provider.submit(sound, contextOf('n'), calm()), calm())
    expect(heard).toMatchObject({ outputs: [{ kind: 'audio', contentType: 'audio/mpeg' }] })
    const seen = await provider.check(await provider.submit(core, contextOf('n'), calm()), calm())
    expect(seen).toMatchObject({ state: 'succeeded', seed: 7 })
  })

  test('a blurred picture is withheld, and was made: it is paid', async () => {
    const body = { ...core.body, prompt: 'A duel [[blurred]]' }
    const ticket = await provider.submit({ ...core, body }, contextOf('n'), calm())
    expect(await provider.check(ticket, calm())).toMatchObject({ state: 'moderated', billed: true })
    expect(fake.bills.map(({ requestId }) => requestId)).toContain(ticket.operationId)
  })

  test('one look in ten seconds is enough; a refusal repeats the reason', async () => {
    fake.script({ next: [['stuck']] })
    const ticket = await provider.submit(creative, contextOf('n'), calm())
    expect(await provider.check(ticket, calm())).toEqual({ state: 'pending', lookAfterSeconds: 10 })
    const body = { ...core.body, seed: 4_294_967_295 }
    await expect(provider.submit({ ...core, body }, contextOf('n'), calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: { kind: 'invalid', detail: expect.stringContaining('/seed must be <=') },
    })
  })

  test('without a base URL the key goes to Stability AI’s host only', async () => {
    const seen: string[] = []
    const send: typeof fetch = async (input) => {
      seen.push(String(input))
      return Response.json({ id: 'r-1' })
    }
    const alone = createStability({ key, fetch: send })
    await alone.submit(creative, contextOf('n'), calm())
    await alone.download({ kind: 'image', url: 'https://elsewhere.example/v2beta/results/r-1' }, calm())
    expect(seen).toEqual([
      'https://api.stability.ai/v2beta/stable-image/upscale/creative',
      'https://api.stability.ai/v2beta/results/r-1',
    ])
  })
})
