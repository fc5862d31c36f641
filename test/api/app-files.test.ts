import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasOwner } from '#features/accounts/registration.ts'
import { pagesOfApp } from '#http/app-files.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { type PeopleServer, startPeopleServer } from '../harness/people-server.ts'

const script = 'export const words = "the app"\n'.repeat(100)
const page = '<!doctype html><title>Dailies</title><script type="module" src="/static/app-1a2b.js"></script>'
const start = '<!doctype html><link rel="canonical" href="https://studio.invalid/"><h1>Every engine</h1>'
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

let folder: string
/** How often a public page was rendered. */
let rendered = 0
let database: TestDatabase
let server: PeopleServer

/** What a build leaves, in small. */
async function fakeBuild(): Promise<string> {
  const build = await mkdtemp('/tmp/dailies-app-')
  await mkdir(join(build, 'static'))
  const files: [string, string | Buffer][] = [
    ['index.html', page],
    ['start.html', start],
    ['robots.txt', 'Sitemap: https://studio.invalid/sitemap.xml\n'],
    ['sitemap.xml', '<loc>https://studio.invalid/</loc>'],
    ['favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['static/app-1a2b.js', script],
    ['static/app-1a2b.js.br', brotliCompressSync(script)],
    ['static/app-1a2b.js.gz', gzipSync(script)],
    ['static/reel-3c4d.mp4', 'not a film, but bytes'],
  ]
  for (const [name, text] of files) await writeFile(join(build, name), text)
  return build
}

beforeAll(async () => {
  folder = await fakeBuild()
  database = await createTestDatabase()
  const { db } = database
  server = await startPeopleServer({
    db,
    publicUrl: 'https://studio.example',
    server: {
      app: {
        folder,
        hasOwner: () => hasOwner(db),
        render: async (path) =>
          path === '/engines/lost' ? null : `<link href="https://studio.invalid${path}">${++rendered}`,
      },
    },
  })
})
afterAll(async () => {
  await server?.close()
  await database?.close()
  await rm(folder, { recursive: true })
})

/** As sent: `fetch` would tidy the address and unpack the body. */
function send(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port } = new URL(server.baseUrl)
  return new Promise<{ status: number; header(name: string): string; body: Buffer }>((resolve, reject) => {
    const call = request({ hostname, port, path, method, headers }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve({
        status: response.statusCode ?? 0,
        header: (name) => String(response.headers[name] ?? ''),
        body: Buffer.concat(chunks),
      })
    })
    call.once('error', reject)
    call.end()
  })
}

describe('the start page', () => {
  test('a studio without an owner asks for one', async () => {
    const { status, header } = await send('/', html)
    expect([status, header('location')]).toEqual([302, '/signin'])
  })

  test('strangers see it under the address of the studio, and people at work go home', async () => {
    const ada = await server.signUp()
    const { status, header, body } = await send('/', html)
    expect(status).toBe(200)
    expect(body.toString()).toBe(start.replace('https://studio.invalid', 'https://studio.example'))
    expect(header('cache-control')).toBe('private, no-cache')
    expect(header('vary')).toContain('cookie')
    expect((await send('/', { 'if-none-match': header('etag') })).status).toBe(304)

    const signedIn = await ada.client.get('/')
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([302, '/home'])
    const forged = await send('/', { cookie: '__Secure-dailies.session_token=mine.c2lnbmVk' })
    expect(forged.status).toBe(200)
  })

  test('is sent as small as the reader takes it', async () => {
    const plain = (await send('/', html)).body
    const brotli = await send('/', { 'accept-encoding': 'gzip, br' })
    expect(brotli.header('content-encoding')).toBe('br')
    expect(brotliDecompressSync(brotli.body)).toEqual(plain)
    const zipped = await send('/', { 'accept-encoding': 'gzip;q=0.8, br;q=0' })
    expect(zipped.header('content-encoding')).toBe('gzip')
    expect(gunzipSync(zipped.body)).toEqual(plain)
  })

  test('robots are told where the studio stands', async () => {
    expect((await send('/robots.txt')).body.toString()).toBe('Sitemap: https://studio.example/sitemap.xml\n')
    const map = await send('/sitemap.xml')
    expect([map.header('content-type'), map.body.toString()]).toEqual([
      'application/xml; charset=utf-8',
      '<loc>https://studio.example/</loc>',
    ])
  })
})

describe('the app', () => {
  test.each(['/signin', '/home', '/projects/p_1/shots/s_1?take=j_1', '/assets/a_1', '/settings/profile/'])(
    '%s is the app, checked for news on each visit',
    async (path) => {
      const { status, header, body } = await send(path)
      expect([status, body.toString()]).toEqual([200, page])
      expect(header('cache-control')).toBe('no-cache')
      expect(header('content-type')).toBe('text/html; charset=utf-8')
      expect(header('content-security-policy')).toMatch(/^default-src 'self';/)
      expect((await send(path, { 'if-none-match': header('etag') })).status).toBe(304)
    },
  )

  test('a dead link shows the app to a person and a problem to a program', async () => {
    const person = await send('/nowhere/at/all', html)
    expect([person.status, person.body.toString()]).toEqual([404, page])
    const program = await send('/nowhere/at/all', { accept: '*/*' })
    expect([program.status, program.header('content-type')]).toEqual([404, 'application/problem+json'])
    expect((await send('/nowhere', html, 'POST')).header('content-type')).toMatch(/problem\+json/)
  })

  test.each(['/api/v1/nothing', '/api', '/docs/nothing', '/static/gone-1a2b.js', '/gone.png', '/index.htm'])(
    '%s is never a page',
    async (path) => {
      const { status, header } = await send(path, html)
      expect([status, header('content-type')]).toEqual([404, 'application/problem+json'])
    },
  )

  test('the server knows the first word of every page of the router', async () => {
    const router = await readFile(new URL('../../src/web/app/router.tsx', import.meta.url), 'utf8')
    const words = [...router.matchAll(/path: '\/([a-z-]+)/g)].map(([, word]) => word)
    expect([...pagesOfApp].sort()).toEqual([...new Set(words)].filter((word) => word !== 'ui').sort())
  })
})

describe('files', () => {
  test('one that is named after its content is kept for a year, the others are asked for again', async () => {
    const kept = await send('/static/app-1a2b.js')
    expect([kept.status, kept.body.toString()]).toEqual([200, script])
    expect(kept.header('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(kept.header('content-type')).toBe('application/javascript; charset=utf-8')
    const icon = await send('/favicon.svg')
    expect([icon.status, icon.header('cache-control')]).toEqual([200, 'no-cache'])
  })

  test('they are sent as they were compressed at build time', async () => {
    const brotli = await send('/static/app-1a2b.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(brotli.header('content-encoding')).toBe('br')
    expect(brotli.header('content-type')).toBe('application/javascript; charset=utf-8')
    expect(brotli.header('vary')).toMatch(/accept-encoding/i)
    expect(brotliDecompressSync(brotli.body).toString()).toBe(script)
    const zipped = await send('/static/app-1a2b.js', { 'accept-encoding': 'gzip' })
    expect(gunzipSync(zipped.body).toString()).toBe(script)
    const film = await send('/static/reel-3c4d.mp4', { 'accept-encoding': 'br', range: 'bytes=4-9' })
    expect([film.status, film.header('content-encoding'), film.body.toString()]).toEqual([206, '', 'a film'])
  })

  test('HEAD says what GET would', async () => {
    for (const path of ['/static/app-1a2b.js', '/home', '/']) {
      const [head, get] = [await send(path, {}, 'HEAD'), await send(path)]
      expect([head.status, head.body.length]).toEqual([get.status, 0])
      for (const name of ['content-length', 'etag', 'cache-control'])
        expect(head.header(name)).toBe(get.header(name))
    }
  })

  test.each([
    '/static/../../etc/passwd',
    '/static/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '//etc/passwd',
    '/static/..\\..\\etc\\passwd',
    '/.vite/manifest.json',
    '/start.html',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await send(path, html)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body.toString()).not.toMatch(/root:|https:\/\/studio\.invalid/)
  })
})

test('public pages are rendered once for everybody, name their own address, and are not found where there is none', async () => {
  const first = await send('/engines/veo-3.1', html)
  expect(first).toMatchObject({ status: 200 })
  expect(first.header('cache-control')).toBe('public, max-age=10')
  const words = '<link href="https://studio.example/engines/veo-3.1">1'
  expect(first.body.toString()).toBe(words)
  expect((await send('/engines/veo-3.1?from=mail', html)).body.toString()).toBe(words)
  expect((await send('/status', { ...html, 'if-none-match': first.header('etag') })).status).toBe(200)
  expect((await send('/engines/veo-3.1', { 'if-none-match': first.header('etag') })).status).toBe(304)
  expect((await send('/engines/lost', { accept: 'application/json' })).status).toBe(404)
  expect(rendered).toBe(2)
})
