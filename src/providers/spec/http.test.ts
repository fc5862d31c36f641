import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttp, failureOfStatus } from './http.ts'
import { decoded } from './long-texts.ts'
import { ProviderError } from './provider.ts'
import { redact } from './redact.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

const http = createHttp({ vendor: 'Vendor', secrets: ['topsecret-key'] })
const calm = () => new AbortController().signal
const get = (url: string) => ({ method: 'GET', url, timeoutMs: 5_000, signal: calm() }) as const
const errorOf = async (work: Promise<unknown>): Promise<ProviderError> => {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof ProviderError)) throw new Error(`Not a ProviderError: ${String(error)}`)
  return error
}

describe('one exchange', () => {
  test('JSON goes out and comes back; any status is a reply', async () => {
    const url = await serve(async (request, reply) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      const echo = { type: request.headers['content-type'], body: Buffer.concat(chunks).toString() }
      reply.writeHead(418).end(JSON.stringify(echo))
    })
    const reply = await http.call({ ...get(url), method: 'POST', json: { a: 1 } })
    expect([reply.status, reply.json]).toEqual([418, { type: 'application/json', body: '{"a":1}' }])
  })

  test('what is no JSON is text', async () => {
    const url = await serve((_request, reply) => reply.end('<html>'))
    const reply = await http.call(get(url))
    expect([reply.text, reply.json]).toEqual(['<html>', undefined])
  })

  test('a long reply is left off when its beginning is enough', async () => {
    const url = await serve((_request, reply) => reply.write('x'.repeat(100_000)))
    const reply = await http.call({ ...get(url), enoughBytes: 1_000 })
    expect(reply.text).toMatch(/^x{1000}/)
  })

  test('a file inside the JSON is kept apart from it, and the rest is read as ever', async () => {
    const picture = Buffer.alloc(300_000, 7)
    const body = JSON.stringify({ data: [{ b64_json: picture.toString('base64') }], id: 'img-1' })
    const url = await serve((_request, reply) => reply.end(body))
    const reply = await http.call({ ...get(url), longTexts: true })
    const { data, id } = z
      .object({ data: z.array(z.object({ b64_json: z.string() })), id: z.string() })
      .parse(reply.json)
    expect([id, reply.longTexts?.length]).toEqual(['img-1', 1])
    expect(reply.bytes.byteLength).toBeLessThan(200)
    expect(await decoded(reply, data[0]?.b64_json ?? '', 'base64')).toEqual(picture)
  })

  test('a redirect is not followed: the key would go along', async () => {
    let followed = false
    const elsewhere = await serve((_request, reply) => {
      followed = true
      reply.end()
    })
    const url = await serve((_request, reply) => reply.writeHead(302, { location: elsewhere }).end())
    await errorOf(http.call(get(url)))
    expect(followed).toBe(false)
  })

  test('a reply without end is cut off', async () => {
    const url = await serve((_request, reply) => {
      const more = () => {
        while (!reply.destroyed && reply.write('x'.repeat(1_000_000))) {
          // until its buffer is full
        }
        if (!reply.destroyed) reply.once('drain', more)
      }
      more()
    })
    expect((await errorOf(http.call(get(url)))).failure.kind).toBe('unavailable')
  })

  test('a reply that breaks off in its body is "maybe" for paid work, "no" for a look', async () => {
    const url = await serve((request, reply) => {
      reply.writeHead(200, { 'content-length': 100 })
      reply.write('{"half":', () => request.socket.destroy())
    })
    const [paid, look] = [
      await errorOf(http.call({ ...get(url), method: 'POST', json: {}, billable: true })),
      await errorOf(http.call(get(url))),
    ]
    expect([paid.sent, look.sent]).toEqual(['maybe', 'no'])
  })

  test('a name that does not exist was never reached', async () => {
    const missing: typeof fetch = async () => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }),
      })
    }
    const dead = createHttp({ vendor: 'Vendor', secrets: [], fetch: missing })
    const error = await errorOf(dead.call({ ...get('https://nowhere.example'), billable: true }))
    expect(error.sent).toBe('no')
  })

  test('several addresses: "no" only when none took the connection', async () => {
    const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' })
    const sentAfter = async (errors: Error[]) => {
      const failing: typeof fetch = async () => {
        throw new TypeError('fetch failed', { cause: new AggregateError(errors) })
      }
      const dead = createHttp({ vendor: 'Vendor', secrets: [], fetch: failing })
      return (await errorOf(dead.call({ ...get('https://x.example'), billable: true }))).sent
    }
    expect(await sentAfter([refused, refused])).toBe('no')
    expect(await sentAfter([refused, reset])).toBe('maybe')
    expect(await sentAfter([])).toBe('maybe')
  })

  test('a secret in the cause of an error is taken out', async () => {
    const leaking: typeof fetch = async () => {
      throw new TypeError('bad header: Key topsecret-key', { cause: new Error('topsecret-key again') })
    }
    const leaky = createHttp({ vendor: 'Vendor', secrets: ['topsecret-key'], fetch: leaking })
    const error = await errorOf(leaky.call(get('https://x.example')))
    expect(error.cause).toBeInstanceOf(Error)
    const shown = `${error.cause}${error.cause instanceof Error ? error.cause.cause : ''}`
    expect(shown).toContain('[secret]')
    expect(shown).not.toContain('topsecret')
  })
})

describe('what a status means', () => {
  const headers = (init: Record<string, string> = {}) => new Headers(init)
  test.each([
    [400, 'invalid', false],
    [401, 'unauthorized', false],
    [402, 'exhausted', false],
    [403, 'unauthorized', false],
    [404, 'invalid', false],
    [408, 'timeout', true],
    [422, 'invalid', false],
    [429, 'rate-limited', true],
    [500, 'unavailable', true],
    [503, 'unavailable', true],
    [504, 'timeout', true],
  ])('%i is %s', (status, kind, retry) => {
    expect(failureOfStatus('Vendor', { status, headers: headers() })).toMatchObject({
      kind,
      retry,
      billed: false,
    })
  })

  test.each([
    ['7', 7],
    ['0', 0],
    ['999999', 3600],
    ['soon', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('Retry-After %j waits %s s', (text, seconds) => {
    const failure = failureOfStatus('Vendor', { status: 429, headers: headers({ 'retry-after': text }) })
    expect(failure.retryAfterSeconds).toBe(seconds)
  })

  test.each([
    [400, true, 'refused'],
    [408, true, 'maybe'],
    [429, true, 'refused'],
    [500, true, 'maybe'],
    [302, true, 'maybe'],
    [500, false, 'no'],
  ])('%i on a call that may cost (%s) is "%s"', (status, billable, sent) => {
    const reply = { status, headers: headers(), bytes: new Uint8Array(), text: '', json: undefined }
    expect(http.refusal({ ...get('https://x.example'), billable }, reply).sent).toBe(sent)
  })
})

test('redaction takes out the whole key, its parts and nothing short, and cuts long echoes', () => {
  expect(redact('Key identity:password1 and password1', ['identity:password1'])).toBe(
    'Key [secret] and [secret]',
  )
  expect(redact('a:b stays', ['a:b'])).toBe('a:b stays')
  expect(redact('x'.repeat(600), [])).toBe(`${'x'.repeat(500)}…`)
})
