import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeText, startFakeText } from '../../../test/vendors/text.ts'
import type { ProviderError, RemoteProvider } from '../spec/provider.ts'
import { textVendors } from './vendors.ts'

let fake: FakeText
beforeAll(async () => {
  fake = await startFakeText({ pauseMs: 5 })
})
afterAll(() => fake.close())

const wish = { model: 'fake-model', instructions: 'Be brief.', maxOutputTokens: 200 }
const never = () => new AbortController().signal

/** Their streams have no word for a text that a filter stopped. */
const saysNothingOfFilters = new Set(['mistral', 'cohere', 'huggingface'])
const saysNothingOfLimits = new Set(['huggingface'])

describe.each(textVendors)('$label', (vendor) => {
  const open = (key = fake.key) => vendor.open({ key, baseUrl: fake.url, submitTimeoutMs: 1 })
  const write = (prompt: string, signal = never(), provider: RemoteProvider = open()) => {
    const pieces: string[] = []
    const written = provider.write?.({ ...wish, prompt }, (piece) => pieces.push(piece), signal)
    return { pieces, written: written ?? Promise.reject(new Error('no write')) }
  }
  const failure = async (prompt: string, provider = open()): Promise<ProviderError> =>
    write(prompt, never(), provider).written.then(
      () => expect.unreachable(),
      (error) => error,
    )

  test('writes piece by piece, and says what it took', async () => {
    const { pieces, written } = write('A fox in snow')
    expect(await written).toEqual({
      text: 'A calm wide shot. A fox in snow',
      ending: 'whole',
      usage: { inputTokens: 120, outputTokens: 8 },
    })
    expect(pieces.length).toBeGreaterThan(3)
    const post = fake.posts.at(-1)
    expect(post?.body).toContain('Be brief.')
    expect(post?.body).toMatch(/"max\w*tokens":200/i)
  })

  test('as a step: one POST, the text is kept, the cost is counted', async () => {
    const kept: string[] = []
    const before = fake.posts.length
    const body = { ...wish, prompt: 'A fox', rates: { input: 1_000_000, output: 2_000_000 } }
    const ticket = await open().submit(
      { endpoint: 'fake-model', body },
      {
        nonce: 'n1',
        keep: async (content) => {
          kept.push(Buffer.from(content).toString('utf8'))
          return 'kept:here'
        },
      },
      never(),
    )
    expect(kept).toEqual(['A calm wide shot. A fox\n'])
    expect(fake.posts.length - before).toBe(1)
    expect(await open().check(ticket, never())).toEqual({
      state: 'succeeded',
      outputs: [{ kind: 'text', url: 'kept:here', contentType: 'text/markdown' }],
      costMicroUsd: 120 + 2 * 6,
    })
  })

  test('says what went wrong, once, and without the key or the prompt', async () => {
    const before = fake.posts.length
    const busy = await failure('[[429]] secret wish')
    expect(busy).toMatchObject({ sent: 'refused', failure: { kind: 'rate-limited', retryAfterSeconds: 7 } })
    expect(await failure('[[500]] secret wish')).toMatchObject({
      sent: 'maybe',
      failure: { kind: 'unavailable' },
    })
    expect(await failure('[[400]]')).toMatchObject({ sent: 'refused', failure: { kind: 'invalid' } })
    expect(await failure('One two three four five six [[cut]]')).toMatchObject({ sent: 'maybe' })
    expect((await failure('[[empty]]')).failure.detail).toBe(`${vendor.label} wrote nothing.`)
    expect(fake.posts.length - before).toBe(5)
    const refused = await failure('A fox', open('wrong-key-0123456789'))
    expect(refused).toMatchObject({ sent: 'refused', failure: { kind: 'unauthorized' } })
    for (const { message } of [busy, refused]) expect(message).not.toMatch(/secret wish|wrong-key/)
  })

  test.skipIf(saysNothingOfFilters.has(vendor.id))(
    'a withheld text costs the tokens that were used',
    async () => {
      const body = { ...wish, prompt: '[[withheld]]', rates: { input: 1_000_000, output: 2_000_000 } }
      const keep = () => expect.unreachable()
      const ticket = await open().submit({ endpoint: 'fake-model', body }, { nonce: 'n2', keep }, never())
      expect(await open().check(ticket, never())).toMatchObject({
        ...{ state: 'moderated', billed: true },
        costMicroUsd: 120 + 2 * 8,
      })
    },
  )

  test('a text that was withheld or cut off is told from a whole one', async () => {
    const says = !saysNothingOfFilters.has(vendor.id)
    expect(await write('[[withheld]]').written).toMatchObject({ ending: says ? 'withheld' : 'whole' })
    const tells = !saysNothingOfLimits.has(vendor.id)
    expect(await write('[[too-long]]').written).toMatchObject({ ending: tells ? 'cut' : 'whole' })
  })

  test('stops when whoever waits goes away', async () => {
    const leave = new AbortController()
    const { pieces, written } = write('one two three [[stall]]', leave.signal)
    const end = expect(written).rejects.toThrow('stopped by us')
    await expect.poll(() => pieces.length).toBeGreaterThan(0)
    leave.abort()
    await end
    await expect.poll(() => fake.posts.at(-1)?.left).toBe(true)
  })

  test('knows a key by a call that costs nothing', async () => {
    expect(await open().testKey(never())).toMatchObject({ ok: true })
    expect(await open('wrong-key-0123456789').testKey(never())).toMatchObject({ ok: false, refused: true })
  })
})

test('a call that never left is told from one that may have been billed', async () => {
  const gone = await startFakeText()
  await gone.close()
  const nowhere = textVendors[0]?.open({ key: gone.key, baseUrl: gone.url, submitTimeoutMs: 1 })
  const lost = nowhere?.write?.({ ...wish, prompt: 'A fox' }, () => {}, never())
  await expect(lost).rejects.toMatchObject({ sent: 'no', failure: { kind: 'unavailable' } })
})
