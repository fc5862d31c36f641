import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobs } from '#db/schema/jobs.ts'
import type { StepOutcome } from '#jobs/catalogue.ts'
import { pauseJob, resumeJob } from '#jobs/commands.ts'
import { keepTake } from '#jobs/keep.ts'
import { runUnit } from '#jobs/unit.ts'
import { balances } from '#ledger/balances.ts'
import { done, inline, type MachineHarness, newStep, openMachine } from './machine-harness.ts'

const gates = new Map<string, PromiseWithResolvers<void>>()
let atOnce = 0
let mostAtOnce = 0

const broken: StepOutcome = {
  kind: 'failed',
  retry: false,
  failure: { code: 'broken', detail: 'It broke.', nextSteps: [] },
}
const work = inline(async ({ step, job }) => {
  atOnce++
  mostAtOnce = Math.max(mostAtOnce, atOnce)
  await gates.get(`${job.groupId} ${job.quotePart}`)?.promise
  atOnce--
  return step.input.act === 'fail' ? broken : done()
})

let house: MachineHarness
beforeAll(async () => {
  house = await openMachine()
  // Two workers: what the one ends, the other may begin.
  await house.worker([work], 2)
  await house.worker([work], 2)
})
afterAll(() => house.close())

async function startTakes(workspaceId: string, acts: readonly ('work' | 'fail')[]) {
  const first = await house.start(workspaceId, {
    group: 'variations',
    release: 'one-by-one',
    jobs: acts.map((act) => ({
      kind: 'generation',
      engineId: 'test',
      prompt: 'a test',
      request: {},
      takeHash: null,
      stages: [{ stage: 'video', credits: 40, costMicroUsd: 0, chargeWhenBilled: false }],
      steps: [newStep({ input: { act } })],
    })),
  })
  const groupId = (await house.job(first)).groupId ?? ''
  const takes = () =>
    house.machine.db.select().from(jobs).where(eq(jobs.groupId, groupId)).orderBy(asc(jobs.quotePart))
  const ids = (await takes()).map(({ id }) => id)
  return { groupId, ids, statuses: async () => (await takes()).map(({ status }) => status) }
}
const keep = (workspaceId: string, groupId: string, jobId: string) =>
  runUnit(house.machine, (unit) => keepTake(house.machine, unit, workspaceId, groupId, jobId))
const wallet = async (workspaceId: string) => {
  const { available, held } = await balances(house.machine.db, workspaceId)
  return { available, held }
}

test('takes begin one by one; a failed or paused one does not stop the line for ever; keeping one frees the rest', async () => {
  const workspaceId = await house.workspace()
  const held = Promise.withResolvers<void>()
  const { groupId, ids, statuses } = await startTakes(workspaceId, ['fail', 'work', 'work', 'work'])
  gates.set(`${groupId} 2`, held)
  const [, second = '', third = ''] = ids
  await house.until(second)
  await house.until(third, ['running'])
  expect(await statuses()).toEqual(['failed', 'succeeded', 'running', 'queued'])
  expect(await wallet(workspaceId)).toEqual({ available: 880, held: 80 })

  await expect(keep(await house.workspace(), groupId, second)).rejects.toMatchObject({ code: 'not_found' })
  await expect(keep(workspaceId, groupId, third)).rejects.toMatchObject({ code: 'conflict' })
  const run = (command: typeof pauseJob) =>
    runUnit(house.machine, (unit) => command(house.machine, unit, workspaceId, third))
  await run(pauseJob)
  expect(await statuses()).toEqual(['failed', 'succeeded', 'paused', 'queued'])
  await run(resumeJob)

  await keep(workspaceId, groupId, second)
  await keep(workspaceId, groupId, second)
  expect(await statuses()).toEqual(['failed', 'succeeded', 'running', 'canceled'])
  expect(await wallet(workspaceId)).toEqual({ available: 920, held: 40 })
  held.resolve()
  await house.until(third)
  expect(await wallet(workspaceId)).toEqual({ available: 920, held: 0 })
  expect(await house.records(ids[3] ?? '')).not.toContain('job.started')
})

test('the takes that wait for one another need no slot: a group of four starts where one is free', async () => {
  const workspaceId = await house.workspace({ slots: 1 })
  const { ids } = await startTakes(workspaceId, ['work', 'work', 'work', 'work'])
  for (const id of ids) expect((await house.until(id)).status).toBe('succeeded')
})

test('whatever fails and whenever somebody keeps one: never two at once, and only finished takes are paid', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('work' as const, 'fail' as const), { minLength: 2, maxLength: 4 }),
      fc.nat(4),
      async (acts, keepAfter) => {
        const workspaceId = await house.workspace()
        mostAtOnce = 0
        const { groupId, ids } = await startTakes(workspaceId, acts)
        let finished = 0
        for (const id of ids) {
          const job = await house.until(id)
          if (job.status === 'succeeded' && ++finished === keepAfter) await keep(workspaceId, groupId, id)
        }
        const rows = await Promise.all(ids.map((id) => house.job(id)))
        const made = rows.filter(({ status }) => status === 'succeeded')
        for (const row of rows)
          if (row.status === 'canceled') expect(row).toMatchObject({ startedAt: null, chargedCredits: 0 })
        expect(mostAtOnce).toBe(1)
        expect(await wallet(workspaceId)).toEqual({ available: 1_000 - 40 * made.length, held: 0 })
      },
    ),
    { numRuns: 8 },
  )
  expect((await house.reconcile()).faults).toEqual([])
})
