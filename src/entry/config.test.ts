import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { engines } from '#catalog/engines.ts'
import { parseConfig } from './config.ts'
import { envExample } from './env-example.ts'
import { homeRules } from './house.ts'
import { openProviders } from './providers.ts'
import { loadSecrets } from './secret.ts'
import { vendors } from './vendors.ts'

const SECRET = 'a'.repeat(32)

test('with nothing set everything is embedded and only this machine can reach it', () => {
  const config = parseConfig({ DAILIES_DATA: '/srv/dailies' })
  expect(config).toMatchObject({
    dataFolder: '/srv/dailies',
    database: { url: null },
    storage: { url: 'file:///srv/dailies/media' },
    mail: { smtpUrl: null, outboxFolder: '/srv/dailies/outbox' },
    http: {
      host: '127.0.0.1',
      port: 3210,
      publicUrl: 'http://localhost:3210',
      isLoopback: true,
      trustedProxies: null,
    },
    secret: { current: null, previous: null, secretFile: '/srv/dailies/secret' },
    billing: { mode: 'track', welcomeCredits: 50 },
    pictureCheck: 0.85,
    media: {
      scratchFolder: '/srv/dailies/scratch',
      cacheFolder: '/srv/dailies/cache',
      cacheBytes: 2_147_483_648,
    },
    log: { level: 'info' },
  })
  expect(config.vendors.map(({ vendor }) => vendor)).toEqual(vendors)
  for (const { apiKey, baseUrl } of config.vendors) expect([apiKey, baseUrl]).toEqual([null, null])
})

test('what each person is given, and when, follows the settings', () => {
  expect(homeRules(parseConfig({ WELCOME_CREDITS: '7' }))).toEqual({
    welcomeNeedsVerifiedEmail: false,
    welcomeCredits: 7,
  })
  expect(homeRules(parseConfig({ HOST: '0.0.0.0' }))).toEqual({
    welcomeNeedsVerifiedEmail: true,
    welcomeCredits: 50,
  })
})

describe.each(vendors)('$label', ({ id, keyVariable, baseUrlVariable, keyless }) => {
  const environment = { [keyVariable]: 'a-key', [baseUrlVariable]: 'http://127.0.0.1:4010/' }

  test('has two settings of its own, and no other vendor reads them', () => {
    const given = parseConfig(environment).vendors.filter(({ apiKey, baseUrl }) => apiKey ?? baseUrl)
    expect(given).toEqual([
      { vendor: expect.objectContaining({ id }), apiKey: 'a-key', baseUrl: 'http://127.0.0.1:4010' },
    ])
  })

  test('is open to the studio with a key, and to workspaces without one', () => {
    expect(openProviders(parseConfig(environment)).remoteIds).toEqual([id])
    const without = openProviders(parseConfig({}))
    expect(without.remoteIds).toEqual([])
    if (keyless) {
      expect(without.vendors.some((one) => one.id === id)).toBe(false)
      expect(openProviders(parseConfig({ [baseUrlVariable]: 'http://127.0.0.1:1' })).remoteIds).toEqual([id])
      return
    }
    expect(without.vendors.find((one) => one.id === id)).toMatchObject({ studio: false })
    expect(without.vendors.find((one) => one.id === id)?.open('a-key')).toMatchObject({ id, kind: 'remote' })
  })

  test('has no key with spaces, and no base URL with a path', () => {
    expect(() => parseConfig({ [keyVariable]: 'two words' })).toThrow(
      `${keyVariable} must not contain spaces`,
    )
    expect(() => parseConfig({ [baseUrlVariable]: 'http://x/y' })).toThrow(
      `${baseUrlVariable} must be an origin`,
    )
  })
})

test('every provider that an engine names is one of this machine or a vendor', () => {
  const { inlineIds } = openProviders(parseConfig({}))
  const known = new Set([...inlineIds, ...vendors.map(({ id }) => id)])
  const named = engines.flatMap(({ routes }) => routes.map(({ provider }) => provider))
  expect(named.filter((id) => !known.has(id))).toEqual([])
})

test('an empty variable counts as unset', () => {
  expect(parseConfig({ PORT: '', DATABASE_URL: '' })).toEqual(parseConfig({}))
})

test.each([
  ['file:/srv/media', 'file:///srv/media'],
  ['file:///srv/media', 'file:///srv/media'],
  ['file:media', `file://${process.cwd()}/media`],
  ['s3://bucket?region=eu', 's3://bucket?region=eu'],
])('STORAGE_URL=%s is read as %s', (given, url) => {
  expect(parseConfig({ STORAGE_URL: given }).storage.url).toBe(url)
})

test('the data folder is the same from wherever a verb is called', () => {
  const here = process.cwd()
  process.chdir('/')
  try {
    expect(parseConfig({}).dataFolder).toBe(join(import.meta.dirname, '../../data'))
  } finally {
    process.chdir(here)
  }
})

test.each([
  ['localhost', true],
  ['::1', true],
  ['127.0.0.53', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.example.com', false],
])('HOST=%s is loopback: %s', (host, loopback) => {
  expect(parseConfig({ HOST: host }).http.isLoopback).toBe(loopback)
})

test.each([
  ['http://localhost:3210', true],
  ['http://[::1]:3210', true],
  ['https://studio.example.com', false],
])('behind a proxy, PUBLIC_URL=%s is loopback: %s', (PUBLIC_URL, loopback) => {
  expect(parseConfig({ PUBLIC_URL }).http.isLoopback).toBe(loopback)
})

test.each([
  [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535'],
  [{ PORT: '80a' }, 'PORT must be a whole number from 0 to 65535'],
  [{ HOST: 'my host' }, 'HOST must be an IP address or a host name'],
  [{ TRUST_PROXY: 'yes;no' }, 'TRUST_PROXY must be addresses or networks, with commas, or loopback'],
  [{ BILLING: 'free' }, 'BILLING must be track or enforce'],
  [{ PUBLIC_URL: 'studio.example.com' }, 'PUBLIC_URL must be an http:// or https:// URL'],
  [{ PUBLIC_URL: 'https://example.com/studio' }, 'PUBLIC_URL must be an origin, without a path'],
  [{ STORAGE_URL: 'ftp://x' }, 'STORAGE_URL must be a file: or s3:// URL'],
  [{ SMTP_URL: 'http://x' }, 'SMTP_URL must be an smtp:// or smtps:// URL'],
])('%o is refused in one line', (environment, line) => {
  expect(() => parseConfig(environment)).toThrow(
    expect.objectContaining({ code: 'config_invalid', message: line }),
  )
})

test('every wrong variable has its line, and no secret is repeated', () => {
  const parse = () =>
    parseConfig({
      PORT: 'x',
      DATABASE_URL: 'mysql://root:hunter2@db',
      DAILIES_SECRET: 'hunter2',
      FAL_KEY: 'hunter2 twice',
    })
  expect(parse).toThrow(
    [
      'PORT must be a whole number from 0 to 65535',
      'DATABASE_URL must be a postgres:// URL',
      'DAILIES_SECRET must have at least 32 characters; make one with: openssl rand -base64 32',
      'FAL_KEY must not contain spaces',
    ].join('\n'),
  )
  expect(parse).not.toThrow(/hunter2/)
})

test('a shared database needs a shared secret', () => {
  const DATABASE_URL = 'postgres://db/dailies'
  expect(() => parseConfig({ DATABASE_URL })).toThrow(/^DAILIES_SECRET is required with DATABASE_URL/)
  expect(parseConfig({ DATABASE_URL, DAILIES_SECRET: SECRET }).database.url).toBe(DATABASE_URL)
})

test('.env.example says what the schema says', async () => {
  const committed = await readFile(new URL('../../.env.example', import.meta.url), 'utf8')
  expect(committed, 'run: node tools/env-example.ts').toBe(envExample())
})

describe('the secret', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dailies-secret-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const configOf = (environment = {}) => parseConfig({ DAILIES_DATA: folder, ...environment }).secret

  test('is made once, even by many first starts, and only its owner may read it', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => loadSecrets(configOf())))
    expect(new Set(all.map((secrets) => secrets.current)).size).toBe(1)
    expect(all[0]?.current).toMatch(/^[\w-]{43}$/)
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
  })

  test('of the environment goes before the file', async () => {
    await loadSecrets(configOf())
    const secrets = await loadSecrets(
      configOf({ DAILIES_SECRET: SECRET, DAILIES_SECRET_PREVIOUS: 'b'.repeat(32) }),
    )
    expect(secrets).toEqual({ current: SECRET, previous: ['b'.repeat(32)] })
  })

  test('is never replaced when its file is damaged', async () => {
    await writeFile(join(folder, 'secret'), 'short')
    await chmod(join(folder, 'secret'), 0o600)
    await expect(loadSecrets(configOf())).rejects.toMatchObject({ code: 'secret_damaged' })
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('short')
  })
})
