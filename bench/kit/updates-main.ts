import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { openDatabase } from '#db/client.ts'
import { steps } from '#db/schema/jobs.ts'
import { createSignals } from '#jobs/signals.ts'
import { runUnit } from '#jobs/unit.ts'
import { serveParent } from './child.ts'

/** A process that moves running jobs on as workers do: progress in the step's row, an event of the job, progress to viewers. */

const [url = ''] = process.argv.slice(2)
const db = openDatabase({ url })
const signals = createSignals(db, console.error)
const Order = z.object({
  workspaceId: z.string(),
  projectId: z.string(),
  jobs: z.array(z.object({ jobId: z.string(), stepId: z.string() })).min(1),
  /** Nought ends what goes on. */
  perSecond: z.number(),
})
type Order = z.infer<typeof Order>

let current = 0
let sent = 0

async function update({ workspaceId, projectId, jobs }: Order, turn: number): Promise<void> {
  const job = jobs[turn % jobs.length]
  if (job === undefined) return
  const { jobId, stepId } = job
  const fraction = Math.min(0.99, Math.floor(turn / jobs.length) / 200)
  await runUnit({ db, signals }, async (unit) => {
    await unit.tx.update(steps).set({ progress: fraction }).where(eq(steps.id, stepId))
    unit.event(workspaceId, 'job.updated', jobId, { id: jobId, status: 'running', groupId: null, projectId })
  })
  signals.progress({ workspaceId, jobId, stepId, fraction })
  sent++
}

async function goOn(order: Order, mine: number): Promise<void> {
  const began = performance.now()
  for (let turn = 0; current === mine; turn++) {
    const wait = began + (turn * 1_000) / order.perSecond - performance.now()
    if (wait > 0) await sleep(wait)
    update(order, turn).catch(console.error)
  }
}

serveParent(
  { ready: true },
  async (question) => {
    const order = Order.parse(question)
    const answer = { sent }
    sent = 0
    current++
    if (order.perSecond > 0) void goOn(order, current)
    return answer
  },
  async () => {
    current++
    await sleep(200)
    await signals.close()
    await db.$client.end()
  },
)
