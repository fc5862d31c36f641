import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { openEvents } from './event-stream.ts'

let studio: TestStudio
let owner: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
})
afterAll(() => studio.close())

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const draft = {
  mode: 't2v',
  engineId: 'draft-video',
  prompt: 'A lighthouse by the sea at dusk',
  durationSeconds: 1,
  resolution: '540p',
  fps: 12,
  seed: 7,
} as const
const hosted = {
  mode: 't2v',
  engineId: 'veo-3.1-lite',
  prompt: 'A lighthouse by the sea at dusk',
  durationSeconds: 4,
  resolution: '720p',
} as const

test('an empty studio: the first to sign up is its owner, and finds what it can do', async () => {
  const setup = z.object({ needsOwner: z.boolean() })
  const asked = async () => setup.parse((await studio.stranger().get('/api/v1/setup')).body).needsOwner
  expect(await asked()).toBe(true)
  owner = await studio.join({ name: 'Owner' })
  expect(await asked()).toBe(false)
  expect((await owner.client.get('/api/v1/me')).body).toMatchObject({ studioRole: 'owner' })

  const engines = z.object({ items: z.array(z.looseObject({ id: z.string(), available: z.boolean() })) })
  const { items } = engines.parse((await owner.client.get('/api/v1/engines')).body)
  const available = items.filter((engine) => engine.available).map((engine) => engine.id)
  expect(available).toEqual(
    expect.arrayContaining(['draft-image', 'draft-video', 'veo-3.1-lite', 'kling-3.0']),
  )
})

describe('a free take on this machine', () => {
  test('from the price to the file', async () => {
    const quote = await owner.quote(draft)
    expect(quote).toMatchObject({
      engineId: 'draft-video',
      totalCredits: 0,
      maxCredits: 0,
      providerCostUsd: '0.0000',
      balanceAfter: 50,
      request: { ...draft, variations: 1 },
    })
    const events = await openEvents(owner.client)
    const reply = await owner.client.post('/api/v1/generations', { quoteId: quote.id })
    expect(reply.status).toBe(202)
    const { id } = z.object({ id: z.string() }).parse(reply.body)
    const seen: { progress: number; etaSeconds: number | null }[] = []
    let job = await owner.job(id)
    for (; job.status === 'queued' || job.status === 'running'; job = await owner.job(id)) seen.push(job)

    expect(job).toMatchObject({
      status: 'succeeded',
      progress: 1,
      etaSeconds: null,
      queuePosition: null,
      delivered: 1,
      requested: 1,
      error: null,
      price: { quoted: 0, charged: 0, refunded: 0 },
    })
    const progress = seen.map((look) => look.progress)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(seen.some((look) => look.progress > 0 && look.progress < 1)).toBe(true)
    expect(seen.every(({ etaSeconds }) => etaSeconds !== null && etaSeconds >= 0)).toBe(true)

    await events.until((event) => event.type === 'job.updated' && event.data.status === 'succeeded')
    const told = events.all.filter(({ type, data }) => type === 'job.updated' && data.id === id)
    const statuses = told.map(({ data }) => data.status)
    expect(statuses.at(0)).not.toBe('succeeded')
    expect(statuses.at(-1)).toBe('succeeded')
    expect(events.all.find(({ type }) => type === 'asset.created')?.data).toMatchObject({ jobId: id })
    await events.close()

    expect(job.outputs).toMatchObject([{ kind: 'video', stage: 'video', width: 960, height: 540 }])
    expect(job.outputs[0]?.durationSeconds).toBeCloseTo(1, 1)
  })

  test('the file is there whole, in ranges, and with a still; a repeat is the same film bit for bit', async () => {
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse((await owner.client.get('/api/v1/assets?kind=video')).body)
    const asset = await owner.asset(items[0]?.id ?? '')
    expect(asset).toMatchObject({
      origin: 'generated',
      contentType: 'video/mp4',
      fps: 12,
      status: 'ready',
      generation: { engineId: 'draft-video', prompt: draft.prompt, seed: 7, credits: 0 },
    })
    const whole = await owner.bytes(asset.url)
    expect([whole.status, whole.body.length, sha256(whole.body)]).toEqual([200, asset.bytes, asset.sha256])
    const range = await owner.bytes(asset.url, { range: 'bytes=100-299' })
    expect([range.status, range.headers.get('content-range')]).toEqual([206, `bytes 100-299/${asset.bytes}`])
    expect(range.body.equals(whole.body.subarray(100, 300))).toBe(true)
    const poster = await owner.bytes(asset.posterUrl ?? '')
    expect([poster.status, poster.headers.get('content-type')]).toEqual([200, 'image/webp'])

    const again = await owner.make(draft)
    expect((await owner.asset(again.outputs[0]?.assetId ?? '')).sha256).toBe(asset.sha256)
  })
})

describe('a take by a vendor', () => {
  test.each([
    [4, '720p', 40],
    [4, '1080p', 60],
    [6, '720p', 60],
    [6, '1080p', 90],
    [8, '720p', 80],
    [8, '1080p', 120],
  ] as const)('%i s at %s costs %i credits', async (durationSeconds, resolution, credits) => {
    const quote = await owner.quote({ ...hosted, durationSeconds, resolution })
    expect(quote).toMatchObject({ totalCredits: credits, maxCredits: credits, rateCard: '2026-11-21.1' })
    expect(quote.lines.reduce((sum, line) => sum + line.credits, 0)).toBe(credits)
  })

  test('is charged exactly what was quoted, and every page of the books says so', async () => {
    const quote = await owner.quote(hosted)
    expect(quote).toMatchObject({ totalCredits: 40, balanceAfter: 10, providerCostUsd: '0.2000' })
    const started = await owner.client.post('/api/v1/generations', { quoteId: quote.id })
    const { id } = z.object({ id: z.string() }).parse(started.body)
    expect(await owner.wallet()).toMatchObject({ available: 10, held: 40 })
    expect((await owner.entries())[0]).toMatchObject({
      jobId: id,
      amount: -40,
      status: 'held',
      charged: null,
    })

    const job = await owner.until(id)
    expect(job).toMatchObject({ status: 'succeeded', price: { quoted: 40, charged: 40, refunded: 0 } })
    const file = await owner.bytes(job.outputs[0]?.url ?? '')
    expect(file.body.equals(studio.files.mp4)).toBe(true)
    expect(studio.fal.posts).toHaveLength(1)
    expect(studio.fal.posts[0]).toMatchObject({
      endpoint: 'fal-ai/veo3.1/lite',
      body: { prompt: hosted.prompt, duration: '4s', resolution: '720p' },
    })

    expect(await owner.wallet()).toMatchObject({
      available: 10,
      held: 0,
      debt: 0,
      buckets: [{ kind: 'promo', balance: 10 }],
    })
    const paid = (await owner.entries()).filter(({ amount }) => amount !== 0)
    expect(paid).toMatchObject([
      {
        kind: 'video_generation',
        amount: -40,
        balanceAfter: 10,
        status: 'final',
        charged: 40,
        jobId: id,
        memo: hosted.prompt,
      },
      { kind: 'welcome', amount: 50, balanceAfter: 50, status: 'final' },
    ])
    const receipt = await owner.receipt(id)
    expect(receipt).toMatchObject({
      jobId: id,
      held: 0,
      charged: 40,
      returned: 0,
      rounds: [
        {
          round: 0,
          status: 'final',
          held: 40,
          charged: 40,
          returned: 0,
          buckets: [{ kind: 'promo', held: 40, charged: 40, returned: 0, before: 50, after: 10 }],
        },
      ],
    })
    expect(receipt.lines).toEqual(quote.lines)
    expect(receipt.rounds).toHaveLength(1)
  })

  test('leaves a flight record of every attempt, look, download and credit, without the key', async () => {
    const [entry] = await owner.entries()
    const record = await owner.record(entry?.jobId ?? '')
    const types = record.map(({ type }) => type)
    const whole = [
      'job.created',
      'job.started',
      'step.claimed',
      'provider.prepared',
      'provider.submitting',
      'provider.submitted',
      'provider.finished',
      'file.downloaded',
      'money.settled',
      'job.finished',
    ]
    expect(types.filter((type, index) => whole.includes(type) && types.indexOf(type) === index)).toEqual(
      whole,
    )
    const dataOf = (type: string) => record.find((one) => one.type === type)?.data
    expect(dataOf('job.created')).toMatchObject({ held: 40 })
    expect(dataOf('provider.submitted')).toMatchObject({ vendorId: studio.fal.posts[0]?.requestId })
    expect(dataOf('file.downloaded')).toEqual({
      bytes: studio.files.mp4.length,
      contentType: 'video/mp4',
    })
    expect(dataOf('money.settled')).toMatchObject({ round: 0, charged: 40, returned: 0 })
    expect(record.filter(({ type }) => type === 'step.claimed').map(({ attempt }) => attempt)).toEqual([
      1, 1, 1,
    ])
    expect(JSON.stringify(record)).not.toContain(studio.fal.key)
  })
})

test('the books are clean', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
