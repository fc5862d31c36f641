import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Behaviour } from './fal-script.ts'
import { measureOf } from './outputs.ts'
import { type Ending, type Protocol, protocolOf, type StreamEvent, usage } from './text-protocols.ts'
import { billText } from './text-tariff.ts'
import { type Answer, answer, cut, type Exchange, parseObject } from './vendor-http.ts'
import type { VendorWork } from './vendor-work.ts'

export interface TextPost {
  path: string
  body: string
  headers: Exchange['request']['headers']
  /** The client went away before the last word. */
  left: boolean
}

export interface TextOptions {
  /** Whose price list counts. */
  vendor?: string
  /** What is written back; default: a sentence before the last line of what was asked. */
  write?: (asked: string) => string
  /** Between two pieces. */
  pauseMs?: number
}

/**
 * Where texts are asked for, in the protocol that the path names. Words in the prompt make it misbehave: [[429]], [[500]],
 * [[400]], [[cut]], [[stall]], [[withheld]], [[empty]], [[too-long]], and so do the behaviours of every vendor.
 */
export class TextDesk {
  readonly posts: TextPost[] = []
  private readonly work: VendorWork
  private readonly vendor: string
  private readonly write: (asked: string) => string
  private readonly pauseMs: number

  constructor(work: VendorWork, options: TextOptions = {}) {
    this.work = work
    this.vendor = options.vendor ?? 'ollama'
    this.write = options.write ?? ((asked) => `A calm wide shot. ${asked.trim().split('\n').at(-1)}`)
    this.pauseMs = options.pauseMs ?? 0
  }

  /** null: nobody asks for a text there. */
  async answer({ request, url, body: raw }: Exchange): Promise<Answer | null> {
    const protocol = request.method === 'POST' ? protocolOf(url.pathname) : null
    if (protocol === null) return null
    const text: TextPost = {
      path: url.pathname,
      body: raw.toString('utf8'),
      headers: request.headers,
      left: false,
    }
    this.posts.push(text)
    const body = parseObject(raw)
    const asked = protocol.asked(body)
    const model = String(body.model ?? /models\/([^:]+):/.exec(url.pathname)?.[1])
    const chosen = this.work.draw(asked)
    const does = (word: string, ...also: Behaviour[]) =>
      asked.includes(`[[${word}]]`) || also.some((name) => chosen.has(name))
    const post = this.work.log({ endpoint: model, body, nonce: null }, chosen, request.headers)
    if (does('429', 'rate-limited'))
      return answer(429, { error: { message: 'Slow down' } }, { 'retry-after': '7' })
    if (does('500', 'error-before', 'failed')) return answer(500, { error: { message: 'Broken' } })
    if (chosen.has('unavailable-before')) return answer(503, { error: { message: 'Overloaded' } })
    if (chosen.has('cut-before')) return cut
    if (does('400', 'refused-by-model'))
      return answer(400, { error: { message: 'No such model', type: 'invalid' } })

    const id = randomUUID()
    post.requestId = id
    const written = does('empty', 'no-file') ? '' : this.write(asked)
    const bill = billText(this.vendor, model, usage(written))
    this.work.bills.push({ requestId: id, endpoint: model, microUsd: bill })
    const content = Buffer.from(`${written.trim()}\n`)
    const measured = measureOf({ kind: 'audio', seconds: 0 })
    this.work.made.set(id, { content, contentType: 'text/markdown', measured })
    if (chosen.has('cut-after')) return cut
    if (chosen.has('error-after')) return answer(500, { error: { message: 'Broken' } })
    if (chosen.has('unavailable-after')) return answer(503, { error: { message: 'Overloaded' } })
    if (chosen.has('slow')) await this.work.slow()
    if (chosen.has('hold-reply')) await this.work.hold()
    if (chosen.has('garbled-reply')) return (_request, reply) => reply.writeHead(200).end('<html>ok</html>')
    return (_request, reply) => {
      reply.on('close', () => {
        text.left = !reply.writableFinished
      })
      void this.stream(protocol, written, does, reply).catch(() => reply.destroy())
    }
  }

  private async stream(
    protocol: Protocol,
    text: string,
    does: (word: string, ...also: Behaviour[]) => boolean,
    reply: ServerResponse,
  ): Promise<void> {
    reply.writeHead(200, { 'content-type': 'text/event-stream' })
    const isCut = does('cut', 'truncated-output', 'short-output')
    const pieces = text.match(/\S+\s*/g) ?? []
    const told = pieces.slice(0, isCut || does('stall') ? Math.ceil(pieces.length / 2) : pieces.length)
    for (const event of protocol.begin) send(reply, event)
    for (const piece of told) {
      send(reply, protocol.piece(piece))
      await sleep(this.pauseMs)
    }
    if (does('stall')) return
    if (isCut) return void reply.destroy()
    const ending: Ending = does('withheld', 'moderated') ? 'withheld' : does('too-long') ? 'cut' : 'whole'
    for (const event of protocol.end(ending, usage(text))) send(reply, event)
    reply.end(protocol.tail)
  }
}

function send(reply: ServerResponse, event: StreamEvent): void {
  const name = typeof event.type === 'string' ? `event: ${event.type}\n` : ''
  reply.write(`${name}data: ${JSON.stringify(event)}\n\n`)
}
