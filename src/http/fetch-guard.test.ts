import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRemoteFetcher, isPublicAddress, type RemoteFetcherOptions } from './fetch-guard.ts'

let server: Server
let port: number
let answer: (path: string, response: ServerResponse, headers: NodeJS.Dict<string | string[]>) => void
let asked: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`)
    answer(request.url ?? '', response, request.headers)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
})

const limits = { maxBytes: 1000, timeoutMs: 5_000 }
async function fetchWith(options: RemoteFetcherOptions, url: string, more = limits) {
  asked = []
  const fetcher = createRemoteFetcher(options)
  try {
    const file = await fetcher.fetchRemoteFile(url, more)
    return { ...file, bytes: await buffer(file.body) }
  } finally {
    await fetcher.close()
  }
}
const here = () => `http://127.0.0.1:${port}`
const trustHere = () => ({ allowHosts: [`127.0.0.1:${port}`] })

describe('addresses inside are refused, however they are written', () => {
  test.each([
    '127.0.0.1',
    '127.1.2.3',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '2001:db8::1',
    'fec0::1',
    'not an address',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
  test.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  test.each([
    (at: number) => `http://127.0.0.1:${at}/`,
    (at: number) => `http://2130706433:${at}/`,
    (at: number) => `http://0x7f.1:${at}/`,
    (at: number) => `http://0177.0.0.1:${at}/`,
    (at: number) => `http://[::1]:${at}/`,
    (at: number) => `http://[::ffff:127.0.0.1]:${at}/`,
    (at: number) => `http://localhost:${at}/`,
    () => 'http://169.254.169.254/latest/meta-data/',
    () => 'file:///etc/passwd',
    () => 'ftp://example.com/x',
    () => 'data:text/plain,hello',
    () => 'no address at all',
  ])('%s', async (url) => {
    answer = (_, response) => response.end('inside')
    await expect(fetchWith({}, url(port))).rejects.toMatchObject({
      code: 'remote_address_refused',
      status: 422,
    })
    expect(asked).toEqual([])
  })
})

describe('names', () => {
  const resolvesTo = (...addresses: string[]) => ({
    resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  })

  test.each([['127.0.0.1'], ['93.184.216.34', '10.0.0.1'], ['::ffff:127.0.0.1'], []])(
    'a name that leads inside is refused: %s',
    async (...addresses) => {
      answer = (_, response) => response.end('inside')
      const attempt = fetchWith(resolvesTo(...addresses), `http://harmless.example:${port}/`)
      await expect(attempt).rejects.toMatchObject({ code: 'remote_address_refused' })
      expect(asked).toEqual([])
    },
  )

  test('a name that changes after it was checked is checked at the connection itself: it is asked once', async () => {
    let lookups = 0
    const rebinding = {
      resolve: async () => [{ address: ++lookups === 1 ? '127.0.0.1' : '93.184.216.34', family: 4 }],
    }
    await expect(fetchWith(rebinding, `http://rebind.example:${port}/`)).rejects.toMatchObject({
      code: 'remote_address_refused',
    })
    expect(lookups).toBe(1)
  })

  test('a name that does not resolve is a failure of the address', async () => {
    const unknown = { resolve: () => Promise.reject(new Error('ENOTFOUND')) }
    await expect(fetchWith(unknown, 'http://nowhere.example/')).rejects.toMatchObject({
      code: 'remote_file_failed',
    })
  })
})

describe('redirects', () => {
  const redirectTo = (location: string) => {
    answer = (path, response) => {
      if (path === '/start') response.writeHead(302, { location }).end()
      else response.end('reached')
    }
  }

  test.each([
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'http://localhost/',
    'file:///etc/passwd',
    '//169.254.169.254/x',
  ])('from a trusted host to the inside are refused: %s', async (location) => {
    redirectTo(location)
    const attempt = fetchWith(trustHere(), `${here()}/start`)
    await expect(attempt).rejects.toMatchObject({ code: 'remote_address_refused' })
    expect(asked).toHaveLength(1)
  })

  test('are followed three times, relative ones too, and not a fourth time', async () => {
    answer = (path, response) => {
      const left = Number(path.slice(1))
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end()
      else response.end('done')
    }
    expect((await fetchWith(trustHere(), `${here()}/3`)).url).toBe(`${here()}/0`)
    await expect(fetchWith(trustHere(), `${here()}/4`)).rejects.toMatchObject({ code: 'remote_file_failed' })
  })
})

describe('what comes', () => {
  test('is handed on with its type, and nobody’s credentials are sent', async () => {
    let seen: NodeJS.Dict<string | string[]> = {}
    answer = (_, response, headers) => {
      seen = headers
      response.writeHead(200, { 'content-type': 'image/png' }).end('pixels')
    }
    const file = await fetchWith(trustHere(), `http://user:secret@127.0.0.1:${port}/a.png`)
    expect([file.contentType, file.bytes.toString(), file.url]).toEqual([
      'image/png',
      'pixels',
      `${here()}/a.png`,
    ])
    expect(seen.authorization).toBeUndefined()
    expect(seen.cookie).toBeUndefined()
    expect(seen['accept-encoding']).toBe('identity')
  })

  test('may not be larger than allowed, whether it says so or not', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-length': '1001' }).end('x'.repeat(1001))
    await expect(fetchWith(trustHere(), here())).rejects.toMatchObject({
      code: 'remote_file_too_large',
      status: 413,
    })
    answer = (_, response) => {
      response.write('x'.repeat(600))
      response.end('x'.repeat(600))
    }
    await expect(fetchWith(trustHere(), here())).rejects.toMatchObject({ code: 'remote_file_too_large' })
    answer = (_, response) => response.end('x'.repeat(1000))
    expect((await fetchWith(trustHere(), here())).bytes).toHaveLength(1000)
  })

  test('must be a file: other answers, silence and half answers are failures', async () => {
    answer = (_, response) => response.writeHead(404).end()
    await expect(fetchWith(trustHere(), here())).rejects.toMatchObject({ code: 'remote_file_failed' })
    answer = () => {}
    const quick = { ...limits, timeoutMs: 200 }
    await expect(fetchWith(trustHere(), here(), quick)).rejects.toMatchObject({ code: 'remote_file_failed' })
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half')
      setTimeout(() => response.destroy(), 20)
    }
    await expect(fetchWith(trustHere(), here())).rejects.toMatchObject({ code: 'remote_file_failed' })
    answer = (_, response) => {
      response.write('a little, then silence')
    }
    await expect(fetchWith(trustHere(), here(), quick)).rejects.toMatchObject({ code: 'remote_file_failed' })
  })

  test('stops when the caller gives up', async () => {
    answer = () => {}
    const fetcher = createRemoteFetcher(trustHere())
    const giveUp = new AbortController()
    const attempt = fetcher.fetchRemoteFile(here(), { ...limits, signal: giveUp.signal })
    giveUp.abort()
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' })
    await fetcher.close()
  })
})
