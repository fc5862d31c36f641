import { expect, test } from 'vitest'
import type { RemoteProvider, Ticket } from './provider.ts'
import { contextOf } from './suite.ts'
import type { RemoteVendor } from './vendor.ts'
import { joinVendors } from './with-text.ts'

const calm = () => new AbortController().signal

/** A provider that only says who it is. */
function named(id: string, who: string, more: Partial<RemoteProvider> = {}): RemoteVendor {
  const provider: RemoteProvider = {
    kind: 'remote',
    id,
    submitTimeoutMs: who === 'text' ? 90_000 : 30_000,
    requestsPerSecond: 1,
    prepare: async ({ body }) => ({ endpoint: who, body }),
    submit: async () => ({ operationId: who }),
    check: async () => ({ state: 'pending', note: who }),
    download: () => Promise.reject(new Error(who)),
    testKey: async () => ({ ok: true, detail: who }),
    ...more,
  }
  return {
    id,
    label: who,
    keysUrl: 'https://keys.example',
    keyVariable: 'KEY',
    keyExample: 'key',
    baseUrlVariable: 'URL',
    open: () => provider,
  }
}

const media = named('both', 'media', { cancel: async () => 'canceled', recover: async () => 'absent' })
const text = named('both', 'text', {
  write: async () => ({ text: 'words', ending: 'whole', usage: { inputTokens: 1, outputTokens: 1 } }),
})

test('a vendor of both is one; the others stay as they are, media first', () => {
  const [alone, writer] = [named('alone', 'media'), named('writer', 'text')]
  const joined = joinVendors([alone, media], [writer, text])
  expect(joined.map(({ id, label }) => [id, label])).toEqual([
    ['alone', 'media'],
    ['both', 'media'],
    ['writer', 'text'],
  ])
  expect([joined[0], joined[2]]).toEqual([alone, writer])
})

test('a text goes to the text models, and is looked for there', async () => {
  const provider = joinVendors([media], [text])[0]?.open({ key: 'k', submitTimeoutMs: 1 })
  if (!provider) throw new Error('missing')
  const wish = (body: { prompt: string; rates?: { input: number } }) => ({ endpoint: 'e', body, slots: [] })
  const tickets: Ticket[] = []
  for (const body of [{ prompt: 'a fox' }, { prompt: 'a poem', rates: { input: 1 } }]) {
    const prepared = await provider.prepare(wish(body), [], calm())
    const ticket = await provider.submit(prepared, contextOf('n'), calm())
    const status = await provider.check(ticket, calm())
    const attempt = { nonce: 'n', endpoint: 'e', startedAt: new Date(), prepared }
    tickets.push(ticket)
    expect([prepared.endpoint, status]).toEqual([
      ticket.operationId,
      { state: 'pending', note: ticket.operationId },
    ])
    expect(await provider.cancel?.(ticket, calm())).toBe(ticket.text ? 'too late' : 'canceled')
    expect(await provider.recover?.(attempt, calm())).toBe(ticket.text ? 'unknown' : 'absent')
  }
  expect(tickets.map(({ operationId }) => operationId)).toEqual(['media', 'text'])
  expect([provider.submitTimeoutMs, typeof provider.write]).toEqual([90_000, 'function'])
})
