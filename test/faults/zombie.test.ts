import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { withRest } from '../harness/long.ts'
import { killProcesses } from '../harness/worker-process.ts'
import { type FalProcess, startFalProcess } from './fal-process.ts'
import { openFaultHouse, wishes } from './fault-house.ts'
import { startHeir } from './heir.ts'
import { accountOf, recordsOf } from './laws.ts'

interface Sleep {
  /** Where the worker falls asleep: after its work, before it may tell anybody. */
  point: string
  wish: keyof typeof wishes
  ends: 'succeeded' | 'failed'
  posts: number
}

const sleeps = withRest<Sleep>(
  [
    { point: 'step.before-commit', wish: 'sound', ends: 'succeeded', posts: 0 },
    // In the middle of the transaction that ends the job: its locks are everybody's until the server lets go of them.
    { point: 'job.settled', wish: 'sound', ends: 'succeeded', posts: 0 },
    { point: 'fetch.stored', wish: 'flux', ends: 'succeeded', posts: 1 },
    // Awake again it must not send: the step is another's, who found a row that nobody can explain.
    { point: 'submit.recorded', wish: 'veo', ends: 'failed', posts: 0 },
  ],
  [
    { point: 'derive.derived', wish: 'flux', ends: 'succeeded', posts: 1 },
    { point: 'wait.looked', wish: 'flux', ends: 'succeeded', posts: 1 },
    { point: 'submit.replied', wish: 'seedance', ends: 'succeeded', posts: 1 },
  ],
)

let fal: FalProcess
beforeAll(async () => {
  fal = await startFalProcess({ queueMs: 0, workMs: 200 })
})
afterAll(() => killProcesses([fal.process]))

describe.concurrent('a worker sleeps by SIGSTOP until another has done its step, then wakes', () => {
  test.for(sleeps)(
    '$point ($wish)',
    { timeout: 300_000 },
    async ({ point, wish, ends, posts }, { expect }) => {
      const house = await openFaultHouse(fal)
      try {
        const id = await house.start(await house.workspace(), wishes[wish])
        const sleeper = house.process('worker', {
          DAILIES_FAILPOINT: point,
          DAILIES_FAILPOINT_SIGNAL: 'SIGSTOP',
        })
        await sleeper.saying(`failpoint ${point}: SIGSTOP`)
        await using other = await startHeir(house)
        await house.untilOver([id])
        const before = await accountOf(house)
        expect(before.broken).toEqual([])
        expect(await house.job(id)).toMatchObject({ status: ends })

        const saidBefore = sleeper.output().length
        sleeper.signal('SIGCONT')
        // It finishes what it was at, finds that it no longer owns it, and is a good worker again.
        const next = await house.start((await house.job(id)).workspaceId, wishes.flux)
        await other.stop()
        await house.untilOver([next])
        await expect.poll(() => sleeper.output().length, { timeout: 120_000 }).toBeGreaterThan(saidBefore)
        await sleep(1_000)

        const after = await accountOf(house)
        expect(after).toMatchObject({ broken: [], posts: posts + 1, unknown: before.unknown })
        expect(await house.job(id)).toMatchObject({ status: ends })
        expect(sleeper.isAlive(), sleeper.output().slice(-2_000)).toBe(true)
        const records = (await recordsOf(house, [id])).map(({ type }) => type)
        expect(records.filter((type) => type === 'money.settled')).toHaveLength(1)
        expect(records.filter((type) => type === 'job.finished')).toHaveLength(1)
        if (point !== 'wait.looked') expect(records).toContain('step.taken-over')
      } finally {
        await house.close()
      }
    },
  )
})
