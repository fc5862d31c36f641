import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GenerationRequest } from '#contract/generation.ts'
import { someJob } from './job.fixture.ts'
import { type Unsent, unsentJobs, useOutbox } from './outbox.ts'
import { sendTake, sendWaiting } from './send-takes.ts'

const asked: { key: string | undefined; body: unknown }[] = []
const answers: (() => Response)[] = []
const started = () => Response.json(someJob({ id: 'job_9' }), { status: 202 })
const refused = (code: string, detail: string) => () =>
  Response.json(
    { type: 'about:blank', title: 'No.', status: 409, detail, code, requestId: 'req_1' },
    { status: 409 },
  )
const unreachable = () => {
  throw new TypeError('fetch failed')
}

beforeEach(() => {
  asked.length = 0
  answers.length = 0
  useOutbox.setState({ items: [] })
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    asked.push({ key: headers.get('idempotency-key') ?? undefined, body: JSON.parse(String(init.body)) })
    return (answers.shift() ?? started)()
  })
})
afterEach(() => vi.unstubAllGlobals())

const press = (over: Partial<Unsent> = {}): Unsent => ({
  key: 'key-1',
  workspaceId: 'ws_1',
  request: GenerationRequest.parse({ mode: 't2v', prompt: 'Rain', shotId: 'sht_1', variations: 2 }),
  credits: 108,
  quoteId: 'qte_1',
  pressedAt: new Date().toISOString(),
  state: 'sending',
  ...over,
})

test('a take that the studio takes is with the studio alone', async () => {
  const sent = await sendTake(new QueryClient(), press())
  expect(sent).toMatchObject({ outcome: 'started', job: { id: 'job_9' } })
  expect(asked).toEqual([{ key: 'key-1', body: { quoteId: 'qte_1' } }])
  expect(useOutbox.getState().items).toEqual([])
})

test('unheard, it waits and goes out later under the same key', async () => {
  answers.push(unreachable)
  expect(await sendTake(new QueryClient(), press())).toEqual({ outcome: 'waiting' })
  expect(useOutbox.getState().items).toMatchObject([{ key: 'key-1', state: 'waiting' }])
  const flushed = await sendWaiting(new QueryClient(), 'ws_1')
  expect(flushed).toMatchObject({ takes: 2, last: { id: 'job_9' }, refused: [] })
  expect(asked.map(({ key }) => key)).toEqual(['key-1', 'key-1'])
})

test('when the held price ran out meanwhile, it starts at that price or not at all', async () => {
  answers.push(refused('quote_expired', 'Ask for a price again.'))
  await sendTake(new QueryClient(), press())
  expect(asked[1]?.key).not.toBe('key-1')
  expect(asked[1]?.body).toMatchObject({ maxCredits: 108, prompt: 'Rain' })
})

test('refused, it is forgotten and the reason told', async () => {
  answers.push(refused('insufficient_credits', 'This take costs 108. You have 64.'))
  await expect(sendTake(new QueryClient(), press())).rejects.toThrow('You have 64')
  expect(useOutbox.getState().items).toEqual([])
})

test("another workspace's takes stay where they are", async () => {
  useOutbox.setState({ items: [press({ workspaceId: 'ws_2', state: 'waiting' })] })
  expect((await sendWaiting(new QueryClient(), 'ws_1')).takes).toBe(0)
  expect(asked).toEqual([])
})

test('an unsent request stands for as many takes as it makes', () => {
  expect(unsentJobs(press()).map(({ id, price }) => [id, price.quoted])).toEqual([
    ['unsent-key-1-0', 54],
    ['unsent-key-1-1', 54],
  ])
})
