import type { EventType } from '#contract/events.ts'
import type { Database, Transaction } from '#db/client.ts'
import type { JsonObject } from '#kernel/json.ts'
import { emitEvent } from './events.ts'
import type { QueueName } from './queue.ts'
import type { Signals } from './signals.ts'

/** One transaction of the job machine: what it writes, and what the rest of the house hears once it is committed. */
export interface Unit {
  tx: Transaction
  /** Written last, because numbering them locks the workspace's event row. A later event of the same key replaces it. */
  event(
    workspaceId: string,
    type: Exclude<EventType, 'reset' | 'job.progress'>,
    key: string,
    data: JsonObject,
  ): void
  wake(queue: QueueName): void
}

interface PendingEvent {
  workspaceId: string
  type: Exclude<EventType, 'reset' | 'job.progress'>
  data: JsonObject
}

const deadlockDetected = '40P01'

/** Runs `work` in a transaction, then its events and signals. A deadlock (which the lock order should exclude) is retried. */
export async function runUnit<T>(
  { db, signals }: { db: Database; signals: Signals },
  work: (unit: Unit) => Promise<T>,
  triesLeft = 3,
): Promise<T> {
  const events = new Map<string, PendingEvent>()
  const queues = new Set<QueueName>()
  try {
    const result = await db.transaction(async (tx) => {
      const value = await work({
        tx,
        event: (workspaceId, type, key, data) => events.set(`${type} ${key}`, { workspaceId, type, data }),
        wake: (queue) => queues.add(queue),
      })
      // Two transactions that touch two workspaces must number them in one order.
      const ordered = [...events.values()].sort((a, b) => (a.workspaceId < b.workspaceId ? -1 : 1))
      for (const event of ordered) await emitEvent(tx, event.workspaceId, event.type, event.data)
      return value
    })
    for (const event of events.values()) signals.events(event.workspaceId)
    for (const queue of queues) signals.queue(queue)
    return result
  } catch (error) {
    if (triesLeft > 1 && sqlState(error) === deadlockDetected)
      return runUnit({ db, signals }, work, triesLeft - 1)
    throw error
  }
}

/** The five-character SQLSTATE of a database error, through Drizzle's wrapper. */
export function sqlState(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code
  }
  return null
}

/** The database went away or is starting: what was asked may be asked again. Class 08, 57P0x, or a broken socket. */
export function isConnectionTrouble(error: unknown): boolean {
  const state = sqlState(error)
  if (state !== null) return state.startsWith('08') || state.startsWith('57P')
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^(ECONN|EPIPE|ENOENT|ETIMEDOUT)/.test(at.code))
      return true
    if (/Connection terminated|timeout exceeded when trying to connect/i.test(at.message)) return true
  }
  return false
}
