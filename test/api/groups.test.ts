import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GenerationRequestInput } from '#contract/generation.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
  ada = await studio.join({ credits: 950 })
})
afterAll(() => studio.close())

const draft: GenerationRequestInput = {
  mode: 't2v',
  engineId: 'draft-video',
  prompt: 'A red car in the desert',
  durationSeconds: 1,
  resolution: '540p',
  fps: 12,
  seed: 7,
}
const picture: GenerationRequestInput = {
  mode: 't2i',
  engineId: 'draft-image',
  prompt: 'A pine tree',
  resolution: '540p',
  seed: 7,
}
const hosted: GenerationRequestInput = {
  mode: 't2v',
  engineId: 'veo-3.1-lite',
  prompt: 'A red car in the desert',
  durationSeconds: 4,
  resolution: '720p',
  seed: 7,
}

/** Starts a request that makes several takes and returns its group's id. */
async function startGroup(request: GenerationRequestInput): Promise<string> {
  const { groupId } = await ada.start(request)
  if (groupId === null) throw new Error('no group')
  return groupId
}

async function finished(groupId: string) {
  const { jobs } = await ada.group(groupId)
  for (const { id } of jobs) await ada.until(id)
  return ada.group(groupId)
}

/** What each take of a group made, as the hash of its bytes. */
async function prints(groupId: string): Promise<(string | null)[]> {
  const { jobs } = await finished(groupId)
  return Promise.all(jobs.map(async ({ outputs }) => (await ada.asset(outputs[0]?.assetId ?? '')).sha256))
}

describe('variations', () => {
  test('two takes of one wish differ by their seed alone', async () => {
    const quote = await ada.quote({ ...hosted, variations: 4 })
    expect(quote).toMatchObject({ totalCredits: 160, maxCredits: 160, providerCostUsd: '0.8000' })
    expect(quote.lines).toHaveLength(4)

    const groupId = await startGroup({ ...picture, variations: 2 })
    const group = await finished(groupId)
    expect(group).toMatchObject({ kind: 'variations', price: { quoted: 0, charged: 0 } })
    expect(group.jobs.map(({ request }) => request.seed)).toEqual([7, 8])
    const [first, second] = await prints(groupId)
    expect(second).not.toBe(first)
  })

  test('one is no group, five are too many', async () => {
    const reply = await ada.client.post('/api/v1/quotes', { ...draft, variations: 5 })
    expect(refusal(reply)).toMatchObject({ status: 422, code: 'validation_failed', paths: ['variations'] })
    expect(await ada.make({ ...picture, variations: 1 })).toMatchObject({
      status: 'succeeded',
      groupId: null,
      outputs: [{ kind: 'image' }],
    })
  })
})

describe('a sweep', () => {
  test('over the seed: the same seed is the same film bit for bit, another is another', async () => {
    const groupId = await startGroup({ ...draft, sweep: { parameter: 'seed', values: [7, 7, 8] } })
    const [first, twin, other] = await prints(groupId)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(twin).toBe(first)
    expect(other).not.toBe(first)
  })

  test('over the camera: one wish seen in two ways', async () => {
    const groupId = await startGroup({
      ...draft,
      sweep: { parameter: 'camera.presetId', values: ['dolly-in', 'crane-up'] },
    })
    const group = await finished(groupId)
    expect(group.kind).toBe('sweep')
    expect(group.jobs.map(({ request }) => request.camera)).toMatchObject([
      { presetId: 'dolly-in' },
      { presetId: 'crane-up' },
    ])
    expect(new Set(await prints(groupId)).size).toBe(2)
  })

  test('is one price for all, and names the value that does not fit', async () => {
    const sweep = { parameter: 'durationSeconds' as const, values: [4, 6, 8] }
    const quote = await ada.quote({ ...hosted, sweep })
    expect(quote.totalCredits).toBe(180)
    expect(quote.lines.map(({ credits }) => credits)).toEqual([40, 60, 80])
    const wrong = await ada.client.post('/api/v1/quotes', {
      ...hosted,
      sweep: { parameter: 'durationSeconds', values: [4, 'long'] },
    })
    expect(refusal(wrong)).toMatchObject({ status: 422, paths: ['sweep.values.1'] })
    const both = await ada.client.post('/api/v1/quotes', { ...hosted, sweep, variations: 2 })
    expect(refusal(both)).toMatchObject({ status: 422, paths: ['variations'] })
  })
})

describe('a group as a whole', () => {
  const command = (id: string, verb: string) => ada.client.post(`/api/v1/groups/${id}/${verb}`)
  const statuses = async (id: string) => (await ada.group(id)).jobs.map(({ status }) => status).toSorted()

  test('pauses, goes on, and costs what was quoted', async () => {
    const { available } = await ada.wallet()
    studio.fal.script({ workMs: 500 })
    const groupId = await startGroup({ ...hosted, prompt: 'Held for a while', variations: 4 })
    expect(await ada.wallet()).toMatchObject({ available: available - 160, held: 160 })
    expect(await statuses(groupId)).toEqual(['queued', 'running', 'running', 'running'])
    expect(await command(groupId, 'pause')).toMatchObject({ status: 202 })
    expect(await statuses(groupId)).toEqual(['paused', 'paused', 'paused', 'paused'])
    expect(await ada.wallet()).toMatchObject({ held: 160 })

    expect(await command(groupId, 'resume')).toMatchObject({ status: 202 })
    const group = await finished(groupId)
    expect(group.jobs.map(({ status }) => status)).toEqual(Array(4).fill('succeeded'))
    expect(group.price).toEqual({ quoted: 160, charged: 160, refunded: 0 })
    expect(studio.fal.posts.filter(({ body }) => body.prompt === 'Held for a while')).toHaveLength(4)
    expect(await ada.wallet()).toMatchObject({ available: available - 160, held: 0 })
  })

  test('is canceled: what waits at once, what a vendor has begun when he says so, all of it free', async () => {
    const { available } = await ada.wallet()
    studio.fal.script({ workMs: 60_000 })
    const groupId = await startGroup({ ...hosted, prompt: 'Never mind', variations: 4 })
    await expect
      .poll(() => studio.fal.posts.filter(({ body }) => body.prompt === 'Never mind').length)
      .toBe(3)
    expect(await command(groupId, 'cancel')).toMatchObject({ status: 202 })
    const group = await finished(groupId)
    studio.fal.script({ workMs: 50 })
    expect(group.jobs.map(({ status }) => status)).toEqual(Array(4).fill('canceled'))
    expect(group.price).toEqual({ quoted: 160, charged: 0, refunded: 160 })
    expect(studio.fal.posts.filter(({ body }) => body.prompt === 'Never mind')).toHaveLength(3)
    expect(await ada.wallet()).toMatchObject({ available, held: 0 })
  })
})

describe('up to four takes', () => {
  test('begin one by one; keeping one ends the group, and what has not begun is free at once', async () => {
    const { available } = await ada.wallet()
    const words = { ...hosted, prompt: 'One at a time' }
    const posts = () => studio.fal.posts.filter(({ body }) => body.prompt === words.prompt).length
    studio.fal.script({ workMs: 1_000 })
    const groupId = await startGroup({ ...words, variations: 4, release: 'one-by-one' })
    const [first, second] = (await ada.group(groupId)).jobs
    expect(second).toMatchObject({ status: 'queued', release: 'one-by-one', queuePosition: null })
    const jobId = first?.id ?? ''
    const each = first?.price.quoted ?? 0
    const keep = () => ada.client.post(`/api/v1/groups/${groupId}/keep`, { jobId })
    expect(refusal(await keep())).toMatchObject({ status: 409, code: 'conflict' })
    // Paused, it lets none of those behind it begin.
    await ada.command(second?.id ?? '', 'pause')
    studio.fal.script({ workMs: 50 })
    await ada.until(jobId)
    expect(await ada.wallet()).toMatchObject({ available: available - 4 * each, held: 3 * each })
    expect(await keep()).toMatchObject({ status: 202, body: { keptJobId: jobId } })
    const { jobs, price } = await ada.group(groupId)
    expect(jobs.map(({ status }) => status)).toEqual(['succeeded', 'canceled', 'canceled', 'canceled'])
    expect(price).toEqual({ quoted: 4 * each, charged: each, refunded: 3 * each })
    expect(await ada.wallet()).toMatchObject({ available: available - each, held: 0 })
    expect(posts()).toBe(1)
  })

  test('are variations: a sweep makes all of its takes', async () => {
    const sweep = { parameter: 'seed' as const, values: [1, 2] }
    const reply = await ada.client.post('/api/v1/quotes', { ...picture, sweep, release: 'one-by-one' })
    expect(refusal(reply)).toMatchObject({ status: 422, paths: ['release'] })
  })
})

describe('a take that is there already', () => {
  test('is offered with the price of the same wish, wherever it is asked; while its file is there', async () => {
    const wish = { ...picture, prompt: 'A lighthouse', seed: 21 }
    expect((await ada.quote(wish)).reusable).toBeNull()
    const { id: jobId, outputs } = await ada.make({ ...wish, variations: 1, engineId: 'draft-image' })
    const assetId = outputs[0]?.assetId ?? ''
    const plain = { projectId: null, shotId: null }
    expect((await ada.quote(wish)).reusable).toEqual({ jobId, assetId, ...plain })
    for (const other of [
      { seed: 22 },
      { prompt: 'A lighthouse at night' },
      { variations: 2 },
      { styleId: 'modern-cinematic' },
    ])
      expect((await ada.quote({ ...wish, ...other })).reusable).toBeNull()
    const ben = await studio.join({ credits: 0 })
    expect((await ben.quote(wish)).reusable).toBeNull()
    expect((await ada.client.call('DELETE', `/api/v1/assets/${assetId}`)).status).toBe(204)
    expect((await ada.quote(wish)).reusable).toBeNull()
  })
})

test('the books are clean', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
