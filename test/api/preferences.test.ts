import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Preferences } from '#contract/preferences.ts'
import { userPreferences } from '#db/schema/auth.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { type PeopleServer, startPeopleServer } from '../harness/people-server.ts'
import type { SignedUp } from '../harness/users.ts'

let database: TestDatabase
let server: PeopleServer
let ada: SignedUp
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startPeopleServer({ db: database.db, server: { limits: null } })
  ada = await server.signUp({ name: 'Ada' })
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const path = '/api/v1/me/preferences'
const read = async (person = ada) => Preferences.parse((await person.client.get(path)).body)
const initial: Preferences = {
  theme: 'system',
  singleKeys: true,
  notify: { inApp: true, browser: false },
  favoritePresets: [],
  notificationsSeenAt: null,
  defaults: {
    engineId: 'auto',
    durationSeconds: 4,
    resolution: '720p',
    aspectRatio: '16:9',
    allowFallback: false,
  },
}

test('who has set nothing gets the defaults; a change leaves the rest, and belongs to one person', async () => {
  expect(await read()).toEqual(initial)
  const theme = await ada.client.patch(path, { theme: 'light', notify: { browser: true } })
  expect([theme.status, theme.body]).toMatchObject([200, { theme: 'light' }])
  await ada.client.patch(path, { defaults: { durationSeconds: 8 }, favoritePresets: ['dolly-in'] })
  const wanted = {
    ...initial,
    theme: 'light',
    notify: { inApp: true, browser: true },
    favoritePresets: ['dolly-in'],
    defaults: { ...initial.defaults, durationSeconds: 8 },
  }
  expect(await read()).toEqual(wanted)
  expect(await read(await server.signUp())).toEqual(initial)
  expect((await ada.client.patch(path, {})).body).toEqual(wanted)
})

test('two devices that change two things at once both get their way', async () => {
  const bea = await server.signUp()
  await Promise.all([
    bea.client.patch(path, { theme: 'dark' }),
    bea.client.patch(path, { singleKeys: false }),
    bea.client.patch(path, { notify: { inApp: false } }),
    bea.client.patch(path, { notify: { browser: true } }),
  ])
  expect(await read(bea)).toEqual({
    ...initial,
    theme: 'dark',
    singleKeys: false,
    notify: { inApp: false, browser: true },
  })
})

test('what is stored but no longer valid costs that value alone', async () => {
  const cleo = await server.signUp()
  const me = z.object({ id: z.string() }).parse((await cleo.client.get('/api/v1/me')).body)
  await cleo.client.patch(path, { singleKeys: false })
  await database.db
    .update(userPreferences)
    .set({ value: { theme: 'sepia', singleKeys: false, notify: 'all', gone: true } })
    .where(eq(userPreferences.userId, me.id))
  expect(await read(cleo)).toEqual({ ...initial, singleKeys: false })
})

test.each([
  { theme: 'sepia' },
  { notify: { pigeon: true } },
  { defaults: { durationSeconds: -1 } },
  { favoritePresets: ['x'.repeat(65)] },
  { notificationsSeenAt: 'yesterday' },
  { surprise: 1 },
])('refuses %j', async (patch) => {
  expect((await ada.client.patch(path, patch)).status).toBe(422)
})

test('a person changes his name, and nothing else', async () => {
  const reply = await ada.client.patch('/api/v1/me', { name: '  Ada King  ' })
  expect([reply.status, reply.body]).toMatchObject([200, { name: 'Ada King', email: ada.email }])
  expect((await ada.client.get('/api/v1/me')).body).toEqual(reply.body)
  for (const patch of [{ name: ' ' }, {}, { name: 'x', studioRole: 'owner' }, { email: 'x@example.test' }]) {
    expect((await ada.client.patch('/api/v1/me', patch)).status).toBe(422)
  }
  expect((await server.client().patch('/api/v1/me', { name: 'x' })).status).toBe(401)
})
