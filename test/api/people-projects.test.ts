import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { events, idempotencyKeys, memberships, projects, workspaces } from '#db/schema/workspaces.ts'
import { newId } from '#kernel/ids.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { walkWithForeignIds } from '../harness/other-workspace.ts'
import { type PeopleServer, startPeopleServer } from '../harness/people-server.ts'
import type { SignedUp } from '../harness/users.ts'

let database: TestDatabase
let server: PeopleServer
let ada: SignedUp
let bob: SignedUp
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startPeopleServer({ db: database.db, server: { limits: null } })
  ada = await server.signUp({ name: 'Ada' })
  bob = await server.signUp({ name: 'Bob' })
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const idOf = (body: unknown) => z.object({ id: z.string() }).parse(body).id
const newProject = async (name = 'Film') => idOf((await ada.client.post('/api/v1/projects', { name })).body)
const Page = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string() })),
  nextCursor: z.string().nullable(),
})

test('no route gives a stranger what belongs to another workspace', async () => {
  const projectId = await newProject()
  const shotId = idOf((await ada.client.post(`/api/v1/projects/${projectId}/shots`, { name: 'One' })).body)
  const sessions = z.object({ items: z.array(z.object({ id: z.string() })) })
  const [mine] = sessions.parse((await ada.client.get('/api/v1/me/sessions')).body).items
  const findings = await walkWithForeignIds({
    routes: server.routes,
    owner: ada.client,
    ownerWorkspaceId: ada.workspaceId,
    stranger: bob.client,
    ids: { projects: projectId, shots: shotId, sessions: mine?.id ?? '' },
    bodies: {
      'PATCH /projects/:id': { name: 'Stolen' },
      'POST /projects/:id/shots': { name: 'Planted' },
      'PATCH /shots/:id': { name: 'Stolen' },
    },
    exempt: {
      'DELETE /me/sessions/:id': 'belongs to a person; the header of a workspace means nothing to it',
    },
  })
  expect(findings).toEqual([])
})

test('the walk itself notices a leak, a missing id and a missing body', async () => {
  const projectId = await newProject()
  const findings = await walkWithForeignIds({
    routes: server.routes.filter(
      (route) => route.path.startsWith('/projects/:id') || route.path.startsWith('/shots'),
    ),
    owner: ada.client,
    ownerWorkspaceId: ada.workspaceId,
    stranger: ada.client,
    ids: { projects: projectId },
  })
  expect(findings).toContain('GET /projects/:id: 200')
  expect(findings).toContain('DELETE /shots/:id: no id to try it with')
  expect(findings).toContain('PATCH /projects/:id: no body to try it with')
})

test('pages walk through every project once, newest first, while others are being made', async () => {
  const carol = await server.signUp({ name: 'Carol' })
  const made: string[] = []
  for (let index = 0; index < 7; index++) {
    made.push(idOf((await carol.client.post('/api/v1/projects', { name: `p${index}` })).body))
  }
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: z.infer<typeof Page> = Page.parse(
      (await carol.client.get(`/api/v1/projects?limit=3${query}`)).body,
    )
    expect(page.items.length).toBeLessThanOrEqual(3)
    seen.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor
    await carol.client.post('/api/v1/projects', { name: 'late' })
  } while (cursor !== null)
  expect(seen).toEqual(made.toReversed())
})

test('rows made in the same millisecond are neither lost nor repeated', async () => {
  const dora = await server.signUp({ name: 'Dora' })
  const createdAt = new Date('2026-01-01T00:00:00.123Z')
  const rows = Array.from({ length: 5 }, (_, index) => ({
    id: newId('project', 1_000 + index),
    workspaceId: dora.workspaceId,
    name: `p${index}`,
    createdAt,
  }))
  await database.db.insert(projects).values(rows)
  const first = Page.parse((await dora.client.get('/api/v1/projects?limit=2')).body)
  const second = Page.parse(
    (await dora.client.get(`/api/v1/projects?limit=9&cursor=${first.nextCursor}`)).body,
  )
  expect([...first.items, ...second.items].map((item) => item.name)).toEqual(['p4', 'p3', 'p2', 'p1', 'p0'])
  expect(second.nextCursor).toBeNull()
})

test.each([
  'x',
  'bnVsbA',
  Buffer.from('["now","prj_1"]').toString('base64url'),
  Buffer.from('[1,2,3]').toString('base64url'),
])('a cursor that no list gave is refused: %s', async (cursor) => {
  const reply = await ada.client.get(`/api/v1/projects?cursor=${cursor}`)
  expect(reply.status).toBe(422)
  expect(reply.body).toMatchObject({ code: 'validation_failed', errors: [{ path: 'query.cursor' }] })
})

test('shots keep their order without gaps when they are added, moved and removed, also at once', async () => {
  const projectId = await newProject()
  const path = `/api/v1/projects/${projectId}/shots`
  await Promise.all(Array.from({ length: 6 }, (_, index) => ada.client.post(path, { name: `s${index}` })))
  const read = async () => {
    const { body } = await ada.client.get(`${path}?limit=100`)
    return z
      .object({ items: z.array(z.object({ id: z.string(), name: z.string(), position: z.number() })) })
      .parse(body).items
  }
  const before = await read()
  expect(before.map((shot) => shot.position)).toEqual([0, 1, 2, 3, 4, 5])
  const [first, second, , , fifth] = before
  await ada.client.patch(`/api/v1/shots/${fifth?.id}`, { position: 1 })
  expect((await read()).map((shot) => shot.id)).toEqual(
    [before[0], before[4], before[1], before[2], before[3], before[5]].map((shot) => shot?.id),
  )
  await Promise.all([
    ada.client.patch(`/api/v1/shots/${first?.id}`, { position: 99 }),
    ada.client.delete(`/api/v1/shots/${second?.id}`),
    ada.client.post(path, { name: 'new', position: 0 }),
  ])
  const after = await read()
  expect(after).toHaveLength(6)
  expect(after.map((shot) => shot.position)).toEqual([0, 1, 2, 3, 4, 5])
})

test('a shot keeps the wish it was given and takes only a take of its own workspace', async () => {
  const projectId = await newProject()
  const request = { mode: 't2v', prompt: 'a fox', durationSeconds: 4 }
  const reply = await ada.client.post(`/api/v1/projects/${projectId}/shots`, { request })
  expect(reply.body).toMatchObject({ request, chosenJobId: null, position: 0 })
  const unknown = await ada.client.patch(`/api/v1/shots/${idOf(reply.body)}`, { chosenJobId: newId('job') })
  expect(unknown.status).toBe(422)
  expect(unknown.body).toMatchObject({ errors: [{ path: 'chosenJobId', code: 'not_found' }] })
})

test('a deleted project is gone with its shots, and each change was announced', async () => {
  const projectId = await newProject()
  const shotId = idOf((await ada.client.post(`/api/v1/projects/${projectId}/shots`, {})).body)
  expect((await ada.client.delete(`/api/v1/projects/${projectId}`)).status).toBe(204)
  for (const path of [`/projects/${projectId}`, `/projects/${projectId}/shots`]) {
    expect((await ada.client.get(`/api/v1${path}`)).status).toBe(404)
  }
  expect((await ada.client.patch(`/api/v1/shots/${shotId}`, { name: 'x' })).status).toBe(404)
  const told = await database.db
    .select()
    .from(events)
    .where(and(eq(events.workspaceId, ada.workspaceId), eq(events.type, 'project.updated')))
  expect(told.map((event) => event.data)).toContainEqual({ projectId, deleted: true })
})

test('with several workspaces one must be named, and a viewer may look but not touch', async () => {
  const eve = await server.signUp({ name: 'Eve' })
  await database.db.insert(memberships).values({
    workspaceId: ada.workspaceId,
    userId: await userIdOf(eve),
    role: 'viewer',
  })
  const unnamed = await eve.client.get('/api/v1/projects')
  expect([unnamed.status, unnamed.body]).toMatchObject([400, { code: 'workspace_required' }])
  const headers = { 'x-workspace': ada.workspaceId }
  expect((await eve.client.get('/api/v1/projects', { headers })).status).toBe(200)
  expect((await eve.client.get(`/api/v1/projects?workspace=${ada.workspaceId}`)).status).toBe(200)
  const write = await eve.client.post('/api/v1/projects', { name: 'x' }, { headers })
  expect([write.status, write.body]).toMatchObject([403, { code: 'forbidden' }])
  const own = await eve.client.post(
    '/api/v1/projects',
    { name: 'x' },
    { headers: { 'x-workspace': eve.workspaceId } },
  )
  expect(own.status).toBe(201)
  const nowhere = await eve.client.get('/api/v1/projects', { headers: { 'x-workspace': newId('workspace') } })
  expect(nowhere.status).toBe(404)
})

const userIdOf = async (person: SignedUp) => {
  const [home] = await database.db.select().from(workspaces).where(eq(workspaces.id, person.workspaceId))
  return home?.personalOf ?? ''
}

const post = (key: string, body: unknown) =>
  ada.client.post('/api/v1/projects', body, { headers: { 'idempotency-key': key } })
const named = async (name: string) => database.db.select().from(projects).where(eq(projects.name, name))

test('a repeated request gets the first answer and makes nothing new, even when all come at once', async () => {
  const replies = await Promise.all(Array.from({ length: 12 }, () => post('once-1', { name: 'only one' })))
  expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 201))
  expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1)
  expect(replies.filter((reply) => reply.headers.get('idempotency-replayed') === null)).toHaveLength(1)
  expect(await named('only one')).toHaveLength(1)
  const quoted = await post('"once-1"', { name: 'only one' })
  expect(quoted.headers.get('idempotency-replayed')).toBe('true')
})

test('a key belongs to one request: another body or path is refused, another workspace has its own', async () => {
  await post('once-2', { name: 'first' })
  const other = await post('once-2', { name: 'second' })
  expect([other.status, other.body]).toMatchObject([422, { code: 'idempotency_key_reused' }])
  const projectId = await newProject()
  const elsewhere = await ada.client.post(
    `/api/v1/projects/${projectId}/shots`,
    { name: 'first' },
    { headers: { 'idempotency-key': 'once-2' } },
  )
  expect(elsewhere.status).toBe(422)
  const headers = { 'idempotency-key': 'once-2' }
  expect((await bob.client.post('/api/v1/projects', { name: 'bobs' }, { headers })).status).toBe(201)
})

test('a refused request keeps no key, and a key of yesterday is free again', async () => {
  const refused = await post('once-3', { name: '' })
  expect(refused.status).toBe(422)
  expect((await post('once-3', { name: 'now right' })).status).toBe(201)
  await database.db
    .update(idempotencyKeys)
    .set({ createdAt: new Date(Date.now() - 25 * 3600 * 1000) })
    .where(eq(idempotencyKeys.key, 'once-3'))
  const later = await post('once-3', { name: 'another day' })
  expect([later.status, later.headers.get('idempotency-replayed')]).toEqual([201, null])
  expect((await post('bad key', { name: 'x' })).status).toBe(422)
})
