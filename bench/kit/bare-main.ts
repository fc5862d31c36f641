import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import Fastify from 'fastify'
import { z } from 'zod'
import { serveParent } from './child.ts'

/**
 * The bare things to compare with: a Fastify route that sends JSON which it was given, and a plain event stream that
 * pushes a line to every listener of a topic.
 */

let reply: unknown = {}
const app = Fastify()
app.get('/', async () => reply)
const origin = await app.listen({ host: '127.0.0.1', port: 0 })

const listeners = new Map<string, Set<ServerResponse>>()
const streams = createServer((request, response) => {
  const topic = request.url ?? '/'
  const group = listeners.get(topic) ?? new Set()
  listeners.set(topic, group.add(response))
  // As the house does: without it the kernel would gather small writes.
  response.socket?.setNoDelay(true)
  response.on('close', () => group.delete(response))
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
})
streams.listen(0, '127.0.0.1')
await once(streams, 'listening')
const address = streams.address()
const port = typeof address === 'object' ? address?.port : undefined

/** Pushes events one by one, so many a second, to one topic after the other. */
const Push = z.object({
  topics: z.array(z.string()),
  events: z.number(),
  perSecond: z.number(),
  padding: z.string(),
})
const Order = z.union([Push, z.object({ reply: z.json() })])

serveParent(
  { origin, streams: `http://127.0.0.1:${port}` },
  async (question) => {
    const order = Order.parse(question)
    if ('topics' in order) await push(order)
    else reply = order.reply
    return { done: true }
  },
  async () => {
    for (const group of listeners.values()) for (const response of group) response.end()
    streams.close()
    await app.close()
  },
)

async function push(order: z.infer<typeof Push>): Promise<void> {
  const started = performance.now()
  for (let n = 0; n < order.events; n++) {
    const wait = started + (n * 1000) / order.perSecond - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const at = performance.timeOrigin + performance.now()
    const data = JSON.stringify({ at, padding: order.padding })
    const topic = order.topics[n % order.topics.length] ?? '/'
    for (const response of listeners.get(topic) ?? [])
      response.write(`id: ${n}\nevent: job.updated\ndata: ${data}\n\n`)
  }
}
