import { expect, test } from 'vitest'
import type { RecordEntry } from '#contract/job.ts'
import { someJob, someStep } from '#web/api/job.fixture.ts'
import { recordLanes } from './record-lanes.ts'
import { recordRows } from './record-rows.ts'

const start = Date.parse('2026-11-12T21:00:00.000Z')
let nextId = 1
const entry = (at: number, type: string, stepId: string | null = null, data: RecordEntry['data'] = {}) => ({
  id: String(nextId++),
  at: new Date(start + at * 1000).toISOString(),
  stepId,
  attempt: stepId === null ? null : 1,
  type,
  data,
})
const job = someJob({
  status: 'succeeded',
  price: { quoted: 40, charged: 40, refunded: 0, ownKeyUsd: null },
  steps: ['submit', 'wait', 'fetch'].map((name) => someStep({ id: name, name, status: 'succeeded' })),
})
const record = [
  entry(0, 'job.created', null, { held: 40, quoteId: 'qte_1' }),
  entry(0.1, 'step.claimed', 'submit', { worker: 'w-1' }),
  entry(0.2, 'provider.submitting', 'submit', { provider: 'fal', operation: 'op_1' }),
  entry(1, 'step.succeeded', 'submit'),
  entry(1, 'provider.submitted', 'submit', { vendorId: 'v-1' }),
  entry(6, 'provider.polled', 'wait', { state: 'pending' }),
  entry(12, 'provider.webhook', 'wait', { vendorId: 'v-1' }),
  entry(16, 'provider.polled', 'wait', { state: 'pending' }),
  entry(20, 'provider.finished', 'wait', { state: 'succeeded', polls: 2 }),
  entry(20, 'step.claimed', 'fetch'),
  entry(22, 'file.download-failed', 'fetch', { detail: 'Connection reset.' }),
  entry(22, 'step.put-back', 'fetch', { triesLeft: 2, afterSeconds: 2, why: 'Connection reset.' }),
  entry(24, 'step.claimed', 'fetch'),
  entry(30, 'step.succeeded', 'fetch'),
  entry(30, 'money.settled', null, { charged: 40, returned: 0 }),
  entry(30, 'job.finished', null, { status: 'succeeded' }),
]
const lane = (name: string, of = recordLanes(job, record, start)) => of.lanes.find((one) => one.name === name)

test('one lane for money and one for each step', () => {
  expect(recordLanes(job, record, start).lanes.map(({ name }) => name)).toEqual([
    'Money',
    'Video',
    'Download',
  ])
  expect(lane('Money')?.spans).toEqual([{ from: 0, to: 30, tone: 'held' }])
  expect(lane('Money')?.ticks).toEqual([{ at: 30, tone: 'paid' }])
})

test('sending and waiting are one piece of work, with its polls and webhooks', () => {
  expect(lane('Video')?.spans).toEqual([{ from: 0.1, to: 20, tone: 'ok' }])
  expect(lane('Video')?.ticks?.map(({ at, tone }) => [at, tone])).toEqual([
    [6, 'poll'],
    [12, 'webhook'],
    [16, 'poll'],
  ])
})

test('a try that failed is a piece of its own', () => {
  expect(lane('Download')?.spans).toEqual([
    { from: 20, to: 22, tone: 'bad' },
    { from: 24, to: 30, tone: 'ok' },
  ])
})

test('what goes on reaches until now', () => {
  const going = { ...job, status: 'running' as const }
  const lanes = recordLanes(going, record.slice(0, 6), start + 9_000)
  expect(lane('Video', lanes)?.spans.at(-1)).toMatchObject({ to: 9, tone: 'running' })
  expect(lane('Money', lanes)?.spans).toEqual([{ from: 0, to: 9, tone: 'held' }])
})

test('the rest before a retry is no time on the axis', () => {
  const again = [
    ...record,
    entry(9_030, 'job.retried', null, { mode: 'retry' }),
    entry(9_040, 'step.claimed', 'fetch'),
  ]
  const lanes = recordLanes({ ...job, status: 'running' }, again, start + 9_045_000)
  expect(lane('Download', lanes)?.spans.at(-1)).toEqual({ from: 40, to: 45, tone: 'running' })
})

test('looks that say nothing new are told as one row, money as rows of the wallet', () => {
  const rows = recordRows(job, record, (id) => (id === 'fal' ? 'fal.ai' : id))
  expect(rows.map(({ time, who, what }) => `${time} ${who}: ${what}`)).toEqual([
    '0:00.00 Dailies: Accepted, quote matches',
    '0:00.00 Wallet: 40 credits held',
    '0:00.10 Dailies: Video is being asked for',
    '0:00.20 Dailies: Operation noted before it is sent',
    '0:01.00 fal.ai: Operation accepted',
    '0:06 to 0:16 fal.ai: 2 polls, 10 s apart',
    '0:12.00 fal.ai: Webhook, signature valid',
    '0:20.00 fal.ai: Finished, 2 polls in all',
    '0:20.00 Dailies: Download started',
    '0:22.00 Storage: Download 1 stopped. Connection reset.',
    '0:24.00 Dailies: Download started',
    '0:30.00 Wallet: 40 credits charged, hold closed',
    '0:30.00 Dailies: Done',
  ])
  expect(rows.find(({ what }) => what === 'Operation accepted')?.id).toBe('v-1')
})

test('credits that come back are a row of their own', () => {
  const rows = recordRows(job, [entry(5, 'money.settled', null, { charged: 4, returned: 36 })], (id) => id)
  expect(rows.map(({ what }) => what)).toEqual([
    '4 credits charged, hold closed',
    '36 credits back in your balance',
  ])
})
