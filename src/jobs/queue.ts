import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'

/**
 * pg-boss carries step ids to workers; it owns delivery, heartbeat, redelivery and delay. Our rows own the truth: a
 * message that comes twice finds nothing to claim. This file is the only one that knows pg-boss.
 */
export const queueNames = ['io', 'media'] as const
export type QueueName = (typeof queueNames)[number]

const schemaName = 'queue'
const Message = z.object({ stepId: z.string() })

/** A dead worker is noticed after 10 s (the least that pg-boss allows), looked for every second or two. */
const heartbeatSeconds = 10
const heartbeatRefreshSeconds = 3
const supervision = { superviseIntervalSeconds: 1, monitorIntervalSeconds: 2 }

const queueOptions = {
  retryLimit: 1_000,
  retryDelay: 1,
  // A bound for pg-boss only: the step's own lease and time-out end work long before.
  expireInSeconds: 12 * 60 * 60,
  heartbeatSeconds,
  deleteAfterSeconds: 60 * 60,
}

/** Creates or upgrades the queue's tables. Part of the migrate role, under its lock. */
export async function installQueue(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    schema: schemaName,
    max: 2,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => {})
  await boss.start()
  for (const name of queueNames) {
    const known = await boss.getQueue(name)
    if (known === null) await boss.createQueue(name, queueOptions)
  }
  await boss.stop({ graceful: false })
}

export interface Queue {
  /** Sends inside the transaction that made the step ready: no row without its message. */
  send(tx: Transaction, message: StepMessage): Promise<void>
  work(name: QueueName, options: WorkOptions): Promise<void>
  /** Looks for messages now instead of at the next poll. */
  wake(name: QueueName): void
  /** Takes no more messages; those in hand go on. */
  drain(): Promise<void>
  /** Stops taking messages, waits for those in hand, then lets go of the rest (they are redelivered). */
  stop(graceMs: number): Promise<void>
}

export interface StepMessage {
  queue: QueueName
  stepId: string
  priority: number
  delaySeconds: number
}

export interface WorkOptions {
  /** How many fetch loops; each takes up to `batch` messages and runs them side by side. */
  loops: number
  batch: number
  /** Resolves when the message needs no redelivery; a throw brings it back in a second. */
  handle(stepId: string): Promise<void>
}

interface Loop {
  id: string
  busy: boolean
}

export async function openQueue(options: {
  url: string
  /** Whether this process also looks for dead workers. At least one must. */
  supervise: boolean
  onError(error: unknown): void
}): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: schemaName,
    application_name: 'dailies-queue',
    max: 6,
    migrate: false,
    schedule: false,
    supervise: options.supervise,
    ...supervision,
  })
  boss.on('error', options.onError)
  await boss.start()
  const loops: Record<QueueName, Loop[]> = { io: [], media: [] }

  const wake = (name: QueueName) => {
    const idle = loops[name].find((loop) => !loop.busy)
    if (idle !== undefined) boss.notifyWorker(idle.id)
  }

  return {
    wake,
    async send(tx, message) {
      await boss.send(
        message.queue,
        { stepId: message.stepId },
        {
          db: fromDrizzle(tx, sql),
          priority: message.priority,
          ...(message.delaySeconds > 0 ? { startAfter: message.delaySeconds } : {}),
        },
      )
    },
    async work(name, { loops: count, batch, handle }) {
      for (let i = 0; i < count; i++) {
        const loop: Loop = { id: '', busy: false }
        loop.id = await boss.work(
          name,
          { batchSize: batch, pollingIntervalSeconds: 1, heartbeatRefreshSeconds, perJobResults: true },
          async (messages) => {
            loop.busy = true
            if (messages.length === batch) wake(name)
            try {
              return await Promise.all(
                messages.map(async ({ id, data }) => {
                  try {
                    await handle(Message.parse(data).stepId)
                    return { id, status: 'completed' as const }
                  } catch (error) {
                    options.onError(error)
                    return { id, status: 'failed' as const }
                  }
                }),
              )
            } finally {
              loop.busy = false
              // Work that arrived meanwhile is fetched at once, not a poll later.
              boss.notifyWorker(loop.id)
            }
          },
        )
        loops[name].push(loop)
      }
    },
    async drain() {
      for (const name of queueNames)
        for (const { id } of loops[name]) await boss.offWork(name, { id, wait: false })
    },
    async stop(graceMs) {
      await boss.stop({ graceful: true, timeout: Math.max(1_000, graceMs) })
    },
  }
}
