import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { quotes } from '#db/schema/jobs.ts'
import { cancelJob } from '#jobs/commands.ts'
import { runUnit } from '#jobs/unit.ts'
import { killProcesses, startScript } from '../harness/worker-process.ts'
import { type FalProcess, startFalProcess } from './fal-process.ts'
import { type FaultHouse, openFaultHouse, type wishes as Wishes, wishes } from './fault-house.ts'
import { startHeir } from './heir.ts'
import { accountOf, operationsOf } from './laws.ts'
import { startJob } from './start-quote.ts'

interface Kill {
  point: string
  /** The job that passes the point; a painted still always runs beside it. */
  wish: keyof typeof Wishes
  /** The pass at which the worker dies, from 0. */
  skip?: number
  /** A person cancels as soon as the vendor is at it. */
  cancel?: boolean
  ends: 'succeeded' | 'failed' | 'canceled'
  /** What the vendor saw of this job. */
  posts: number
}

/** One row or more for each `failpoint('…')` in the source. */
const kills: Kill[] = [
  { point: 'step.claimed', wish: 'sound', ends: 'succeeded', posts: 0 },
  { point: 'step.before-commit', wish: 'sound', ends: 'succeeded', posts: 0 },
  { point: 'step.after-commit', wish: 'flux', skip: 1, ends: 'succeeded', posts: 1 },
  { point: 'render.rendered', wish: 'sound', ends: 'succeeded', posts: 0 },
  { point: 'render.stored', wish: 'sound', ends: 'succeeded', posts: 0 },
  { point: 'preview.stored', wish: 'seen', ends: 'succeeded', posts: 0 },
  { point: 'derive.derived', wish: 'flux', ends: 'succeeded', posts: 1 },
  { point: 'job.settled', wish: 'flux', ends: 'succeeded', posts: 1 },
  { point: 'fetch.stored', wish: 'flux', ends: 'succeeded', posts: 1 },
  { point: 'wait.looked', wish: 'flux', ends: 'succeeded', posts: 1 },
  { point: 'wait.ended', wish: 'flux', ends: 'succeeded', posts: 1 },
  { point: 'wait.cancel-asked', wish: 'flux', cancel: true, ends: 'canceled', posts: 1 },
  { point: 'submit.prepared', wish: 'flux', ends: 'succeeded', posts: 1 },
  // The row says that a POST may have gone out. Nobody can tell, so nobody sends a second one.
  { point: 'submit.recorded', wish: 'flux', ends: 'failed', posts: 0 },
  { point: 'submit.replied', wish: 'flux', ends: 'failed', posts: 1 },
  { point: 'submit.replied', wish: 'seedance', ends: 'succeeded', posts: 1 },
]
/** Points that the web process passes, not a worker. */
const startKills = ['jobs.held']

let fal: FalProcess
let slowFal: FalProcess
beforeAll(async () => {
  fal = await startFalProcess({ queueMs: 0, workMs: 200 })
  slowFal = await startFalProcess({ queueMs: 0, workMs: 600_000 })
})
afterAll(() => killProcesses([fal.process, slowFal.process]))

test('every point in the source has a kill', async () => {
  const points = await pointsInSource()
  expect(points.length).toBeGreaterThan(10)
  expect(points).toEqual([...new Set([...kills.map(({ point }) => point), ...startKills])].sort())
})

// Most of a test's time is waiting for a lease to run out.
vi.setConfig({ maxConcurrency: kills.length + startKills.length })

describe.concurrent('a worker dies by SIGKILL and another goes on', () => {
  test.for(kills)('$point ($wish)', { timeout: 300_000 }, async (kill, { expect }) => {
    const house = await openFaultHouse(kill.cancel ? slowFal : fal)
    try {
      const workspaceId = await house.workspace()
      const id = await house.start(workspaceId, wishes[kill.wish])
      const other = await house.start(workspaceId, wishes.image)
      const doomed = house.process('worker', {
        DAILIES_FAILPOINT: kill.point,
        DAILIES_FAILPOINT_SKIP: String(kill.skip ?? 0),
      })
      if (kill.cancel) await cancelAtVendor(house, workspaceId, id)
      expect(await doomed.ended, doomed.output()).toBe('SIGKILL')
      expect(doomed.output()).toContain(`failpoint ${kill.point}`)

      await using _heir = await startHeir(house)
      await house.untilOver([id, other])
      const account = await accountOf(house)
      expect(account.broken).toEqual([])
      expect(await house.job(id)).toMatchObject({ status: kill.ends })
      expect(await house.job(other)).toMatchObject({ status: 'succeeded' })
      expect(account.posts).toBe(kill.posts)
      const isLost = kill.ends === 'failed'
      expect(account.unknown).toHaveLength(isLost ? 1 : 0)
      if (isLost) expect(await house.job(id)).toMatchObject({ error: { code: 'submit_unknown' } })
      await expect.poll(() => previewsIn(house), { timeout: 60_000 }).toEqual([])
    } finally {
      await house.close()
    }
  })

  test.for(startKills)('%s (a start)', { timeout: 300_000 }, async (point, { expect }) => {
    const house = await openFaultHouse(fal)
    try {
      const workspaceId = await house.workspace()
      const quoteId = await house.quote(workspaceId, wishes.flux)
      const main = fileURLToPath(new URL('./starter-main.ts', import.meta.url))
      const starter = startScript(main, [point, workspaceId, quoteId], house.environment)
      expect(await starter.ended, starter.output()).toBe('SIGKILL')
      expect(await house.db.query.jobs.findMany()).toEqual([])
      expect(await house.db.select().from(quotes)).toHaveLength(1)
      expect((await accountOf(house)).broken).toEqual([])

      // Nothing of the start is left, so the same quote still starts.
      const id = await startJob(house.deps, workspaceId, quoteId)
      await using _heir = await startHeir(house)
      await house.untilOver([id])
      expect(await house.job(id)).toMatchObject({ status: 'succeeded' })
      expect(await accountOf(house)).toMatchObject({ broken: [], posts: 1 })
    } finally {
      await house.close()
    }
  })
})

async function cancelAtVendor(house: FaultHouse, workspaceId: string, jobId: string): Promise<void> {
  await expect
    .poll(async () => (await operationsOf(house, jobId))[0]?.status, { timeout: 120_000 })
    .toBe('pending')
  const { machine } = house.deps
  await runUnit(machine, (unit) => cancelJob(machine, unit, workspaceId, jobId))
}

const previewsIn = async ({ folder }: FaultHouse): Promise<string[]> =>
  (await readdir(join(folder, 'media'), { recursive: true })).filter((path) => path.includes('previews'))

async function pointsInSource(): Promise<string[]> {
  const source = fileURLToPath(new URL('../../src', import.meta.url))
  const points = new Set<string>()
  for (const name of await readdir(source, { recursive: true })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const text = await readFile(join(source, name), 'utf8')
    for (const [, point] of text.matchAll(/\bfailpoint\('([^']+)'\)/g)) if (point) points.add(point)
  }
  return [...points].sort()
}
