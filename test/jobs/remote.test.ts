import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RouteRequest } from '#catalog/engine.ts'
import { findEngine } from '#catalog/engines.ts'
import { providerOperations } from '#db/schema/jobs.ts'
import { cancelJob, retryJob } from '#jobs/commands.ts'
import type { NewJob } from '#jobs/create.ts'
import type { Gateway } from '#jobs/operations.ts'
import { remoteSubmit } from '#jobs/remote-submit.ts'
import { runUnit } from '#jobs/unit.ts'
import { receiveWebhook } from '#jobs/webhook.ts'
import { toJsonObject } from '#kernel/json.ts'
import { balances } from '#ledger/balances.ts'
import { createFal } from '#providers/fal/provider.ts'
import { type FakeFal, startFakeFal } from '../vendors/fal.ts'
import { done, inline, type MachineHarness, newStep, openMachine } from './machine-harness.ts'

let house: MachineHarness
let fal: FakeFal
let gateway: Gateway
let workspaceId: string

/** What a fetch step does here: the file is not the point. */
const fetched = inline(done, { kind: 'test.fetch' })

beforeAll(async () => {
  house = await openMachine()
  fal = await startFakeFal({ script: { queueMs: 0, workMs: 200, slowMs: 3_000 } })
  const provider = createFal({ key: fal.key, baseUrl: fal.url, submitTimeoutMs: 1_000 })
  gateway = {
    provider: async () => provider,
    webhookUrl: (id, nonce) => `http://127.0.0.1:1/api/v1/provider-webhooks/${id}/${nonce}`,
  }
  await house.worker(
    [remoteSubmit({ gateway, inputs: async () => [], keep: async () => 'kept:nowhere' }), fetched],
    8,
  )
  house.sweeps(gateway)
})
beforeEach(async () => {
  workspaceId = await house.workspace()
  await house.machine.db.execute('delete from provider_state')
})
afterAll(async () => {
  await house.close()
  await fal.close()
})

const request: RouteRequest = {
  mode: 't2v',
  prompt: 'a lighthouse',
  negativePrompt: '',
  durationSeconds: 4,
  mediaSeconds: null,
  resolution: '720p',
  aspectRatio: '16:9',
  fps: 24,
  audio: true,
  seed: 7,
  inputs: [],
  camera: null,
  styleId: null,
  options: {},
}

/** `[[name]]` in the prompt tells the fake vendor how to misbehave. */
function remoteJob(
  prompt: string,
  engineId = 'veo-3.1',
  fallback?: { engineId: string; prompt: string },
): Partial<NewJob> {
  const route = (id: string, words: string) => ({
    engineId: id,
    provider: 'fal',
    compiled: findEngine(id)?.routes[0].compile({ ...request, prompt: words }),
    expectedCostMicroUsd: 1_600_000,
  })
  const fallbacks = fallback === undefined ? [] : [route(fallback.engineId, fallback.prompt)]
  return {
    prompt,
    steps: [
      newStep({
        kind: 'remote.submit',
        name: 'submit',
        input: toJsonObject({ ...route(engineId, prompt), inputs: [], fallbacks }),
      }),
      newStep({ kind: 'remote.wait', name: 'wait', after: [0] }),
      newStep({ kind: 'test.fetch', name: 'fetch', after: [1] }),
    ],
  }
}
const start = (
  prompt: string,
  ...more: Parameters<typeof remoteJob> extends [string, ...infer R] ? R : never
) => house.start(workspaceId, { job: remoteJob(prompt, ...more) })
const postsOf = (prompt: string) => fal.posts.filter(({ body }) => body.prompt === prompt)
const available = async () => (await balances(house.machine.db, workspaceId)).available
const operationOf = async (jobId: string) => {
  const rows = await house.machine.db
    .select()
    .from(providerOperations)
    .where(eq(providerOperations.jobId, jobId))
  return rows.at(-1)
}

describe('work at a vendor', () => {
  test('one POST, waiting as a row, looked at until it is done', async () => {
    const id = await start('plain')
    expect(await house.until(id)).toMatchObject({ status: 'succeeded', chargedCredits: 40 })
    expect(postsOf('plain')).toHaveLength(1)
    expect(await operationOf(id)).toMatchObject({ status: 'succeeded', nextPollAt: null })
    expect(await house.records(id)).toEqual(
      expect.arrayContaining([
        'provider.prepared',
        'provider.submitting',
        'provider.submitted',
        'provider.finished',
      ]),
    )
    const [, wait] = await house.steps(id)
    expect(wait?.output).toMatchObject({ outputs: [{ kind: 'video' }] })
  })

  test('an unknown status is taken for pending', async () => {
    const id = await start('odd [[unknown-status]]')
    expect(await house.until(id)).toMatchObject({ status: 'succeeded' })
  })

  test('a vendor that asks for patience gets it', async () => {
    const { provider } = gateway
    gateway.provider = async (...who) => {
      const vendor = await provider(...who)
      return {
        ...vendor,
        check: async (ticket, signal) => {
          const status = await vendor.check(ticket, signal)
          return status.state === 'pending' ? { ...status, lookAfterSeconds: 5 } : status
        },
      }
    }
    fal.script({ workMs: 3_000 })
    const id = await start('patient')
    expect(await house.until(id)).toMatchObject({ status: 'succeeded' })
    gateway.provider = provider
    fal.script({ workMs: 200 })
    expect(await operationOf(id)).toMatchObject({ polls: 2 })
  })

  test.each(['rate-limited'])('a refusal before any work (%s) is tried again by itself', async (name) => {
    fal.script({ next: [[name as 'rate-limited']] })
    const id = await start(`again ${name}`)
    expect(await house.until(id)).toMatchObject({ status: 'succeeded' })
    expect(postsOf(`again ${name}`)).toHaveLength(2)
    expect(postsOf(`again ${name}`).filter(({ requestId }) => requestId !== null)).toHaveLength(1)
  })

  test.each(['cut-after', 'slow', 'error-after'])(
    'a lost reply (%s) is never followed by a second POST; the money is back',
    async (name) => {
      const prompt = `lost [[${name}]]`
      const id = await start(prompt)
      expect(await house.until(id)).toMatchObject({
        status: 'failed',
        chargedCredits: 0,
        error: { code: 'submit_unknown', nextSteps: [{ action: 'retry' }, { action: 'switch_engine' }] },
      })
      expect(postsOf(prompt)).toHaveLength(1)
      expect(await operationOf(id)).toMatchObject({ status: 'unknown', suspectedCostMicroUsd: 1_600_000 })
      expect(await available()).toBe(1_000)
    },
  )

  test('where the vendor lists our marker, a lost reply is recovered', async () => {
    const prompt = 'found [[cut-after]]'
    const id = await start(prompt, 'seedance-2.0')
    expect(await house.until(id)).toMatchObject({ status: 'succeeded', chargedCredits: 40 })
    expect(postsOf(prompt)).toHaveLength(1)
    expect(await house.records(id)).toContain('provider.recovered')
  })

  test('a refused picture or word ends the job with a reason, free', async () => {
    const id = await start('bad [[moderated]]')
    expect(await house.until(id)).toMatchObject({
      status: 'failed',
      error: { code: 'moderated' },
      chargedCredits: 0,
    })
    await expect(
      runUnit(house.machine, (unit) => retryJob(house.machine, unit, workspaceId, id, 'retry')),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a failure of the vendor is tried again only when the person says so', async () => {
    const prompt = 'broken runner'
    fal.script({ next: [['failed']] })
    const id = await start(prompt)
    expect(await house.until(id)).toMatchObject({ status: 'failed', chargedCredits: 0 })
    await runUnit(house.machine, (unit) => retryJob(house.machine, unit, workspaceId, id, 'retry'))
    expect(await house.until(id)).toMatchObject({ status: 'succeeded', chargedCredits: 40, round: 1 })
    expect(postsOf(prompt)).toHaveLength(2)
  })

  test('a fallback takes over inside the same quote, and says so', async () => {
    fal.script({ next: [['failed']] })
    const id = await start('first way', 'veo-3.1', { engineId: 'kling-3.0', prompt: 'second way' })
    expect(await house.until(id)).toMatchObject({ status: 'succeeded', chargedCredits: 40 })
    expect(postsOf('second way').map(({ endpoint }) => endpoint)).toEqual([expect.stringContaining('kling')])
    expect(await house.records(id)).toContain('provider.fallback')
  })

  test('cancel before submit is free; after it the vendor is asked', async () => {
    fal.script({ workMs: 20_000 })
    const id = await start('long work')
    await expect.poll(async () => (await operationOf(id))?.status, { timeout: 5_000 }).toBe('pending')
    await runUnit(house.machine, (unit) => cancelJob(house.machine, unit, workspaceId, id))
    expect(await house.until(id)).toMatchObject({ status: 'canceled', chargedCredits: 0 })
    fal.script({ workMs: 200 })
    expect(await operationOf(id)).toMatchObject({ status: 'canceled', cancelAnswer: 'canceled' })
    expect(await available()).toBe(1_000)
  })

  test('a cancel that comes too late delivers and charges', async () => {
    const id = await start('quick')
    await expect.poll(async () => (await operationOf(id))?.status, { timeout: 5_000 }).toBe('pending')
    await new Promise((resolve) => setTimeout(resolve, 300))
    await runUnit(house.machine, (unit) => cancelJob(house.machine, unit, workspaceId, id))
    expect(await house.until(id)).toMatchObject({ chargedCredits: 40, delivered: 1 })
    expect(await operationOf(id)).toMatchObject({ cancelAnswer: 'too late' })
  })

  test('a late result of an unknown submit is delivered free', async () => {
    const prompt = 'turns up [[cut-after]]'
    const id = await start(prompt)
    await house.until(id)
    const operation = await operationOf(id)
    const [post] = postsOf(prompt)
    const late: Gateway = {
      ...gateway,
      provider: async () => ({
        ...(await gateway.provider('fal', workspaceId, 'studio')),
        parseWebhook: async () => ({ operationId: post?.requestId ?? null }),
      }),
    }
    await receiveWebhook(house.machine, late, {
      provider: 'fal',
      nonce: operation?.nonce ?? '',
      headers: {},
      rawBody: new Uint8Array(),
    })
    expect(await house.until(id, ['succeeded'])).toMatchObject({ chargedCredits: 0, delivered: 1 })
    expect(postsOf(prompt)).toHaveLength(1)
    expect(await available()).toBe(1_000)
  })

  test('five failures open the breaker: no further POST, until it closes', async () => {
    fal.script({ chances: { 'unavailable-before': 1 } })
    const ids = []
    for (let i = 0; i < 2; i++) ids.push(await start(`down ${i}`))
    await expect
      .poll(
        async () =>
          (await house.machine.db.execute('select failures from provider_state')).rows[0]?.failures ?? 0,
        { timeout: 20_000 },
      )
      .toBeGreaterThanOrEqual(2)
    fal.script({ chances: {} })
    await house.machine.db.execute(
      "update provider_state set failures = 5, open_until = now() + interval '60 seconds'",
    )
    const blocked = await start('blocked')
    await expect
      .poll(async () => (await house.steps(blocked))[0]?.note, { timeout: 10_000 })
      .toContain('not answering')
    expect(postsOf('blocked')).toHaveLength(0)
    await runUnit(house.machine, (unit) => cancelJob(house.machine, unit, workspaceId, blocked))
    expect(await house.until(blocked)).toMatchObject({ status: 'canceled' })
    for (const id of ids) await house.until(id)
  })

  test('the books are clean after all of it', async () => {
    expect((await house.reconcile()).faults).toEqual([])
  })
})
