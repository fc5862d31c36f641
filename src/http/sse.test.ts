import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { closeEventStreams, type EventStreamOptions, type ServerSentEvent, sendEventStream } from './sse.ts'

let app: FastifyInstance
afterEach(() => app.close())

async function serve(options: Partial<EventStreamOptions>): Promise<string> {
  app = Fastify()
  app.get('/events', (request, reply) =>
    sendEventStream(request, reply.header('x-kept', 'yes'), {
      source: () => nothing(),
      stillAllowed: async () => true,
      ...options,
    }),
  )
  return `${await app.listen({ host: '127.0.0.1', port: 0 })}/events`
}

async function* nothing(): AsyncGenerator<ServerSentEvent> {}
async function* untilEnd(signal: AbortSignal): AsyncGenerator<ServerSentEvent> {
  const { promise, resolve } = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => resolve())
  if (signal.aborted) resolve()
  await promise
}

test('events go out with id, name and data; the reply says what a proxy must not do', async () => {
  const url = await serve({
    async *source() {
      yield { id: '7', event: 'job.updated', data: { text: 'two\nlines' } }
      yield { event: 'job.progress', data: 1 }
    },
  })
  const response = await fetch(url)
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache, no-transform')
  expect(response.headers.get('x-accel-buffering')).toBe('no')
  expect(response.headers.get('x-kept')).toBe('yes')
  expect(await response.text()).toBe(
    'retry: 2000\n\nid: 7\nevent: job.updated\ndata: {"text":"two\\nlines"}\n\nevent: job.progress\ndata: 1\n\n',
  )
})

test('the cursor of a reconnect wins over the one in the address', async () => {
  const seen: (string | null)[] = []
  const url = await serve({
    source: (after) => {
      seen.push(after)
      return nothing()
    },
  })
  await (await fetch(url)).text()
  await (await fetch(`${url}?after=5`)).text()
  await (await fetch(`${url}?after=5`, { headers: { 'last-event-id': '9' } })).text()
  expect(seen).toEqual([null, '5', '9'])
  expect((await fetch(`${url}?after=a%00b`)).status).toBe(422)
})

test('a comment keeps the line warm, and whoever may no longer listen is cut off', async () => {
  let checks = 0
  const url = await serve({
    source: (_, signal) => untilEnd(signal),
    commentEverySeconds: 0.01,
    recheckEverySeconds: 0.05,
    stillAllowed: async () => ++checks < 3,
  })
  const text = await (await fetch(url)).text()
  expect(text).toContain('\n\n:\n\n')
  expect(checks).toBe(3)
})

test('a failing look at the membership does not end the stream', async () => {
  let checks = 0
  const url = await serve({
    source: (_, signal) => untilEnd(signal),
    recheckEverySeconds: 0.01,
    stillAllowed: async () => {
      if (++checks < 3) throw new Error('database away')
      return false
    },
  })
  await (await fetch(url)).text()
  expect(checks).toBe(3)
})

test('the source is told when the client leaves', async () => {
  const { promise: left, resolve } = Promise.withResolvers<void>()
  const url = await serve({
    source: (_, signal) => {
      signal.addEventListener('abort', () => resolve())
      return untilEnd(signal)
    },
  })
  const hangUp = new AbortController()
  await fetch(url, { signal: hangUp.signal })
  hangUp.abort()
  await left
})

test('a client that does not read is dropped instead of filling the memory', async () => {
  const { promise: dropped, resolve } = Promise.withResolvers<number>()
  const url = await serve({
    maxBufferedBytes: 200_000,
    async *source(_, signal) {
      let sent = 0
      try {
        for (; !signal.aborted && sent < 10_000; sent++) {
          yield { event: 'job.progress', data: 'x'.repeat(10_000) }
          await new Promise(setImmediate)
        }
      } finally {
        resolve(sent)
      }
    },
  })
  const response = await fetch(url)
  expect(response.status).toBe(200)
  // The sockets' own buffers take a few megabytes; 100 MB would mean that nobody looked.
  const sent = await dropped
  expect(sent).toBeLessThan(9_000)
  await response.body?.cancel().catch(() => {})
})

test('shutting down ends every stream', async () => {
  const url = await serve({ source: (_, signal) => untilEnd(signal) })
  const streams = await Promise.all([fetch(url), fetch(url)])
  closeEventStreams()
  const texts = await Promise.all(streams.map((stream) => stream.text()))
  expect(texts).toEqual(['retry: 2000\n\n', 'retry: 2000\n\n'])
})
