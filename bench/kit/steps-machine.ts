import { pino } from 'pino'
import { Registry } from 'prom-client'
import { openDatabase } from '#db/client.ts'
import type { Machine } from '#jobs/machine.ts'
import { registerJobMetrics } from '#jobs/metrics.ts'
import { openQueue } from '#jobs/queue.ts'
import { createSignals } from '#jobs/signals.ts'

export const silent = pino({ level: 'silent' })

/** The job machine by itself, as a worker process opens it: no HTTP, no media, no vendors. */
export async function openMachine(
  url: string,
  supervise: boolean,
): Promise<{ machine: Machine; close(): Promise<void> }> {
  const db = openDatabase({ url, maxConnections: 20 })
  const signals = createSignals(db, console.error)
  const queue = await openQueue({ url, supervise, onError: (error) => console.error(error) })
  const machine: Machine = {
    db,
    queue,
    signals,
    defaultSlots: 3,
    billing: 'track',
    metrics: registerJobMetrics(new Registry(), db),
  }
  return {
    machine,
    async close() {
      await queue.stop(1_000)
      await signals.close()
      await db.$client.end()
    },
  }
}
