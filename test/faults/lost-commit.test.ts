import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { steps } from '#db/schema/jobs.ts'
import { killProcesses } from '../harness/worker-process.ts'
import { type CommitProxy, type CutMode, startCommitProxy, type Watched } from './commit-proxy.ts'
import { type FalProcess, startFalProcess } from './fal-process.ts'
import { type FaultHouse, openFaultHouse, type Wish, wishes } from './fault-house.ts'
import { accountOf } from './laws.ts'

let fal: FalProcess
let house: FaultHouse
let proxy: CommitProxy
let workspaceId: string
beforeAll(async () => {
  fal = await startFalProcess({ queueMs: 0, workMs: 200 })
  house = await openFaultHouse(fal)
  proxy = await startCommitProxy(String(house.environment.DATABASE_URL))
  workspaceId = await house.workspace(500)
})
afterAll(async () => {
  await house.close()
  await proxy.close()
  await killProcesses([fal.process])
})

interface Cut {
  id: string
  nth: number
  mode: CutMode
  watch: Watched
}

/** A job is started past the proxy, so that only the worker's writes are counted. */
async function start(wish: Wish, nth: number, mode: CutMode): Promise<Cut> {
  const id = await house.start(workspaceId, wish)
  const rows = await house.db.select({ id: steps.id }).from(steps).where(eq(steps.jobId, id))
  return { id, nth, mode, watch: proxy.watch([id, ...rows.map((row) => row.id)], { nth, mode }) }
}

/** About how many writes each makes by itself; a cut beyond the last one never comes. */
const ways = [
  { wish: wishes.flux, writes: 13, surelyCut: 10 },
  { wish: wishes.image, writes: 5, surelyCut: 4 },
]

test('the line to the database breaks at the n-th commit, told or untold', { timeout: 300_000 }, async () => {
  const cuts: Cut[] = []
  for (const { wish, writes } of ways) {
    for (let nth = 1; nth <= writes; nth++) {
      cuts.push(await start(wish, nth, 'lost'), await start(wish, nth, 'told'))
    }
  }
  const worker = house.process('worker', { DATABASE_URL: proxy.url })
  const rows = await house.untilOver(
    cuts.map(({ id }) => id),
    150,
  )

  const account = await accountOf(house)
  expect(account.broken).toEqual([])
  const least = ways.reduce((sum, { surelyCut }) => sum + 2 * surelyCut, 0)
  expect(cuts.filter(({ watch }) => watch.isCut).length).toBeGreaterThanOrEqual(least)
  // Only a line that breaks around the POST itself leaves a doubt, and then the money is back.
  const failed = rows.filter(({ status }) => status !== 'succeeded')
  expect(new Set(failed.map(({ error }) => error?.code))).toEqual(new Set(['submit_unknown']))
  expect(failed).toHaveLength(account.unknown.length)
  expect(failed.length).toBeLessThanOrEqual(6)
  expect(worker.isAlive()).toBe(true)
})
