import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '#db/client.ts'
import { session, signInFailures, user } from '#db/schema/auth.ts'
import { ledgerTransfers } from '#db/schema/ledger.ts'
import { memberships, workspaces } from '#db/schema/workspaces.ts'
import { forgetExpired } from '#features/accounts/clean-up.ts'
import { writeSetting } from '#features/workspaces/settings.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { type PeopleServer, startPeopleServer } from '../harness/people-server.ts'
import { newIdentity } from '../harness/users.ts'

const twenty = Array.from({ length: 20 }, (_, index) => index)
const from = (index: number) => ({ 'x-forwarded-for': `192.0.2.${index + 1}` })
const code = (body: unknown) => z.object({ code: z.string() }).parse(body).code

let database: TestDatabase
let server: PeopleServer
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startPeopleServer({ db: database.db })
})
afterAll(async () => {
  await server.close()
  await database.close()
})

test('of twenty first sign-ups at once exactly one becomes the owner, and nobody is lost', async () => {
  const replies = await Promise.all(
    twenty.map((index) => server.client(from(index)).post('/api/auth/sign-up/email', newIdentity())),
  )
  expect(replies.map((reply) => reply.status)).toEqual(twenty.map(() => 200))
  const people = await database.db.select().from(user)
  expect(people).toHaveLength(20)
  expect(people.filter((person) => person.role === 'owner')).toHaveLength(1)
})

test('twenty first requests at once make one workspace, one membership and one welcome', async () => {
  const identity = newIdentity()
  const client = server.client(from(100))
  await client.post('/api/auth/sign-up/email', identity)
  const replies = await Promise.all(twenty.map(() => client.get('/api/v1/projects')))
  expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]))
  const [person] = await database.db.select().from(user).where(eq(user.email, identity.email))
  const userId = person?.id ?? ''
  const homes = await database.db.select().from(workspaces).where(eq(workspaces.personalOf, userId))
  expect(homes).toHaveLength(1)
  expect(await database.db.select().from(memberships).where(eq(memberships.userId, userId))).toHaveLength(1)
  const gifts = await database.db
    .select()
    .from(ledgerTransfers)
    .where(eq(ledgerTransfers.idempotencyKey, `welcome:${userId}`))
  expect(gifts.map((gift) => gift.amount)).toEqual([50])
})

test('signing in answers with a cookie and never with the token', async () => {
  const person = await server.signUp()
  const client = server.client(from(101))
  const reply = await client.post('/api/auth/sign-in/email', {
    email: person.email,
    password: person.password,
  })
  expect(reply.status).toBe(200)
  const [row] = await database.db.select().from(session).orderBy(sql`created_at desc`).limit(1)
  expect(JSON.stringify(reply.body)).not.toContain(row?.token)
  const cookie = reply.headers.getSetCookie().find((line) => line.startsWith('dailies.session_token='))
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  expect((await client.get('/api/v1/me')).body).toMatchObject({ email: person.email, studioRole: 'user' })
  expect((await client.post('/api/auth/sign-out')).status).toBe(200)
  expect((await client.get('/api/v1/me')).status).toBe(401)
})

test('the guard agrees with the library about who is signed in', async () => {
  const person = await server.signUp()
  const headers = new Headers({ cookie: person.client.cookieHeader() })
  const theirs = await server.accounts.auth.api.getSession({ headers })
  const ours = await person.client.get('/api/v1/me')
  expect(ours.body).toMatchObject({ id: theirs?.user.id, email: theirs?.user.email })

  const tampered = person.client.cookieHeader().replace(/=(.)/, (_, first) => `=${first === 'a' ? 'b' : 'a'}`)
  expect(await server.accounts.auth.api.getSession({ headers: new Headers({ cookie: tampered }) })).toBeNull()
  const refused = await server.client().get('/api/v1/me', { headers: { cookie: tampered } })
  expect(refused.status).toBe(401)

  await database.db
    .update(session)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(session.userId, theirs?.user.id ?? ''))
  expect(await server.accounts.auth.api.getSession({ headers })).toBeNull()
  expect((await person.client.get('/api/v1/me')).status).toBe(401)
})

test('a session that is used lives on, and a secret that was replaced still opens it', async () => {
  const person = await server.signUp()
  const aging = sql`now() + interval '2 days'`
  const mine = eq(session.userId, sql`(select id from "user" where email = ${person.email})`)
  await database.db.update(session).set({ expiresAt: aging }).where(mine)
  const reply = await person.client.get('/api/v1/me')
  expect(reply.headers.getSetCookie().join()).toContain('dailies.session_token=')
  const [row] = await database.db.select().from(session).where(mine)
  expect(row?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 6.9 * 24 * 3600 * 1000)
  expect((await person.client.get('/api/v1/me')).headers.getSetCookie()).toEqual([])

  const rotated = await startPeopleServer({
    db: database.db,
    secrets: [
      'another-secret-that-is-long-enough-9876543210',
      'a-secret-for-tests-that-is-long-enough-0123456789',
    ],
  })
  try {
    const client = rotated.client()
    const cookie = person.client.cookieHeader()
    const first = await client.get('/api/v1/me', { headers: { cookie } })
    expect(first.status).toBe(200)
    const renewed = client.cookieHeader()
    expect(renewed).not.toBe(cookie)
    const theirs = await rotated.accounts.auth.api.getSession({ headers: new Headers({ cookie: renewed }) })
    expect(theirs?.user.email).toBe(person.email)
  } finally {
    await rotated.close()
  }
})

test('sessions are listed without tokens; revoking one ends it at once, and nobody can revoke a stranger’s', async () => {
  const person = await server.signUp()
  const phone = server.client(from(102))
  await phone.post('/api/auth/sign-in/email', { email: person.email, password: person.password })
  const Sessions = z.object({
    items: z.array(
      z.strictObject({
        id: z.string(),
        isCurrent: z.boolean(),
        ipAddress: z.string().nullable(),
        userAgent: z.string().nullable(),
        createdAt: z.string(),
        lastUsedAt: z.string(),
        expiresAt: z.string(),
      }),
    ),
  })
  const { items } = Sessions.parse((await person.client.get('/api/v1/me/sessions')).body)
  expect(items).toHaveLength(2)
  const other = items.find((one) => !one.isCurrent)
  expect(other?.ipAddress).toBe('192.0.2.103')

  const stranger = await server.signUp()
  expect((await stranger.client.delete(`/api/v1/me/sessions/${other?.id}`)).status).toBe(404)
  expect((await phone.get('/api/v1/me')).status).toBe(200)
  expect((await person.client.delete(`/api/v1/me/sessions/${other?.id}`)).status).toBe(204)
  expect((await phone.get('/api/v1/me')).status).toBe(401)
  expect((await person.client.get('/api/v1/me')).status).toBe(200)
})

describe('lock-out', () => {
  test.each(['known', 'unknown'])('five wrong passwords make an address wait, %s or not', async (kind) => {
    const person = kind === 'known' ? await server.signUp() : newIdentity()
    const attempt = (index: number, password: string) =>
      server.client(from(index)).post('/api/auth/sign-in/email', { email: person.email, password })
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, index) => attempt(index, 'wrong password here')),
    )
    expect(tries.filter((reply) => reply.status === 401)).toHaveLength(5)
    const locked = tries.filter((reply) => reply.status === 429)
    expect(locked).toHaveLength(7)
    for (const reply of locked) {
      expect(code(reply.body)).toBe('sign_in_locked')
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(Number(reply.headers.get('retry-after'))).toBeLessThanOrEqual(30)
    }
    // The right password waits as well, else the lock would tell which guess was right.
    expect((await attempt(50, person.password)).status).toBe(429)
    const mails = (await server.mails()).filter((mail) => mail.includes(`To: ${person.email}`))
    expect(mails.filter((mail) => mail.includes('Several wrong passwords'))).toHaveLength(
      kind === 'known' ? 1 : 0,
    )
  })

  test('the wait grows, ends, and success forgets it', async () => {
    const person = await server.signUp()
    const attempt = (index: number, password: string) =>
      server.client(from(index)).post('/api/auth/sign-in/email', { email: person.email, password })
    const row = eq(signInFailures.email, person.email)
    const waitOver = () =>
      database.db.update(signInFailures).set({ lockedUntil: sql`now() - interval '1 second'` }).where(row)
    for (let index = 0; index < 5; index++) await attempt(index + 60, 'wrong password here')
    await waitOver()
    await attempt(70, 'wrong password here')
    const [second] = await database.db
      .select({ seconds: sql<number>`extract(epoch from locked_until - updated_at)::int` })
      .from(signInFailures)
      .where(row)
    expect(second?.seconds).toBe(60)
    await waitOver()
    expect((await attempt(71, person.password)).status).toBe(200)
    expect(await database.db.select().from(signInFailures).where(row)).toEqual([])
  })
})

test('a forgotten password is replaced by the mailed link, once, and every session ends', async () => {
  const person = await server.signUp()
  const client = server.client(from(103))
  const known = await client.post('/api/auth/request-password-reset', { email: person.email })
  const unknown = await client.post('/api/auth/request-password-reset', { email: 'nobody@example.test' })
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body])

  const mail = (await server.mails()).find((one) => one.includes(`To: ${person.email}`))
  // Quoted-printable: soft line breaks and =3D.
  const text = mail?.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? ''
  const token = /http:\/\/localhost:3210\/reset-password\?token=([\w-]+)/.exec(text)?.[1]
  expect(token).toBeDefined()
  const stored = await database.db.execute(sql`select identifier || value as kept from verification`)
  expect(JSON.stringify(stored.rows)).not.toContain(token)

  const newPassword = 'a quite different one'
  const short = await client.post('/api/auth/reset-password', { token, newPassword: 'short' })
  expect([short.status, code(short.body)]).toEqual([400, 'password_too_short'])
  expect((await client.post('/api/auth/reset-password', { token, newPassword })).status).toBe(200)
  expect((await person.client.get('/api/v1/me')).status).toBe(401)
  const again = server.client(from(104))
  expect(
    (await again.post('/api/auth/reset-password', { token, newPassword: 'and yet another one' })).status,
  ).toBe(400)
  const credentials = { email: person.email, password: newPassword }
  expect((await again.post('/api/auth/sign-in/email', credentials)).status).toBe(200)
})

test('the old password cannot be guessed through the change of password', async () => {
  const person = await server.signUp()
  const change = (currentPassword: string) =>
    person.client.post('/api/auth/change-password', { currentPassword, newPassword: 'a quite different one' })
  const [row] = await database.db.select().from(signInFailures).where(eq(signInFailures.email, person.email))
  expect(row).toBeUndefined()
  const wrong = await change('not my password')
  expect([wrong.status, code(wrong.body)]).toEqual([400, 'invalid_password'])
  const [counted] = await database.db
    .select()
    .from(signInFailures)
    .where(eq(signInFailures.email, person.email))
  expect(counted?.failures).toBe(1)
  expect((await change(person.password)).status).toBe(200)
})

test('the sweep forgets what is over and keeps what is not', async () => {
  const person = await server.signUp()
  const gone = await server.signUp()
  await database.db
    .update(session)
    .set({ expiresAt: sql`now() - interval '1 minute'` })
    .where(eq(session.userId, sql`(select id from "user" where email = ${gone.email})`))
  await forgetExpired(database.db)
  const left = await database.db.execute(sql`select 1 from session where expires_at < now()`)
  expect(left.rows).toEqual([])
  expect((await person.client.get('/api/v1/me')).status).toBe(200)
})

test('a sign-up takes a name of sensible length and nothing that it does not know', async () => {
  const tries = [
    { name: '' },
    { name: 'x'.repeat(201) },
    { role: 'owner' },
    { emailVerified: true },
    { image: 'x' },
  ]
  for (const [index, over] of tries.entries()) {
    const reply = await server
      .client(from(200 + index))
      .post('/api/auth/sign-up/email', { ...newIdentity(), ...over })
    expect([over, reply.status, code(reply.body)]).toEqual([over, 422, 'validation_failed'])
  }
})

test('only the allowed paths of the library answer, and foreign pages may use none', async () => {
  const person = await server.signUp()
  for (const path of ['get-session', 'list-sessions', 'ok', 'update-user', 'sign-in/social']) {
    const reply = await person.client.get(`/api/auth/${path}`)
    expect([path, reply.status, code(reply.body)]).toEqual([path, 404, 'not_found'])
  }
  const evil = { headers: { origin: 'https://evil.example' } }
  const signUp = await server.client(from(105)).post('/api/auth/sign-up/email', newIdentity(), evil)
  expect([signUp.status, code(signUp.body)]).toEqual([403, 'origin_refused'])
  for (const origin of ['https://evil.example', 'null', 'http://localhost:3211']) {
    const reply = await person.client.post('/api/v1/projects', { name: 'x' }, { headers: { origin } })
    expect([origin, reply.status, code(reply.body)]).toEqual([origin, 403, 'origin_refused'])
  }
  const mine = await person.client.post(
    '/api/v1/projects',
    { name: 'x' },
    { headers: { origin: 'http://127.0.0.1:3210' } },
  )
  expect(mine.status).toBe(201)
})

test('limits by caller address answer as a problem with Retry-After', async () => {
  const client = server.client(from(150))
  const replies = []
  for (let index = 0; index < 5; index++) {
    replies.push(
      await client.post('/api/auth/sign-in/email', {
        email: `n${index}@example.test`,
        password: 'x'.repeat(12),
      }),
    )
  }
  const refused = replies.filter((reply) => reply.status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.map((reply) => code(reply.body))).toEqual(refused.map(() => 'rate_limited'))
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
})

describe('off loopback', () => {
  let away: TestDatabase
  let studio: PeopleServer
  const publicUrl = 'https://studio.example'
  beforeAll(async () => {
    away = await createTestDatabase()
    studio = await startPeopleServer({
      db: away.db,
      publicUrl,
      rules: { isLoopback: false, setupCode: 'ABCD-1234-EFGH' },
    })
  })
  afterAll(async () => {
    await studio.close()
    await away.close()
  })

  test('the first owner needs the code; after that the door is closed until the setting opens it', async () => {
    const first = newIdentity()
    expect((await studio.client().get('/api/v1/setup')).body).toEqual({
      needsOwner: true,
      needsSetupCode: true,
      registration: 'closed',
      verifiesEmail: true,
    })
    const without = await studio.client(from(1)).post('/api/auth/sign-up/email', first)
    expect([without.status, code(without.body)]).toEqual([403, 'setup_code_required'])
    const wrong = await studio
      .client(from(2))
      .post('/api/auth/sign-up/email', { ...first, setupCode: 'ABCD-1234-EFGX' })
    expect(wrong.status).toBe(403)

    const many = await Promise.all(
      twenty.map((index) =>
        studio
          .client(from(index + 10))
          .post('/api/auth/sign-up/email', newIdentity({ email: `first-${index}@example.test` }), {
            headers: { 'x-setup-code': 'ABCD-1234-EFGH' },
          }),
      ),
    )
    expect(many.filter((reply) => reply.status === 200)).toHaveLength(1)
    const losers = many.filter((reply) => reply.status !== 200)
    expect(losers.map((reply) => code(reply.body))).toEqual(losers.map(() => 'registration_closed'))
    // The code has shown who he is: no mail to confirm.
    expect(await studio.mails()).toEqual([])
    const [owner] = await away.db.select().from(user)
    const client = studio.client(from(40))
    const credentials = { email: owner?.email, password: first.password }
    expect((await client.post('/api/auth/sign-in/email', credentials)).status).toBe(200)
    expect((await client.get('/api/v1/me')).body).toMatchObject({ studioRole: 'owner', emailVerified: true })
    expect((await studio.client().get('/api/v1/setup')).body).toMatchObject({
      needsOwner: false,
      needsSetupCode: false,
    })
  })

  test('an address is confirmed by mail before its owner may come in, and only then earns credits', async () => {
    await writeSetting(away.db, 'registration', 'open')
    const person = newIdentity()
    const client = studio.client(from(60))
    const signUp = await client.post('/api/auth/sign-up/email', person)
    expect(signUp.status).toBe(200)
    expect((await client.get('/api/v1/me')).status).toBe(401)
    const early = await client.post('/api/auth/sign-in/email', {
      email: person.email,
      password: person.password,
    })
    expect([early.status, code(early.body)]).toEqual([403, 'email_not_verified'])
    const [counted] = await away.db
      .select()
      .from(signInFailures)
      .where(eq(signInFailures.email, person.email))
    expect(counted?.failures).toBe(0)

    const mail = (await studio.mails()).find((one) => one.includes(`To: ${person.email}`))
    const text = mail?.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? ''
    const link = /https:\/\/studio\.example(\/api\/auth\/verify-email\?\S+)/.exec(text)?.[1] ?? ''
    const confirmed = await client.get(link)
    expect(confirmed.status).toBe(302)
    expect(client.cookieHeader()).toContain('__Secure-dailies.session_token=')
    expect((await client.get('/api/v1/me')).body).toMatchObject({ email: person.email, emailVerified: true })
    const gifts = await away.db.select().from(ledgerTransfers).where(eq(ledgerTransfers.kind, 'welcome'))
    expect(gifts).toHaveLength(1)
  })

  test('a taken address answers a sign-up as a new one does, and its owner gets a letter', async () => {
    const taken = newIdentity()
    const first = await studio.client(from(70)).post('/api/auth/sign-up/email', taken)
    const again = await studio
      .client(from(71))
      .post('/api/auth/sign-up/email', { ...taken, password: 'an other password' })
    const shape = (body: unknown) =>
      JSON.stringify(body)
        .replaceAll(/"id":"[^"]+"/g, '"id"')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    expect(again.status).toBe(first.status)
    expect(shape(again.body)).toBe(shape(first.body))
    const mails = (await studio.mails()).filter((mail) => mail.includes(`To: ${taken.email}`))
    expect(mails.some((mail) => mail.includes('You already have an account'))).toBe(true)
  })
})

test('what breaks inside the library comes out as a problem that says nothing of the inside', async () => {
  const broken = await createTestDatabase()
  const studio = await startPeopleServer({ db: broken.db })
  await broken.db.execute(sql`alter table account rename to somewhere_else`)
  const reply = await studio.client(from(1)).post('/api/auth/sign-up/email', newIdentity())
  expect(reply.headers.get('content-type')).toBe('application/problem+json')
  expect(reply.status).toBe(500)
  expect(code(reply.body)).toBe('internal_error')
  expect(JSON.stringify(reply.body)).not.toMatch(/relation|query|insert/i)
  // Half a person would be worse than none.
  expect(await broken.db.select().from(user)).toEqual([])
  await studio.close()
  await broken.close()
})

test.each(['postgres://nobody@127.0.0.1:1/none', 'postgres://nobody@/none?host=/nowhere'])(
  'a database that is away is said to be away: %s',
  async (url) => {
    const db = openDatabase({ url })
    const studio = await startPeopleServer({ db })
    const reply = await studio.client().get('/api/v1/setup')
    expect([reply.status, code(reply.body)]).toEqual([503, 'service_unavailable'])
    expect(reply.headers.get('retry-after')).toBe('5')
    await studio.close()
    await db.$client.end()
  },
)
