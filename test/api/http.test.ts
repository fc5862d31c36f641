import { validate } from '@scalar/openapi-parser'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Problem } from '#contract/problem.ts'
import { raw, route } from '#http/route.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { type PeopleServer, startPeopleServer } from '../harness/people-server.ts'
import type { SignedUp } from '../harness/users.ts'

let database: TestDatabase
let server: PeopleServer
let ada: SignedUp
let isDatabaseWell = true
let turn = 1

const probes = [
  route({
    method: 'POST',
    path: '/probe/echo',
    summary: 'Echo',
    tags: ['Probe'],
    auth: 'none',
    query: z.object({ times: z.coerce.number().int().max(3).default(1) }),
    body: z.strictObject({ items: z.array(z.object({ size: z.number().max(10) })).max(3) }),
    replies: { 200: z.object({ times: z.number(), items: z.array(z.object({ size: z.number() })) }) },
    handle: ({ body, query }) => ({ times: query.times, items: body.items }),
  }),
  route({
    method: 'GET',
    path: '/probe/broken',
    summary: 'Throws what nobody foresaw',
    tags: ['Probe'],
    auth: 'none',
    replies: { 200: z.object({}) },
    handle: () => {
      throw new Error('secret detail of the inside')
    },
  }),
  route({
    method: 'GET',
    path: '/probe/mistyped',
    summary: 'Answers something else than it promised',
    tags: ['Probe'],
    auth: 'none',
    replies: { 200: z.object({ count: z.number().max(1) }) },
    handle: () => ({ count: 2 }),
  }),
  route({
    method: 'GET',
    path: '/probe/seldom',
    summary: 'Changes seldom',
    tags: ['Probe'],
    auth: 'none',
    revalidated: true,
    replies: { 200: z.object({ turn: z.number() }) },
    handle: () => ({ turn }),
  }),
  route({
    method: 'GET',
    path: '/probe/owner',
    summary: 'For the owner',
    tags: ['Probe'],
    auth: 'owner',
    workspace: false,
    replies: { 200: z.object({ ok: z.boolean() }) },
    handle: () => ({ ok: true }),
  }),
  route({
    method: 'POST',
    path: '/probe/cancel',
    summary: 'Takes no body',
    tags: ['Probe'],
    auth: 'none',
    replies: { 202: z.object({ ok: z.boolean() }) },
    handle: () => ({ ok: true }),
  }),
  route({
    method: 'POST',
    path: '/probe/raw',
    summary: 'Counts bytes',
    tags: ['Probe'],
    auth: 'none',
    rawBody: true,
    replies: { 200: raw('text/plain', 'How many bytes came.') },
    handle: ({ rawBody, reply }) => reply.type('text/plain').send(String(rawBody.length)),
  }),
  route({
    method: 'GET',
    path: '/probe/limited',
    summary: 'Three a minute',
    tags: ['Probe'],
    auth: 'session',
    rateLimit: { name: 'probe', limit: 3, windowSeconds: 60 },
    replies: { 200: z.object({ ok: z.boolean() }) },
    handle: () => ({ ok: true }),
  }),
]

beforeAll(async () => {
  database = await createTestDatabase()
  server = await startPeopleServer({
    db: database.db,
    extraRoutes: probes,
    checks: {
      database: async () => {
        if (!isDatabaseWell) throw new Error('away')
      },
    },
  })
  await server.signUp({ name: 'Owner' })
  ada = await server.signUp({ name: 'Ada' })
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const send = (path: string, init: RequestInit = {}) => fetch(new URL(path, server.baseUrl), init)
async function problem(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const body = Problem.parse(await response.json())
  expect(body.status).toBe(response.status)
  expect(body.type).toBe(`urn:dailies:problem:${body.code}`)
  expect(response.headers.get('x-request-id')).toBe(body.requestId)
  return body
}
const json = (body: string) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body })

describe('every refusal is a problem with its code', () => {
  test.each([
    ['an address that does not exist', 'not_found', 404, () => send('/api/v1/nothing')],
    ['a route of another method', 'not_found', 404, () => send('/api/v1/me', { method: 'PUT' })],
    ['a malformed address', 'malformed_request', 400, () => send('/api/v1/projects/%zz')],
    ['nobody signed in', 'unauthenticated', 401, () => send('/api/v1/me')],
    ['a body that is no JSON', 'malformed_request', 400, () => send('/api/v1/probe/echo', json('{"items":'))],
    [
      'a poisoned body',
      'malformed_request',
      400,
      () => send('/api/v1/probe/echo', json('{"__proto__":{"a":1}}')),
    ],
    [
      'a body of another kind',
      'unsupported_media',
      415,
      () =>
        send('/api/v1/probe/echo', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }),
    ],
    [
      'a form',
      'unsupported_media',
      415,
      () => send('/api/v1/probe/echo', { method: 'POST', body: new URLSearchParams({ a: '1' }) }),
    ],
    [
      '10 MB of JSON',
      'payload_too_large',
      413,
      () => send('/api/v1/probe/echo', json(`{"items":"${'x'.repeat(10_000_000)}"}`)),
    ],
    ['a thing that nobody foresaw', 'internal_error', 500, () => send('/api/v1/probe/broken')],
    ['an answer that breaks its promise', 'internal_error', 500, () => send('/api/v1/probe/mistyped')],
  ])('%s', async (_, code, status, ask) => {
    const response = await ask()
    expect(response.status).toBe(status)
    const body = await problem(response)
    expect(body.code).toBe(code)
    expect(JSON.stringify(body)).not.toContain('secret detail')
  })

  test('wrong fields are named one by one, in the body and in the query', async () => {
    const body = await problem(
      await send('/api/v1/probe/echo', json('{"items":[{"size":1},{"size":11}],"extra":1}')),
    )
    expect(body.code).toBe('validation_failed')
    expect(body.errors?.map((error) => [error.path, error.code])).toEqual([
      ['items.1.size', 'too_big'],
      ['', 'unrecognized_keys'],
    ])
    const query = await problem(await send('/api/v1/probe/echo?times=9', json('{"items":[]}')))
    expect(query.errors?.map((error) => error.path)).toEqual(['query.times'])
  })

  test('what is only for the owner is forbidden to others', async () => {
    const reply = await ada.client.get('/api/v1/probe/owner')
    expect([reply.status, reply.body]).toMatchObject([403, { code: 'forbidden' }])
  })
})

test('a command with a JSON content type and no body is fine, and raw routes get the bytes', async () => {
  const command = await send('/api/v1/probe/cancel', json(''))
  expect([command.status, await command.json()]).toEqual([202, { ok: true }])
  const bytes = await send('/api/v1/probe/raw', {
    method: 'POST',
    headers: { 'content-type': 'application/x-odd' },
    body: new Uint8Array(1234),
  })
  expect(await bytes.text()).toBe('1234')
})

test('limits are told on every answer, refuse the fourth, and count each person alone', async () => {
  const first = await ada.client.get('/api/v1/probe/limited')
  expect(first.headers.get('ratelimit-policy')).toBe('"probe";q=3;w=60')
  expect(first.headers.get('ratelimit')).toBe('"probe";r=2;t=20')
  await ada.client.get('/api/v1/probe/limited')
  await ada.client.get('/api/v1/probe/limited')
  const refused = await ada.client.get('/api/v1/probe/limited')
  expect([refused.status, refused.body]).toMatchObject([429, { code: 'rate_limited' }])
  expect(refused.headers.get('ratelimit')).toMatch(/^"probe";r=0;t=\d+$/)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  const bob = await server.signUp({ name: 'Bob' })
  expect((await bob.client.get('/api/v1/probe/limited')).status).toBe(200)
})

test('pages are protected by headers, and the session cookie by none but our own', async () => {
  const response = await send('/healthz')
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
  expect(response.headers.get('x-powered-by')).toBeNull()
})

test('health tells life, readiness and measures', async () => {
  expect(await (await send('/healthz')).json()).toMatchObject({ status: 'ok' })
  expect((await send('/readyz')).status).toBe(200)
  isDatabaseWell = false
  const away = await send('/readyz')
  isDatabaseWell = true
  expect([away.status, await away.json()]).toEqual([
    503,
    { status: 'unavailable', checks: { database: 'failed' } },
  ])
  const metrics = await send('/metrics')
  expect(await metrics.text()).toMatch(/dailies_event_loop_lag_seconds\{quantile="0.99"\} [\d.]+/)
  const outside = await send('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })
  expect(outside.status).toBe(404)
})

describe('the published description', () => {
  const Description = z.looseObject({
    openapi: z.string(),
    paths: z.record(
      z.string(),
      z.record(
        z.string(),
        z.looseObject({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) }),
      ),
    ),
    components: z.looseObject({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  })
  const read = async () => Description.parse(await (await send('/api/v1/openapi.json')).json())

  test('is a valid OpenAPI 3.1 document that names every route once', async () => {
    const document = await read()
    const verdict = await validate(structuredClone(document))
    expect(verdict.errors ?? []).toEqual([])
    expect(verdict.valid).toBe(true)
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const written = server.routes.map(
      (one) => `${one.method} /api/v1${one.path.replaceAll(/:(\w+)/g, '{$1}')}`,
    )
    expect(described.toSorted()).toEqual(written.toSorted())
    const names = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations).map((one) => one.operationId),
    )
    expect(new Set(names).size).toBe(names.length)
  })

  test('describes the problem that is really sent', async () => {
    const { components } = await read()
    const fits = new Ajv2020({ strict: false }).compile(components.schemas.Problem ?? false)
    const sent: unknown = await (await send('/api/v1/me')).json()
    expect(fits(sent)).toBe(true)
    expect(fits({ ...z.record(z.string(), z.unknown()).parse(sent), code: 7 })).toBe(false)
  })

  test('has a reader that loads nothing from elsewhere', async () => {
    const page = await send('/docs/api/')
    expect(page.status).toBe(200)
    const html = await page.text()
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'")
    const loaded = [...html.matchAll(/<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"/g)].map(
      (match) => match[1],
    )
    expect(loaded.length).toBeGreaterThan(0)
    for (const address of loaded) expect(new URL(address ?? '', page.url).origin).toBe(server.baseUrl)
    const script = await send('/docs/api/js/scalar.js')
    expect(script.headers.get('content-type')).toContain('javascript')
    expect((await send('/healthz')).headers.get('content-security-policy')).not.toContain(
      "'unsafe-inline' 'self'",
    )
  })
})

test('answers are kept nowhere; what changes seldom is asked for again and sent when it changed', async () => {
  const usual = await ada.client.get('/api/v1/me')
  expect([usual.headers.get('cache-control'), usual.headers.get('etag')]).toEqual(['no-store', null])
  const ask = (etag = '') =>
    ada.client.get('/api/v1/probe/seldom', etag === '' ? {} : { headers: { 'if-none-match': etag } })
  const first = await ask()
  const etag = first.headers.get('etag') ?? ''
  expect([first.status, first.body, first.headers.get('cache-control')]).toEqual([
    200,
    { turn: 1 },
    'private, no-cache',
  ])
  expect(etag).toMatch(/^W\/"[\w-]{22}"$/)
  const same = await ask(etag)
  expect([same.status, same.body, same.headers.get('etag')]).toEqual([304, '', etag])
  turn = 2
  const changed = await ask(etag)
  expect([changed.status, changed.body]).toEqual([200, { turn: 2 }])
  expect(changed.headers.get('etag')).not.toBe(etag)
})
