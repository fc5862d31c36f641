import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Protocol, protocolOf, type StreamEvent, usage } from './text-protocols.ts'

export interface TextPost {
  path: string
  body: string
  headers: IncomingMessage['headers']
  /** The client went away before the last word. */
  left: boolean
}

export interface FakeText {
  url: string
  key: string
  /** Every POST that asked for words. */
  posts: readonly TextPost[]
  close(): Promise<void>
}

export interface FakeTextOptions {
  key?: string
  /** What is written back; default: a sentence before the last line of what was asked. */
  write?: (asked: string) => string
  /** Between two pieces. */
  pauseMs?: number
}

/**
 * The protocols of all vendors of text models on one origin: OpenAI's two, Anthropic's, Google's, Cohere's. Words in the
 * prompt make it misbehave: [[429]], [[500]], [[400]], [[cut]], [[stall]], [[withheld]], [[empty]], [[too-long]].
 */
export async function startFakeText(options: FakeTextOptions = {}): Promise<FakeText> {
  const key = options.key ?? 'fake-text-key-0123456789'
  const write = options.write ?? ((asked: string) => `A calm wide shot. ${asked.trim().split('\n').at(-1)}`)
  const posts: TextPost[] = []

  const server = createServer((request, reply) => {
    void answer(request, reply).catch(() => reply.destroy())
  })

  async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body = Buffer.concat(chunks).toString('utf8')
    const json = (status: number, value: object, headers = {}) =>
      reply.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))

    const given = [request.headers.authorization?.slice('Bearer '.length), request.headers['x-api-key']]
    if (![...given, request.headers['x-goog-api-key']].includes(key))
      return void json(401, { error: { message: `Invalid key ${given.join('')}`, type: 'auth' } })
    if (request.method === 'GET') return void json(200, { data: [], models: [] })
    const protocol = protocolOf(url.pathname)
    if (protocol === null) return void json(404, { error: { message: 'No such path' } })

    const post: TextPost = { path: url.pathname, body, headers: request.headers, left: false }
    posts.push(post)
    const asked = protocol.asked(JSON.parse(body))
    const does = (name: string) => asked.includes(`[[${name}]]`)
    if (does('429')) return void json(429, { error: { message: 'Slow down' } }, { 'retry-after': '7' })
    if (does('500')) return void json(500, { error: { message: 'Broken' } })
    if (does('400')) return void json(400, { error: { message: 'No such model', type: 'invalid' } })
    reply.on('close', () => {
      post.left = !reply.writableFinished
    })
    await stream(protocol, does, does('empty') ? '' : write(asked), reply)
  }

  async function stream(
    protocol: Protocol,
    does: (name: string) => boolean,
    text: string,
    reply: ServerResponse,
  ) {
    reply.writeHead(200, { 'content-type': 'text/event-stream' })
    const ending = does('withheld') ? 'withheld' : does('too-long') ? 'cut' : 'whole'
    const pieces = text.match(/\S+\s*/g) ?? []
    const told = pieces.slice(0, does('cut') || does('stall') ? Math.ceil(pieces.length / 2) : pieces.length)
    for (const event of protocol.begin) send(reply, event)
    for (const piece of told) {
      send(reply, protocol.piece(piece))
      await sleep(options.pauseMs ?? 0)
    }
    if (does('stall')) return
    if (does('cut')) return void reply.destroy()
    for (const event of protocol.end(ending, usage(text))) send(reply, event)
    reply.end(protocol.tail)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    key,
    posts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(reply: ServerResponse, event: StreamEvent): void {
  const name = typeof event.type === 'string' ? `event: ${event.type}\n` : ''
  reply.write(`${name}data: ${JSON.stringify(event)}\n\n`)
}
