import { sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import type { SignalPayload, Signals } from './signals.ts'

export interface LiveEvent {
  /** The cursor; null for progress, which is sent but not kept. */
  id: string | null
  type: string
  data: unknown
}

interface Subscriber {
  workspaceId: string
  /** The number of the last event handed over. */
  after: number
  push(event: LiveEvent): void
}

const EventRow = z.object({
  workspace_id: z.string(),
  seq: z.coerce.number(),
  type: z.string(),
  data: z.unknown(),
})
const HeadRow = z.object({ seq: z.coerce.number(), first: z.coerce.number().nullable() })

const pollEveryMs = 1_000
const mostAtOnce = 2_000

export interface EventHub {
  /** Live events of a workspace from after `after` (null: from now on). Ends when `signal` aborts. */
  subscribe(workspaceId: string, after: number | null, signal: AbortSignal): AsyncIterable<LiveEvent>
  close(): Promise<void>
}

/**
 * One reader for all streams of a process: it hears signals, polls once a second in case it missed one, and asks the
 * database once for every workspace that has news, however many streams look at it.
 */
export function openEventHub(options: { db: Database; signals: Signals; log: Logger }): EventHub {
  const subscribers = new Map<string, Set<Subscriber>>()
  const news = new Set<string>()
  let reading: Promise<void> | null = null

  const read = async (): Promise<void> => {
    while (news.size > 0) {
      const names = [...news].filter((name) => subscribers.has(name))
      news.clear()
      if (names.length > 0) await deliver(options.db, names, subscribers)
    }
  }
  const hurry = () => {
    reading ??= read()
      .catch((error: unknown) =>
        options.log.warn({ err: error }, 'events could not be read; the poll tries again'),
      )
      .finally(() => {
        reading = null
        if ([...news].some((name) => subscribers.has(name))) hurry()
      })
  }
  const hear = (payload: SignalPayload) => {
    for (const name of payload.w) if (subscribers.has(name)) news.add(name)
    for (const item of payload.p) {
      const data = { id: item.j, stepId: item.s, progress: item.f }
      for (const one of subscribers.get(item.w) ?? []) one.push({ id: null, type: 'job.progress', data })
    }
    if (news.size > 0) hurry()
  }
  options.signals.on(hear)
  const poll = setInterval(() => {
    for (const name of subscribers.keys()) news.add(name)
    if (news.size > 0) hurry()
  }, pollEveryMs)

  return {
    async *subscribe(workspaceId, after, signal) {
      const waiting: LiveEvent[] = []
      let wake: () => void = () => {}
      const start = await startOf(options.db, workspaceId, after)
      const subscriber: Subscriber = {
        workspaceId,
        after: start.after,
        push(event) {
          waiting.push(event)
          wake()
        },
      }
      const group = subscribers.get(workspaceId) ?? new Set()
      subscribers.set(workspaceId, group.add(subscriber))
      const onAbort = () => wake()
      signal.addEventListener('abort', onAbort)
      try {
        if (start.reset) yield { id: String(start.after), type: 'reset', data: {} }
        news.add(workspaceId)
        hurry()
        while (!signal.aborted) {
          const event = waiting.shift()
          if (event !== undefined) yield event
          else {
            await new Promise<void>((resolve) => {
              wake = resolve
              if (waiting.length > 0 || signal.aborted) resolve()
            })
          }
        }
      } finally {
        signal.removeEventListener('abort', onAbort)
        group.delete(subscriber)
        if (group.size === 0) subscribers.delete(workspaceId)
      }
    },
    async close() {
      clearInterval(poll)
      await reading
    },
  }
}

/** Where a stream begins; a cursor older than what is kept, or from the future, starts over with `reset`. */
async function startOf(
  db: Database,
  workspaceId: string,
  after: number | null,
): Promise<{ after: number; reset: boolean }> {
  const result = await db.execute(sql`
    select coalesce((select seq from event_heads where workspace_id = ${workspaceId}), 0) as seq,
      (select min(seq) from events where workspace_id = ${workspaceId}) as first`)
  const head = HeadRow.parse(result.rows[0])
  if (after === null) return { after: head.seq, reset: false }
  const lost = after > head.seq || (after < head.seq && (head.first === null || after < head.first - 1))
  return lost ? { after: head.seq, reset: true } : { after, reset: false }
}

async function deliver(
  db: Database,
  names: string[],
  subscribers: Map<string, Set<Subscriber>>,
): Promise<void> {
  // Who joins while the question is on its way was not asked for: the answer may begin after his cursor.
  const asked = new Map(names.map((name) => [name, [...(subscribers.get(name) ?? [])]]))
  const wanted = [...asked].map(([w, group]) => ({ w, a: Math.min(...group.map((one) => one.after)) }))
  const result = await db.execute(sql`
    select e.workspace_id, e.seq, e.type, e.data
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted(w text, a bigint)
    join lateral (
      select * from events where workspace_id = wanted.w and seq > wanted.a order by seq limit ${mostAtOnce}
    ) e on true
    order by e.workspace_id, e.seq`)
  for (const row of result.rows) {
    const event = EventRow.parse(row)
    for (const one of asked.get(event.workspace_id) ?? []) {
      if (event.seq <= one.after) continue
      one.after = event.seq
      one.push({ id: String(event.seq), type: event.type, data: event.data })
    }
  }
}
