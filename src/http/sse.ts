import type { FastifyReply, FastifyRequest } from 'fastify'
import { CommonErrors } from '#kernel/errors.ts'
import type { JsonValue } from '#kernel/json.ts'

export interface ServerSentEvent {
  /** A cursor; the browser sends the last one back as `Last-Event-ID`. Without it the event is passing news. */
  id?: string
  event: string
  data: JsonValue
}

export interface EventStreamOptions {
  /** Everything after the cursor (null: from now on), until the signal ends. */
  source(after: string | null, signal: AbortSignal): AsyncIterable<ServerSentEvent>
  /** Asked again and again while the stream is open; false ends it. */
  stillAllowed(): Promise<boolean>
  commentEverySeconds?: number
  recheckEverySeconds?: number
  /** A client that lets more than this pile up is dropped; it comes back and resumes by its cursor. */
  maxBufferedBytes?: number
}

const open = new Set<AbortController>()

export const countEventStreams = (): number => open.size

/** Ends every open stream, for shutdown: browsers reconnect elsewhere by themselves. */
export function closeEventStreams(): void {
  for (const stream of open) stream.abort()
}

/** `Last-Event-ID` wins over `?after=`: the browser sends it on reconnect, when the address is the old one. */
export function cursorOf(request: FastifyRequest): string | null {
  const header = request.headers['last-event-id']
  const query = request.query
  const after = typeof query === 'object' && query !== null && 'after' in query ? query.after : undefined
  const cursor = typeof header === 'string' && header !== '' ? header : after
  if (cursor === undefined || cursor === '') return null
  if (typeof cursor !== 'string' || !/^[\x21-\x7e]{1,64}$/.test(cursor)) {
    throw CommonErrors.validation_failed({
      detail: 'This cursor is not the id of an event.',
      errors: [{ path: 'query.after', code: 'invalid_cursor', message: 'Pass the id of an event.' }],
    })
  }
  return cursor
}

/** Takes the reply over and writes events until the client leaves, may no longer listen, or falls too far behind. */
export async function sendEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  options: EventStreamOptions,
): Promise<FastifyReply> {
  const after = cursorOf(request)
  const socket = reply.raw
  const ended = new AbortController()
  const maxBufferedBytes = options.maxBufferedBytes ?? 1024 * 1024
  const end = () => ended.abort()

  reply.hijack()
  socket.on('close', end)
  socket.on('error', end)
  socket.writeHead(200, {
    ...definedHeaders(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  socket.flushHeaders()
  open.add(ended)

  const write = (text: string) => {
    if (ended.signal.aborted) return
    socket.write(text)
    if (socket.writableLength <= maxBufferedBytes) return
    request.log.info(
      { bufferedBytes: socket.writableLength },
      'event stream dropped: the client does not read',
    )
    socket.destroy()
    end()
  }
  const recheck = async () => {
    // A database that is away says nothing about membership; the next look will.
    const allowed = await options.stillAllowed().catch(() => true)
    if (!allowed) end()
  }
  const comments = setInterval(() => write(':\n\n'), (options.commentEverySeconds ?? 15) * 1000)
  const rechecks = setInterval(recheck, (options.recheckEverySeconds ?? 30) * 1000)

  try {
    write('retry: 2000\n\n')
    for await (const event of options.source(after, ended.signal)) {
      write(formatEvent(event))
      if (ended.signal.aborted) break
    }
  } catch (error) {
    if (!ended.signal.aborted) request.log.error({ err: error }, 'event stream failed')
  } finally {
    clearInterval(comments)
    clearInterval(rechecks)
    open.delete(ended)
    end()
    socket.end()
  }
  return reply
}

/** JSON holds no line break, so one `data:` line is enough. */
export function formatEvent(event: ServerSentEvent): string {
  const id = event.id === undefined ? '' : `id: ${event.id}\n`
  return `${id}event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`
}

/** Hijacking skips Fastify's own header writing; the security headers set so far must still go out. */
function definedHeaders(reply: FastifyReply) {
  return Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined))
}
