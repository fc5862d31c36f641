import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'

export const signalChannel = 'dailies'

/** What one process tells the others after its commits: queues with new messages, workspaces with new events, progress. */
export const SignalPayload = z.object({
  q: z.array(z.enum(['io', 'media'])).default([]),
  w: z.array(z.string()).default([]),
  p: z.array(z.object({ w: z.string(), j: z.string(), s: z.string(), f: z.number() })).default([]),
  /** Which process says so. */
  from: z.string().default(''),
})
export type SignalPayload = z.infer<typeof SignalPayload>

export interface Progress {
  workspaceId: string
  jobId: string
  stepId: string
  fraction: number
}

export interface Signals {
  queue(name: 'io' | 'media'): void
  events(workspaceId: string): void
  progress(progress: Progress): void
  /** Hears this process's own signals at once, and those of others as they come in. */
  on(listener: (payload: SignalPayload) => void): void
  /** Takes what the database brought; our own come back too and are left out. */
  hear(payload: SignalPayload): void
  close(): Promise<void>
}

/** NOTIFY in every transaction cost 40 % of the throughput, so signals are gathered and sent once per 50 ms. */
const gatherMs = 50
/** Postgres refuses payloads of 8,000 bytes; beyond this many names everybody simply polls. */
const mostNames = 100

export function createSignals(db: Database, onError: (error: unknown) => void): Signals {
  let queues = new Set<'io' | 'media'>()
  let workspaces = new Set<string>()
  let progress = new Map<string, Progress>()
  let timer: NodeJS.Timeout | null = null
  let sending: Promise<void> = Promise.resolve()
  const listeners: ((payload: SignalPayload) => void)[] = []
  const self = randomUUID()

  const flush = () => {
    timer = null
    const payload: SignalPayload = {
      q: [...queues],
      w: [...workspaces].slice(0, mostNames),
      p: [...progress.values()]
        .slice(0, mostNames / 4)
        .map((item) => ({ w: item.workspaceId, j: item.jobId, s: item.stepId, f: item.fraction })),
      from: self,
    }
    queues = new Set()
    workspaces = new Set()
    progress = new Map()
    const text = JSON.stringify(payload)
    sending = sending
      .then(() => db.execute(sql`select pg_notify(${signalChannel}, ${text.length < 7_900 ? text : '{}'})`))
      .then(() => undefined, onError)
  }
  const schedule = () => {
    timer ??= setTimeout(flush, gatherMs)
  }
  const tellLocal = (payload: Partial<SignalPayload>) => {
    for (const listener of listeners) listener({ q: [], w: [], p: [], from: self, ...payload })
  }

  return {
    queue(name) {
      queues.add(name)
      tellLocal({ q: [name] })
      schedule()
    },
    events(workspaceId) {
      workspaces.add(workspaceId)
      tellLocal({ w: [workspaceId] })
      schedule()
    },
    progress(item) {
      progress.set(item.stepId, item)
      tellLocal({ p: [{ w: item.workspaceId, j: item.jobId, s: item.stepId, f: item.fraction }] })
      schedule()
    },
    on(listener) {
      listeners.push(listener)
    },
    hear(payload) {
      if (payload.from === self) return
      for (const listener of listeners) listener(payload)
    },
    async close() {
      if (timer !== null) {
        clearTimeout(timer)
        flush()
      }
      await sending
    },
  }
}
