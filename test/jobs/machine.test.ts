import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobs, steps } from '#db/schema/jobs.ts'
import { ledgerHolds } from '#db/schema/ledger.ts'
import { settings } from '#db/schema/workspaces.ts'
import type { StepOutcome } from '#jobs/catalogue.ts'
import { claimStep } from '#jobs/claim.ts'
import { cancelJob, pauseJob, resumeJob, retryJob, timeOutJob } from '#jobs/commands.ts'
import { Fenced, finishStep } from '#jobs/finish-step.ts'
import { runUnit } from '#jobs/unit.ts'
import { balances } from '#ledger/balances.ts'
import { done, inline, type MachineHarness, newStep, openMachine } from './machine-harness.ts'

/** What the test's steps do, by the `act` of their input. */
const acts: Record<string, () => Promise<StepOutcome>> = {
  fail: async () => ({
    kind: 'failed',
    retry: false,
    failure: { code: 'broken', detail: 'It broke.', nextSteps: [] },
  }),
  throw: async () => {
    throw new Error('unexpected')
  },
}
const gates = new Map<string, { wait: Promise<void>; open(): void }>()
function gate(name: string) {
  const { promise, resolve } = Promise.withResolvers<void>()
  gates.set(name, { wait: promise, open: resolve })
  return () => resolve()
}
const failuresLeft = new Map<string, number>()

const work = inline(
  async (context) => {
    const { act, gate: name } = context.step.input
    if (typeof name === 'string') {
      const stopped = new Promise<void>((resolve) =>
        context.signal.addEventListener('abort', () => resolve()),
      )
      await Promise.race([gates.get(name)?.wait, stopped])
      context.signal.throwIfAborted()
    }
    if (act === 'flaky') {
      const left = failuresLeft.get(context.job.id) ?? 2
      failuresLeft.set(context.job.id, left - 1)
      const failure = { code: 'flaky', detail: 'Not yet.', nextSteps: [] }
      if (left > 0) return { kind: 'failed', retry: true, retryAfterSeconds: 0, failure }
    }
    return (typeof act === 'string' ? acts[act] : undefined)?.() ?? done()
  },
  { maxTries: 4 },
)

let house: MachineHarness
beforeAll(async () => {
  house = await openMachine()
  await house.worker([work], 8)
  house.sweeps()
})
afterAll(() => house.close())

const twoStages = {
  stages: [
    { stage: 'image', credits: 10, costMicroUsd: 0, chargeWhenBilled: false },
    { stage: 'video', credits: 40, costMicroUsd: 0, chargeWhenBilled: false },
  ],
}
const available = async (workspaceId: string) => (await balances(house.machine.db, workspaceId)).available

describe('a job', () => {
  test('runs its steps in order and charges exactly what was held', async () => {
    const workspaceId = await house.workspace()
    const id = await house.start(workspaceId, { job: { steps: [newStep(), newStep({ after: [0] })] } })
    const job = await house.until(id)
    expect(job).toMatchObject({ status: 'succeeded', chargedCredits: 40, refundedCredits: 0, delivered: 1 })
    expect((await house.steps(id)).map(({ status, attempt }) => [status, attempt])).toEqual([
      ['succeeded', 1],
      ['succeeded', 1],
    ])
    expect(await available(workspaceId)).toBe(960)
    expect((await house.records(id)).filter((type) => type.startsWith('money'))).toEqual(['money.settled'])
  })

  test('that fails in its second stage keeps the first and gives the rest back', async () => {
    const workspaceId = await house.workspace()
    const id = await house.start(workspaceId, {
      job: {
        ...twoStages,
        steps: [newStep({ stage: 'image' }), newStep({ after: [0], input: { act: 'fail' } })],
      },
    })
    const job = await house.until(id)
    expect(job).toMatchObject({
      status: 'failed',
      chargedCredits: 10,
      refundedCredits: 40,
      delivered: 1,
      error: { code: 'broken' },
    })
    expect(await available(workspaceId)).toBe(990)
  })

  test('retried runs only the failed step, and the finished stage is not paid again', async () => {
    const workspaceId = await house.workspace()
    const id = await house.start(workspaceId, {
      job: {
        ...twoStages,
        steps: [newStep({ stage: 'image' }), newStep({ after: [0], input: { act: 'fail' } })],
      },
    })
    await house.until(id)
    await house.machine.db.update(steps).set({ input: {} }).where(eq(steps.jobId, id))
    await runUnit(house.machine, (unit) => retryJob(house.machine, unit, workspaceId, id, 'retry'))
    const job = await house.until(id)
    expect(job).toMatchObject({ status: 'succeeded', chargedCredits: 50, round: 1 })
    expect((await house.steps(id)).map(({ attempt }) => attempt)).toEqual([1, 2])
    const holds = await house.machine.db.select().from(ledgerHolds).where(eq(ledgerHolds.jobId, id))
    expect(holds.map(({ round, amount }) => [round, amount]).sort()).toEqual([
      [0, 50],
      [1, 40],
    ])
    expect(await available(workspaceId)).toBe(950)
  })

  test('tries a flaky step again by itself', async () => {
    const id = await house.start(await house.workspace(), {
      job: { steps: [newStep({ input: { act: 'flaky' } })] },
    })
    expect(await house.until(id)).toMatchObject({ status: 'succeeded' })
    const [step] = await house.steps(id)
    expect(step).toMatchObject({ attempt: 3, tries: 2 })
  })

  test('ends with a code when its handler throws', async () => {
    const id = await house.start(await house.workspace(), {
      job: { steps: [newStep({ kind: 'test.work', input: { act: 'throw' } })] },
    })
    await house.machine.db.update(steps).set({ tries: 3 }).where(eq(steps.jobId, id))
    expect(await house.until(id)).toMatchObject({
      status: 'failed',
      error: { code: 'internal' },
      chargedCredits: 0,
    })
  })
})

describe('admission', () => {
  test('runs three at once, the rest wait in line, priority first', async () => {
    const open = gate('slots')
    const workspaceId = await house.workspace()
    const step = newStep({ input: { gate: 'slots' } })
    const ids: string[] = []
    for (let i = 0; i < 5; i++) ids.push(await house.start(workspaceId, { job: { steps: [step] } }))
    const urgent = await house.start(workspaceId, { priority: 5, job: { steps: [newStep()] } })
    const statuses = await Promise.all(ids.map(async (id) => (await house.job(id)).status))
    expect(statuses).toEqual(['running', 'running', 'running', 'queued', 'queued'])
    await runUnit(house.machine, (unit) => cancelJob(house.machine, unit, workspaceId, ids[0] ?? ''))
    await house.until(ids[0] ?? '')
    await house.until(urgent)
    expect((await house.job(ids[4] ?? '')).status).toBe('queued')
    open()
    for (const id of ids.slice(1)) expect((await house.until(id)).status).toBe('succeeded')
  })

  test('twenty starts at once never run more than the cap', async () => {
    const open = gate('rush')
    const workspaceId = await house.workspace({ credits: 10_000 })
    const step = newStep({ input: { gate: 'rush' } })
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => house.start(workspaceId, { job: { steps: [step] } })),
    )
    const running = (await Promise.all(ids.map((id) => house.job(id)))).filter(
      ({ status }) => status === 'running',
    )
    expect(running).toHaveLength(3)
    open()
    for (const id of ids) expect((await house.until(id)).status).toBe('succeeded')
  })

  test('refuses the fourth when asked to, and holds nothing for it', async () => {
    const open = gate('refuse')
    const workspaceId = await house.workspace()
    const steps_ = [newStep({ input: { gate: 'refuse' } })]
    const starts = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        house.start(workspaceId, { onLimit: 'refuse', job: { steps: steps_ } }),
      ),
    )
    const refused = starts.filter((start) => start.status === 'rejected')
    expect(refused).toHaveLength(5)
    for (const start of refused)
      expect(start.reason).toMatchObject({ code: 'concurrency_limit', status: 429 })
    expect(await available(workspaceId)).toBe(1_000 - 3 * 40)
    open()
    for (const start of starts) if (start.status === 'fulfilled') await house.until(start.value)
  })

  test('follows the operator when he allows more at once', async () => {
    const open = gate('more')
    const workspaceId = await house.workspace()
    const step = newStep({ input: { gate: 'more' } })
    await house.machine.db.insert(settings).values({ key: 'concurrency', value: 5 })
    const ids: string[] = []
    for (let i = 0; i < 6; i++) ids.push(await house.start(workspaceId, { job: { steps: [step] } }))
    const statuses = await Promise.all(ids.map(async (id) => (await house.job(id)).status))
    await house.machine.db.delete(settings).where(eq(settings.key, 'concurrency'))
    expect(statuses.filter((status) => status === 'running')).toHaveLength(5)
    open()
    for (const id of ids) await house.until(id)
  })

  test('without credits nothing begins', async () => {
    const workspaceId = await house.workspace({ credits: 39 })
    await expect(house.start(workspaceId)).rejects.toMatchObject({
      code: 'insufficient_credits',
      status: 402,
    })
    expect(await available(workspaceId)).toBe(39)
  })
})

describe('a person', () => {
  test('cancels a queued job: nothing ran, everything is back', async () => {
    const open = gate('queue')
    const workspaceId = await house.workspace({ slots: 1 })
    const first = await house.start(workspaceId, { job: { steps: [newStep({ input: { gate: 'queue' } })] } })
    const second = await house.start(workspaceId)
    await runUnit(house.machine, (unit) => cancelJob(house.machine, unit, workspaceId, second))
    expect(await house.job(second)).toMatchObject({
      status: 'canceled',
      chargedCredits: 0,
      refundedCredits: 40,
    })
    open()
    await house.until(first)
    expect(await available(workspaceId)).toBe(960)
    await expect(
      runUnit(house.machine, (unit) => cancelJob(house.machine, unit, workspaceId, second)),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  test('cancels a running step: it is aborted and free', async () => {
    gate('abort')
    const workspaceId = await house.workspace()
    const id = await house.start(workspaceId, {
      job: { steps: [newStep({ input: { gate: 'abort' } }), newStep({ after: [0] })] },
    })
    await expect.poll(async () => (await house.steps(id))[0]?.status).toBe('running')
    await runUnit(house.machine, (unit) => cancelJob(house.machine, unit, workspaceId, id))
    expect(await house.until(id)).toMatchObject({ status: 'canceled', chargedCredits: 0 })
    expect(await available(workspaceId)).toBe(1_000)
  })

  test('pauses between steps and goes on later', async () => {
    const open = gate('pause')
    const workspaceId = await house.workspace()
    const id = await house.start(workspaceId, {
      job: { steps: [newStep({ input: { gate: 'pause' } }), newStep({ after: [0] })] },
    })
    await expect.poll(async () => (await house.steps(id))[0]?.status).toBe('running')
    await runUnit(house.machine, (unit) => pauseJob(house.machine, unit, workspaceId, id))
    open()
    await expect.poll(async () => (await house.steps(id))[0]?.status).toBe('succeeded')
    expect((await house.steps(id))[1]).toMatchObject({ status: 'pending', sentAt: null })
    expect((await house.job(id)).status).toBe('paused')
    await runUnit(house.machine, (unit) => resumeJob(house.machine, unit, workspaceId, id))
    expect(await house.until(id)).toMatchObject({ status: 'succeeded' })
  })

  test('of another workspace finds nothing', async () => {
    const id = await house.start(await house.workspace())
    const stranger = await house.workspace()
    for (const command of [cancelJob, pauseJob, resumeJob]) {
      await expect(
        runUnit(house.machine, (unit) => command(house.machine, unit, stranger, id)),
      ).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    await house.until(id)
  })
})

describe('the machine', () => {
  test('lets nobody commit for a step that was taken over', async () => {
    const other = await openMachine()
    try {
      const workspaceId = await other.workspace()
      const id = await other.start(workspaceId)
      const [step] = await other.steps(id)
      const kinds = new Map([[work.kind, work]])
      const first = await claimStep(other.machine.db, step?.id ?? '', 'zombie', kinds)
      if (first.kind !== 'claimed') throw new Error('not claimed')
      expect((await claimStep(other.machine.db, step?.id ?? '', 'twin', kinds)).kind).toBe('busy')
      await other.machine.db
        .update(steps)
        .set({ leaseUntil: new Date(0) })
        .where(eq(steps.jobId, id))
      const second = await claimStep(other.machine.db, step?.id ?? '', 'heir', kinds)
      if (second.kind !== 'claimed') throw new Error('not taken over')
      expect(second).toMatchObject({ takenOver: true, step: { attempt: 2 } })
      await expect(
        finishStep(other.machine, work, first.step, { kind: 'done', output: {} }),
      ).rejects.toBeInstanceOf(Fenced)
      await finishStep(other.machine, work, second.step, { kind: 'done', output: { by: 'heir' } })
      await expect(
        finishStep(other.machine, work, second.step, { kind: 'done', output: {} }),
      ).rejects.toBeInstanceOf(Fenced)
      expect(await other.job(id)).toMatchObject({ status: 'succeeded', chargedCredits: 40 })
      expect((await claimStep(other.machine.db, step?.id ?? '', 'late', kinds)).kind).toBe('stale')
      expect((await other.reconcile()).faults).toEqual([])
    } finally {
      await other.close()
    }
  })

  test('ends a job that runs past its deadline, and gives the money back', async () => {
    const workspaceId = await house.workspace()
    const id = await house.start(workspaceId, { job: { steps: [newStep({ kind: 'unknown.kind' })] } })
    await house.machine.db
      .update(jobs)
      .set({ deadlineAt: new Date(0) })
      .where(eq(jobs.id, id))
    await runUnit(house.machine, (unit) => timeOutJob(house.machine, unit, id))
    expect(await house.job(id)).toMatchObject({
      status: 'failed',
      error: { code: 'timed_out' },
      refundedCredits: 40,
    })
  })

  test('keeps the books: after all of this, every credit is where it should be', async () => {
    expect((await house.reconcile()).faults).toEqual([])
  })
})
