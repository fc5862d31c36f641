import { lt } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { events } from '#db/schema/workspaces.ts'
import { deleteOldEvents } from '#jobs/events.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { type EventStream, openEvents } from './event-stream.ts'

let studio: TestStudio
let ada: Filmmaker
let bob: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
  ada = await studio.join({ credits: 950 })
  bob = await studio.join({ name: 'Bob', credits: 950 })
})
afterAll(() => studio.close())

const hosted = { mode: 't2v', engineId: 'veo-3.1-lite', durationSeconds: 4, resolution: '720p' } as const

/** What is numbered; progress passes by without a number and may be missed. */
const numbered = (stream: EventStream) => stream.all.filter(({ id }) => id !== null)
const rise = (stream: EventStream) => numbered(stream).map(({ id }) => Number(id))
const ended = (id: string) => (event: { type: string; data: Record<string, unknown> }) =>
  event.type === 'job.updated' && event.data.id === id && event.data.status === 'succeeded'

test('two streams agree, a third that breaks off again and again misses nothing and hears nothing twice', async () => {
  const [first, second] = [await openEvents(ada.client), await openEvents(ada.client)]
  let broken = await openEvents(ada.client)
  const pieces: EventStream[] = []
  const takes = [
    await ada.start({ ...hosted, prompt: 'One' }),
    await ada.start({ ...hosted, prompt: 'Two' }),
    await ada.start({ ...hosted, prompt: 'Three' }),
    await ada.start({ mode: 't2i', engineId: 'draft-image', prompt: 'Four' }),
  ]
  let over = false
  const watched = Promise.all(takes.map(({ id }) => first.until(ended(id)))).then(() => {
    over = true
  })
  let cursor = String(Number((await first.until(({ id }) => id !== null)).id) - 1)
  while (!over) {
    await Promise.race([broken.until(({ id }) => Number(id) > Number(cursor)), watched])
    await broken.close()
    pieces.push(broken)
    cursor = numbered(broken).at(-1)?.id ?? cursor
    broken = await openEvents(ada.client, { lastEventId: cursor })
  }
  pieces.push(broken)
  // One more of our own making, so that everybody knows where the end is.
  await ada.client.post('/api/v1/projects', { name: 'The end' })
  for (const stream of [first, second, broken]) await stream.until(({ type }) => type === 'project.updated')

  expect(pieces.length).toBeGreaterThan(2)
  expect(rise(first)).toEqual(rise(first).map((_, index) => (rise(first)[0] ?? 0) + index))
  expect(numbered(second)).toEqual(numbered(first))
  expect(pieces.flatMap((piece) => numbered(piece))).toEqual(numbered(first))
  for (const stream of [first, second, broken]) await stream.close()
})

test('a cursor of the address counts when the header says nothing', async () => {
  const whole = await openEvents(ada.client, { query: '?after=0' })
  const tail = await openEvents(ada.client, { query: '?after=3', lastEventId: '5' })
  const first = await whole.until(({ id }) => id !== null)
  const next = await tail.until(({ id }) => id !== null)
  expect([first.id, next.id]).toEqual(['1', '6'])
  await whole.close()
  await tail.close()
})

test('a cursor that is older than what is kept, or from the future, starts over with "reset"', async () => {
  await studio.db
    .update(events)
    .set({ createdAt: new Date(Date.now() - 8 * 24 * 3_600_000) })
    .where(lt(events.seq, 5))
  await studio.db.transaction((tx) => deleteOldEvents(tx))
  for (const lastEventId of ['2', '99999999']) {
    const stream = await openEvents(ada.client, { lastEventId })
    const first = await stream.until(() => true)
    expect(first.type).toBe('reset')
    expect(stream.all).toHaveLength(1)
    await stream.close()
    const resumed = await openEvents(ada.client, { lastEventId: first.id ?? '' })
    await ada.client.post('/api/v1/projects', { name: `After ${lastEventId}` })
    expect(await resumed.until(() => true)).toMatchObject({ type: 'project.updated' })
    await resumed.close()
  }
  const stillKept = await openEvents(ada.client, { lastEventId: '4' })
  expect((await stillKept.until(() => true)).id).toBe('5')
  await stillKept.close()
  const odd = await ada.client.get('/api/v1/events', { headers: { 'last-event-id': 'two words' } })
  expect(refusal(odd)).toMatchObject({ status: 422, code: 'validation_failed' })
})

test('nobody hears another workspace', async () => {
  const bobs = await openEvents(bob.client)
  const take = await ada.make({ ...hosted, prompt: 'A secret' })
  const own = await bob.make({ ...hosted, prompt: 'Mine' })
  await bobs.until(ended(own.id))
  expect(JSON.stringify(bobs.all)).toContain(own.id)
  expect(JSON.stringify(bobs.all)).not.toContain(take.id)
  await bobs.close()
  for (const call of [
    bob.client.get(`/api/v1/events?workspace=${ada.workspaceId}`),
    bob.client.get('/api/v1/events', { headers: { 'x-workspace': ada.workspaceId } }),
  ]) {
    expect(refusal(await call)).toMatchObject({ status: 404, code: 'not_found' })
  }
})
