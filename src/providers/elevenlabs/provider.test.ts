import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeElevenLabs, startFakeElevenLabs } from '../../../test/vendors/elevenlabs.ts'
import { ProviderError, type RemoteProvider } from '../spec/provider.ts'
import { contextOf, describeProvider, inputOf } from '../spec/suite.ts'
import { createElevenLabs } from './provider.ts'

const key = 'sk_abcdefghij0123456789'
const mp3 = Uint8Array.from({ length: 30_000 }, (_, index) => (index * 7) % 256)
const calm = () => new AbortController().signal
const george = 'JBFqnCBsd6RMkjVDRZzb'

/** An address where nothing listens: it did a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = await startFakeElevenLabs()
  await gone.close()
  return gone.url
}

const speech = {
  endpoint: 'text-to-speech',
  body: { voice_id: george, output_format: 'mp3_44100_128', text: 'The sea is calm.', model_id: 'eleven_v3' },
  slots: [],
}
const change = {
  endpoint: 'speech-to-speech',
  body: { voice_id: george, model_id: 'eleven_multilingual_sts_v2', seed: 7, remove_background_noise: true },
  slots: [{ role: 'audio', index: 0, at: ['audio'] }],
}

describeProvider('elevenlabs', async () => {
  const fake = await startFakeElevenLabs({ key, mp3, script: { slowMs: 1_000 } })
  return {
    provider: createElevenLabs({ key, baseUrl: fake.url }),
    withWrongKey: createElevenLabs({ key: 'sk_wrong0123456789', baseUrl: fake.url }),
    unreachable: createElevenLabs({ key, baseUrl: await closedAddress() }),
    impatient: createElevenLabs({ key, baseUrl: fake.url, submitTimeoutMs: 150 }),
    secrets: ['abcdefghij0123456789', 'wrong0123456789'],
    request: speech,
    requestWithInput: { request: change, input: inputOf('audio', 'audio/mpeg', mp3.subarray(0, 5_000)) },
    outputBytes: mp3,
    trouble: (...next) => fake.script({ next }),
    posts: () => [...fake.posts],
    billed: () => fake.bills.map(({ requestId }) => requestId),
    immediate: true,
    close: () => fake.close(),
  }
})

describe('ElevenLabs’ own ways', () => {
  let fake: FakeElevenLabs
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeElevenLabs({ key, mp3 })
    provider = createElevenLabs({ key, baseUrl: fake.url })
  })
  afterAll(() => fake.close())
  const say = (text: string) =>
    provider.submit({ ...speech, body: { ...speech.body, text } }, contextOf('n'), calm())

  test('the voice and the format are in the address, the rest is the body', async () => {
    await say('Hello')
    expect(fake.posts.at(-1)).toMatchObject({
      endpoint: 'text-to-speech',
      body: { ...speech.body, text: 'Hello' },
    })
  })

  test('a recording travels in the form, whole, beside its fields', async () => {
    const recording = inputOf('audio', 'audio/wav', mp3.subarray(0, 100))
    const prepared = await provider.prepare(change, [recording], calm())
    expect(JSON.stringify({ body: prepared.body }).length).toBeLessThan(500)
    await provider.submit(prepared, contextOf('n'), calm())
    const { audio, ...fields } = fake.posts.at(-1)?.body ?? {}
    expect(Buffer.from(String(audio), 'latin1')).toEqual(Buffer.from(mp3.subarray(0, 100)))
    expect(fields).toEqual(change.body)
  })

  test('what the filter refuses is withheld, free, with its better words', async () => {
    const ticket = await say('A storm [[moderated]]')
    expect(await provider.check(ticket, calm())).toMatchObject({
      state: 'moderated',
      billed: false,
      detail: expect.stringContaining('A calm sea'),
    })
  })

  test.each([
    [400, { status: 'quota_exceeded', message: 'No credits' }, 'exhausted'],
    [401, { status: 'quota_exceeded', message: 'No credits' }, 'exhausted'],
    [403, { status: 'only_for_creator+', message: 'Upgrade' }, 'exhausted'],
    [404, { status: 'voice_not_found', message: 'Gone' }, 'invalid'],
    [401, { status: 'invalid_api_key', message: 'Bad' }, 'unauthorized'],
    [422, [{ loc: ['body', 'text'], msg: 'too long', type: 'v' }], 'invalid'],
    [429, { status: 'system_busy', message: 'Busy' }, 'rate-limited'],
    [400, 'Plain words', 'invalid'],
  ])('%i %j is %s', async (status, detail, kind) => {
    const send: typeof fetch = async () => Response.json({ detail }, { status })
    const refusing = createElevenLabs({ key, fetch: send })
    await expect(refusing.submit(speech, contextOf('n'), calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: { kind, retry: kind === 'rate-limited' },
    })
  })

  test('there is nothing to download', async () => {
    await expect(
      provider.download({ kind: 'audio', url: 'https://x.example' }, calm()),
    ).rejects.toBeInstanceOf(ProviderError)
  })
})

describe('the account’s voices', () => {
  let fake: FakeElevenLabs
  let provider: RemoteProvider
  beforeAll(async () => {
    fake = await startFakeElevenLabs({ key, mp3 })
    provider = createElevenLabs({ key, baseUrl: fake.url })
  })
  afterAll(() => fake.close())
  const desk = () => {
    if (!provider.voices) throw new Error('No voices')
    return provider.voices
  }
  const sample = inputOf('audio', 'audio/mpeg', mp3.subarray(0, 200))
  const wish = { name: 'Mara', samples: [sample], removeNoise: true, mark: 'voc_1' }

  test('all pages are read, and what they say of a voice', async () => {
    const [first] = fake.voices
    if (first)
      for (let n = 0; n < 120; n++)
        fake.voices.push({ ...first, voice_id: `copy${n}`, category: 'generated' })
    const voices = await desk().list(calm())
    expect(voices).toHaveLength(123)
    expect(voices[0]).toEqual({
      id: george,
      label: 'George',
      languages: ['en-GB'],
      kind: 'premade',
      gender: 'male',
      age: 'middle aged',
      accent: 'british',
      description: 'George reads well',
      previewUrl: `${fake.url}/previews/${george}.mp3`,
      mark: null,
    })
    expect(voices[3]?.kind).toBe('cloned')
  })

  test('the vendor’s voices and its library’s are everybody’s; what was made in the account is its own', async () => {
    const [first] = fake.voices
    if (!first) throw new Error('No voices')
    const added = { ...first, voice_id: 'added', category: 'professional', sharing: { status: 'copied' } }
    const trained = { ...added, voice_id: 'trained', sharing: { status: 'enabled' } }
    fake.voices.push(added, trained, { ...first, voice_id: 'silent', category: 'professional' })
    const kinds = new Map((await desk().list(calm())).map(({ id, kind }) => [id, kind]))
    expect(['added', 'trained', 'silent'].map((id) => kinds.get(id))).toEqual(['premade', 'cloned', 'cloned'])
  })

  test('a clone is one POST with its samples and our mark, and can be found by it', async () => {
    const id = await desk().clone(wish, calm())
    expect(fake.clones).toEqual([
      { name: 'Mara', labels: { dailies: 'voc_1' }, samples: [mp3.subarray(0, 200)] },
    ])
    const found = (await desk().list(calm())).find(({ mark }) => mark === 'voc_1')
    expect(found).toMatchObject({ id, label: 'Mara', kind: 'cloned' })
    await desk().remove(id, calm())
    await desk().remove(id, calm())
    expect(fake.voices.some(({ voice_id }) => voice_id === id)).toBe(false)
  })

  test('a refused clone was not made; one whose reply is lost may have been', async () => {
    fake.nextClone('full')
    await expect(desk().clone(wish, calm())).rejects.toMatchObject({
      sent: 'refused',
      failure: { kind: 'exhausted' },
    })
    fake.nextClone('cut-after')
    await expect(desk().clone(wish, calm())).rejects.toMatchObject({ sent: 'maybe' })
    expect((await desk().list(calm())).some(({ mark }) => mark === 'voc_1')).toBe(true)
  })
})
