import { z } from 'zod'
import type { Client } from '../harness/users.ts'

export interface Heard {
  /** The cursor; null for passing news. */
  id: string | null
  type: string
  data: Record<string, unknown>
}

export interface EventStream {
  all: readonly Heard[]
  /** The first event, past or to come, that fits. */
  until(fits: (event: Heard) => boolean): Promise<Heard>
  close(): Promise<void>
}

const Data = z.record(z.string(), z.unknown())

/** A browser's EventSource by hand: reads until it is closed. Resolves once the server has answered. */
export async function openEvents(
  client: Client,
  options: { lastEventId?: string; query?: string; headers?: Record<string, string> } = {},
): Promise<EventStream> {
  const stop = new AbortController()
  const response = await fetch(new URL(`/api/v1/events${options.query ?? ''}`, client.baseUrl), {
    headers: {
      cookie: client.cookieHeader(),
      ...(options.lastEventId === undefined ? {} : { 'last-event-id': options.lastEventId }),
      ...options.headers,
    },
    signal: stop.signal,
  })
  if (response.status !== 200 || response.body === null) {
    throw new Error(`events answered ${response.status}: ${await response.text()}`)
  }
  const { body } = response
  const all: Heard[] = []
  let told = Promise.withResolvers<void>()
  const reading = read()

  async function read(): Promise<void> {
    let text = ''
    try {
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        text += chunk
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        all.push(...parts.flatMap(parse))
        told.resolve()
        told = Promise.withResolvers()
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error
    }
  }

  return {
    all,
    async until(fits) {
      for (;;) {
        const found = all.find(fits)
        if (found !== undefined) return found
        await told.promise
      }
    },
    async close() {
      stop.abort()
      await reading
    },
  }
}

function parse(block: string): Heard[] {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  const [type, data] = [field('event'), field('data')]
  if (type === undefined || data === undefined) return []
  return [{ id: field('id') ?? null, type, data: Data.parse(JSON.parse(data)) }]
}
