import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Job } from '#contract/job.ts'
import { pageOf } from '#contract/lists.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
  ada = await studio.join({ credits: 1_950 })
})
afterAll(() => studio.close())

const hosted = {
  mode: 't2v',
  engineId: 'veo-3.1-lite',
  prompt: 'An owl turns its head',
  durationSeconds: 4,
  resolution: '720p',
  seed: 7,
} as const
const picture = { mode: 't2i', engineId: 'flux-2-pro', seed: 7 } as const
const postsFor = (words: string) => studio.fal.posts.filter(({ body }) => String(body.prompt).includes(words))
const command = (id: string, verb: string, body?: object) =>
  ada.client.post(`/api/v1/jobs/${id}/${verb}`, body)

describe('cancel', () => {
  test('what still waits in line: at once, free, and nobody was asked', async () => {
    const { available } = await ada.wallet()
    studio.fal.script({ workMs: 60_000 })
    const busy = [await ada.start(hosted), await ada.start(hosted), await ada.start(hosted)]
    const waiting = await ada.start({ ...hosted, prompt: 'Never sent' })
    expect(waiting).toMatchObject({ status: 'queued', queuePosition: 1 })
    expect(await ada.command(waiting.id, 'cancel')).toMatchObject({
      status: 'canceled',
      queuePosition: null,
      price: { quoted: 40, charged: 0, refunded: 40 },
      outputs: [],
    })
    expect(postsFor('Never sent')).toEqual([])
    expect((await ada.wallet()).available).toBe(available - 120)

    for (const { id } of busy) {
      await expect.poll(async () => (await ada.job(id)).steps[1]?.status).toBe('waiting')
      await ada.command(id, 'cancel')
      expect(await ada.until(id)).toMatchObject({ status: 'canceled', price: { charged: 0, refunded: 40 } })
      expect((await ada.record(id)).map(({ type }) => type)).toEqual(
        expect.arrayContaining(['job.cancel-requested', 'provider.cancel', 'job.finished']),
      )
    }
    studio.fal.script({ workMs: 50 })
    expect(await ada.wallet()).toMatchObject({ available, held: 0 })
    for (const verb of ['cancel', 'pause', 'resume', 'retry', 'reattach']) {
      const refused = refusal(await command(waiting.id, verb))
      expect([verb, refused.status, refused.code]).toEqual([verb, 409, 'conflict'])
      expect(refused.problem.detail).toContain('canceled')
    }
  })

  test('that comes too late delivers, however long the file takes, and charges what was delivered', async () => {
    const { id } = await ada.start({ ...hosted, prompt: 'Too late [[expired-output]]' })
    const misses = async () =>
      (await ada.record(id)).filter(({ type }) => type === 'file.download-failed').length
    await expect.poll(misses, { timeout: 20_000 }).toBe(1)
    expect(await command(id, 'cancel')).toMatchObject({ status: 202, body: { status: 'running' } })
    expect(await command(id, 'pause')).toMatchObject({ status: 202, body: { status: 'running' } })
    await expect.poll(misses, { timeout: 20_000 }).toBe(2)
    studio.fal.script({ mend: ['expired-output'] })
    expect(await ada.until(id)).toMatchObject({
      status: 'succeeded',
      delivered: 1,
      price: { quoted: 40, charged: 40, refunded: 0 },
      outputs: [{ stage: 'video' }],
    })
  })
})

describe('cancel of what is paused', () => {
  test('before anything was sent: at once and free', async () => {
    studio.fal.script({ workMs: 60_000 })
    const busy = [await ada.start(hosted), await ada.start(hosted), await ada.start(hosted)]
    const { id } = await ada.start({ ...hosted, prompt: 'Paused in line' })
    expect(await ada.command(id, 'pause')).toMatchObject({ status: 'paused' })
    expect(await ada.command(id, 'cancel')).toMatchObject({ status: 'canceled', price: { refunded: 40 } })
    for (const job of busy) {
      await ada.command(job.id, 'cancel')
      await ada.until(job.id)
    }
    studio.fal.script({ workMs: 50 })
  })

  test('after the vendor has made it: it is fetched, and nothing stays held', async () => {
    studio.fal.script({ workMs: 600 })
    const { id } = await ada.start({ ...hosted, prompt: 'Paused too late' })
    await expect.poll(async () => (await ada.job(id)).steps[1]?.status).toBe('waiting')
    await ada.command(id, 'pause')
    await expect.poll(async () => (await ada.job(id)).steps[1]?.status, { timeout: 5_000 }).toBe('succeeded')
    studio.fal.script({ workMs: 50 })
    expect(await ada.job(id)).toMatchObject({ status: 'paused', outputs: [] })
    await ada.command(id, 'cancel')
    expect(await ada.until(id)).toMatchObject({ status: 'succeeded', price: { charged: 40 }, delivered: 1 })
    expect(await ada.wallet()).toMatchObject({ held: 0 })
  })
})

describe('again', () => {
  test('a rerun is a new take of the same wish, at its own price', async () => {
    const first = await ada.make(hosted)
    const { available } = await ada.wallet()
    const dearer = refusal(await command(first.id, 'rerun', { maxCredits: 39 }))
    expect(dearer).toMatchObject({ status: 409, code: 'price_above_max' })
    const headers = { 'idempotency-key': randomUUID() }
    const path = `/api/v1/jobs/${first.id}/rerun`
    const reply = await ada.client.post(path, {}, { headers })
    const again = await ada.until(Job.parse(reply.body).id)
    expect(again.id).not.toBe(first.id)
    expect(again).toMatchObject({ status: 'succeeded', request: first.request, price: { charged: 40 } })
    expect((await ada.wallet()).available).toBe(available - 40)
    const replay = await ada.client.post(path, {}, { headers })
    expect([replay.status, replay.headers.get('idempotency-replayed')]).toEqual([202, 'true'])
    expect(Job.parse(replay.body).id).toBe(again.id)
  })

  test('a rerun of a take whose project is gone lies in no project', async () => {
    const project = await ada.client.post('/api/v1/projects', { name: 'Short-lived' })
    const projectId = z.object({ id: z.string() }).parse(project.body).id
    const first = await ada.make({ ...picture, prompt: 'An owl without a home', projectId })
    const kept = await ada.until((await ada.command(first.id, 'rerun', {})).id)
    await ada.client.delete(`/api/v1/projects/${projectId}`)
    const again = await ada.until((await ada.command(first.id, 'rerun', {})).id)
    expect([first, kept, again].map((job) => job.projectId)).toEqual([projectId, projectId, null])
  })

  test('a take of a group is rerun alone', async () => {
    const { groupId } = await ada.start({ ...picture, prompt: 'An owl in a group', variations: 2 })
    const [, second] = (await ada.group(groupId ?? '')).jobs
    await ada.until(second?.id ?? '')
    const again = await ada.until((await ada.command(second?.id ?? '', 'rerun', {})).id)
    expect(again).toMatchObject({ groupId: null, request: { seed: 8 }, status: 'succeeded' })
  })

  test('a film is planned anew from the same words and seed', async () => {
    studio.fal.script({ workMs: 60_000 })
    const film = {
      text: 'An owl flies. A mouse hides.',
      engineId: 'veo-3.1-lite',
      secondsPerShot: 4,
      seed: 7,
    }
    const made = await ada.client.post('/api/v1/films', { ...film, maxCredits: 80 })
    const first = Job.parse(made.body)
    expect(first).toMatchObject({ kind: 'film', price: { quoted: 80 } })
    const again = await ada.command(first.id, 'rerun', {})
    expect(again).toMatchObject({ kind: 'film', price: { quoted: 80 }, request: first.request })
    for (const { id } of [first, again]) {
      await ada.command(id, 'cancel')
      await ada.until(id)
    }
    studio.fal.script({ workMs: 50 })
  })
})

describe('the list', () => {
  const Page = pageOf(Job)
  const list = async (query: string) => Page.parse((await ada.client.get(`/api/v1/jobs?${query}`)).body)
  const idsOf = (page: { items: Job[] }) => page.items.map(({ id }) => id)

  test('finds by state, engine, kind, project, group and words', async () => {
    const project = await ada.client.post('/api/v1/projects', { name: 'Owls' })
    const projectId = z.object({ id: z.string() }).parse(project.body).id
    const mine = await ada.make({ ...picture, prompt: 'A 100%_snowy owl', projectId })
    const bad = await ada.make({ ...picture, prompt: 'A grey owl [[moderated]]' })
    const { groupId } = await ada.start({ ...picture, prompt: 'A barn owl', variations: 2 })
    for (const job of (await ada.group(groupId ?? '')).jobs) await ada.until(job.id)

    expect(idsOf(await list(`projectId=${projectId}`))).toEqual([mine.id])
    expect(idsOf(await list('status=failed'))).toEqual([bad.id])
    expect(idsOf(await list(`groupId=${groupId}`))).toHaveLength(2)
    expect(idsOf(await list('q=GREY owl'))).toEqual([bad.id])
    expect(idsOf(await list(`q=${encodeURIComponent('100%_snowy')}`))).toEqual([mine.id])
    expect(idsOf(await list(`q=${encodeURIComponent('100_snowy')}`))).toEqual([])
    expect(idsOf(await list(`engineId=flux-2-pro&status=succeeded&projectId=${projectId}`))).toEqual([
      mine.id,
    ])
    expect(new Set((await list('engineId=flux-2-pro')).items.map(({ engineId }) => engineId))).toEqual(
      new Set(['flux-2-pro']),
    )
    expect((await list('kind=film')).items.map(({ kind }) => kind)).toContain('film')
    expect((await list('status=paused')).items).toEqual([])
    for (const query of ['status=done', 'limit=101', 'limit=0', 'cursor=zzz']) {
      expect(refusal(await ada.client.get(`/api/v1/jobs?${query}`))).toMatchObject({ status: 422 })
    }
  })

  test('in pages neither loses nor repeats a job while new ones arrive', async () => {
    const all = idsOf(await list('limit=100'))
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(
        `limit=3${cursor === null ? '' : `&cursor=${cursor}`}`,
      )
      seen.push(...idsOf(page))
      cursor = page.nextCursor
      if (seen.length < 7) await ada.start({ ...picture, prompt: `Newcomer ${seen.length}` })
    } while (cursor !== null)
    expect(seen).toEqual(all)
    const fresh = await list('q=newcomer')
    expect(fresh.items.length).toBe(2)
    for (const { id } of fresh.items) await ada.until(id)
  })
})

test('progress only rises and the time that is left has an end', async () => {
  const { id } = await ada.start({
    mode: 't2v',
    engineId: 'draft-video',
    prompt: 'An owl in the forest at night',
    durationSeconds: 2,
    resolution: '540p',
    fps: 12,
    seed: 7,
  })
  const looks: Job[] = []
  for (let job = await ada.job(id); job.status !== 'succeeded'; job = await ada.job(id)) {
    looks.push(job)
    // Who looks without a pause takes the time of what he waits for.
    await sleep(20)
  }
  const progress = looks.map((job) => job.progress)
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(progress.filter((value) => value > 0 && value < 1).length).toBeGreaterThan(1)
  expect(looks.every(({ etaSeconds }) => etaSeconds !== null && etaSeconds >= 0 && etaSeconds < 600)).toBe(
    true,
  )
  const render = looks.flatMap(({ steps }) => steps.filter(({ name }) => name === 'render'))
  const own = render.map((step) => step.progress)
  expect(own).toEqual(own.toSorted((a, b) => a - b))
})

test('the books are clean', async () => {
  expect((await studio.reconcile()).faults).toEqual([])
})
