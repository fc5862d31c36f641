import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { Lineage } from '#contract/lineage.ts'
import { type Notification, NotificationPage } from '#contract/notification.ts'
import { Usage } from '#contract/usage.ts'
import { jobs } from '#db/schema/jobs.ts'
import { ledgerEntries } from '#db/schema/ledger.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

let studio: TestStudio
let ada: Filmmaker
let bob: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
  ada = await studio.join({ credits: 950 })
  bob = await studio.join()
})
afterAll(() => studio.close())

async function read<T extends z.ZodType>(schema: T, path: string, person = ada): Promise<z.output<T>> {
  return schema.parse((await person.client.get(`/api/v1${path}`)).body)
}
const news = (query = '', person = ada) => read(NotificationPage, `/notifications${query}`, person)
const picture = { mode: 't2i', engineId: 'flux-2-pro', seed: 7 } as const

test('the end of a take and news of the wallet are told, newest first, until they were seen', async () => {
  const good = await ada.make({ ...picture, prompt: 'An owl' })
  const bad = await ada.make({ ...picture, prompt: 'An owl [[moderated]]' })
  studio.fal.script({ workMs: 60_000 })
  const own = await ada.start({ ...picture, prompt: 'Canceled by hand' })
  await ada.command(own.id, 'cancel')
  await ada.until(own.id)
  studio.fal.script({ workMs: 50 })

  const { items, unread, nextCursor } = await news()
  expect(items).toMatchObject([
    {
      kind: 'job',
      mode: 't2i',
      jobId: bad.id,
      status: 'failed',
      unread: true,
      posterUrl: null,
      charged: 0,
      error: bad.error,
    },
    { kind: 'job', jobId: good.id, status: 'succeeded', posterUrl: good.outputs[0]?.posterUrl, error: null },
    { kind: 'wallet', entryKind: 'house_grant', amount: 950, memo: 'For a test' },
    { kind: 'wallet', entryKind: 'welcome', amount: 50, balanceAfter: 50 },
  ])
  expect([unread, nextCursor]).toEqual([4, null])

  const patch = { notificationsSeenAt: items[1]?.at }
  expect((await ada.client.patch('/api/v1/me/preferences', patch)).status).toBe(200)
  const after = await news()
  expect(after.unread).toBe(1)
  expect(after.items.map((item) => item.unread)).toEqual([true, false, false, false])
  expect((await news('', bob)).items.map(({ kind }) => kind)).toEqual(['wallet'])
})

test('pages of news lose and repeat nothing, also when all of it came at one instant', async () => {
  const all = (await news()).items.map(({ id }) => id)
  const walk = async () => {
    const seen: Notification[] = []
    let cursor: string | null = null
    do {
      const page: NotificationPage = await news(`?limit=1${cursor === null ? '' : `&cursor=${cursor}`}`)
      seen.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    return seen.map(({ id }) => id)
  }
  expect(await walk()).toEqual(all)
  const at = new Date('2026-01-01T00:00:00.123Z')
  await studio.db.update(jobs).set({ finishedAt: at }).where(eq(jobs.workspaceId, ada.workspaceId))
  await studio.db.execute(sql`alter table ledger_entries disable trigger user`)
  await studio.db
    .update(ledgerEntries)
    .set({ createdAt: at })
    .where(eq(ledgerEntries.workspaceId, ada.workspaceId))
  await studio.db.execute(sql`alter table ledger_entries enable trigger user`)
  const together = (await news()).items.map(({ id }) => id)
  expect(together.toSorted()).toEqual(all.toSorted())
  expect(await walk()).toEqual(together)
  expect(refusal(await ada.client.get('/api/v1/notifications?cursor=x'))).toMatchObject({ status: 422 })
})

test('usage counts takes and credits by day, and the bytes of the library', async () => {
  const carl = await studio.join({ credits: 100 })
  const job = await carl.make({ ...picture, prompt: 'A heron' })
  await carl.make({ ...picture, prompt: 'A heron [[moderated]]' })
  await studio.db.update(jobs).set({ createdAt: sql`now() - interval '3 days'` }).where(eq(jobs.id, job.id))
  const usage = await read(Usage, '/usage?days=7', carl)
  expect(usage.days.map(({ jobs: count, credits }) => [count, credits])).toEqual([
    ...[
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    [1, job.price.charged],
    [0, 0],
    [0, 0],
    [1, 0],
  ])
  expect(usage.days.at(-1)?.date).toBe(new Date().toISOString().slice(0, 10))
  expect(usage).toMatchObject({ jobs: 2, credits: job.price.charged })
  expect(usage.storageBytes).toBe((await carl.asset(job.outputs[0]?.assetId ?? '')).bytes)
  expect((await read(Usage, '/usage?days=2&timeZone=Pacific/Kiritimati', carl)).days).toHaveLength(2)
  expect((await read(Usage, '/usage', bob)).days).toHaveLength(30)
  for (const query of ['days=0', 'days=400', 'timeZone=Mars/Olympus']) {
    expect(refusal(await ada.client.get(`/api/v1/usage?${query}`))).toMatchObject({ status: 422 })
  }
})

test('the lineage of an asset leads to what it came from and to what was made of it', async () => {
  const frame = await ada.uploaded(studio.files.png, 'frame.png')
  const inputs = (assetId: string) => [{ role: 'firstFrame', assetId }] as const
  const video = {
    mode: 'i2v',
    engineId: 'veo-3.1-lite',
    durationSeconds: 4,
    prompt: 'It moves',
    seed: 7,
  } as const
  const edited = await ada.make({
    ...picture,
    mode: 'i2i',
    prompt: 'Warmer',
    inputs: [{ role: 'reference', assetId: frame.id }],
  })
  const still = edited.outputs[0]?.assetId ?? ''
  const first = await ada.make({ ...video, inputs: [...inputs(still)] })
  const second = await ada.make({ ...video, seed: 8, inputs: [...inputs(still)] })
  const [clip, other] = [first, second].map(({ outputs }) => outputs[0]?.assetId ?? '')

  const shape = ({ nodes, edges }: Lineage) => ({
    nodes: nodes.map(({ asset, relation, viaJobId, mode }) => [asset.id, relation, viaJobId, mode]),
    edges: edges.map(({ from, to }) => `${from} ${to}`).toSorted(),
  })
  const links = [`${frame.id} ${still}`, `${still} ${clip}`, `${still} ${other}`].toSorted()
  expect(shape(await read(Lineage, `/assets/${still}/lineage`))).toEqual({
    nodes: [
      [frame.id, 'source', null, null],
      [still, 'self', edited.id, 'i2i'],
      [clip, 'made-from-it', first.id, 'i2v'],
      [other, 'made-from-it', second.id, 'i2v'],
    ],
    edges: links,
  })
  const fromClip = await read(Lineage, `/assets/${clip}/lineage`)
  expect(fromClip.nodes.map(({ asset, relation }) => [asset.id, relation])).toEqual([
    [frame.id, 'source'],
    [still, 'source'],
    [clip, 'self'],
  ])
  await ada.client.delete(`/api/v1/assets/${still}`)
  expect(shape(await read(Lineage, `/assets/${clip}/lineage`))).toMatchObject({
    nodes: [
      [frame.id, 'source', null, null],
      [clip, 'self', first.id, 'i2v'],
    ],
    edges: [],
  })
  expect((await bob.client.get(`/api/v1/assets/${clip}/lineage`)).status).toBe(404)
})
