import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { openDatabase } from '#db/client.ts'
import { createSignals } from '#jobs/signals.ts'
import { runUnit } from '#jobs/unit.ts'
import { serveParent } from './child.ts'

/** A process that commits events to workspaces in turn, at an even pace, as workers do. */

const [url = ''] = process.argv.slice(2)
const db = openDatabase({ url })
const signals = createSignals(db, console.error)
const Order = z.object({
  workspaceIds: z.array(z.string()),
  events: z.number(),
  perSecond: z.number(),
  padding: z.string(),
})

serveParent(
  { ready: true },
  async (question) => {
    const { workspaceIds, events, perSecond, padding } = Order.parse(question)
    const started = performance.now()
    const writing: Promise<unknown>[] = []
    for (let n = 0; n < events; n++) {
      const wait = started + (n * 1000) / perSecond - performance.now()
      if (wait > 0) await sleep(wait)
      const at = performance.timeOrigin + performance.now()
      const workspaceId = workspaceIds[n % workspaceIds.length] ?? ''
      writing.push(
        runUnit({ db, signals }, async (unit) => {
          unit.event(workspaceId, 'job.updated', String(n), { at, padding })
        }),
      )
    }
    await Promise.all(writing)
    return { seconds: (performance.now() - started) / 1000 }
  },
  async () => {
    await signals.close()
    await db.$client.end()
  },
)
