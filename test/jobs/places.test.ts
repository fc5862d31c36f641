import { setTimeout as sleep } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { RouteRequest } from '#catalog/engine.ts'
import { findEngine } from '#catalog/engines.ts'
import type { Payer } from '#contract/payer.ts'
import { openDatabase } from '#db/client.ts'
import { providerOperations, steps } from '#db/schema/jobs.ts'
import type { Gateway } from '#jobs/operations.ts'
import { takePlace } from '#jobs/places.ts'
import { countFailure, limitKey, openBreakers } from '#jobs/provider-limits.ts'
import { remoteSubmit } from '#jobs/remote-submit.ts'
import { newId } from '#kernel/ids.ts'
import { toJsonObject } from '#kernel/json.ts'
import { createFal } from '#providers/fal/provider.ts'
import { type FakeFal, startFakeFal } from '../vendors/fal.ts'
import { done, inline, type MachineHarness, newStep, openMachine } from './machine-harness.ts'

let house: MachineHarness
let fal: FakeFal
let workspaceId: string
/** What the vendor has, now and at most. */
const load = { now: 0, most: 0 }

beforeAll(async () => {
  house = await openMachine()
  workspaceId = await house.workspace({ slots: 20 })
  fal = await startFakeFal({ script: { queueMs: 0, workMs: 100, slowMs: 3_000 } })
})
afterAll(async () => {
  await house.close()
  await fal.close()
})

const operation = (jobId: string, payer: Payer = 'studio') => ({
  id: newId('operation'),
  jobId,
  workspaceId,
  submitStepId: newId('step'),
  submitAttempt: 1,
  waitStepId: newId('step'),
  provider: 'acme',
  payer,
  engineId: 'test',
  endpoint: 'make',
  nonce: newId('operation'),
  status: 'submitting' as const,
  prepared: {},
})

test('two machines never have more at a vendor than its key allows, and each key has its own places', async () => {
  const jobId = await house.start(workspaceId)
  const { url } = house.database
  const machines = [openDatabase({ url }), openDatabase({ url })]
  try {
    const race = (payer: Payer) =>
      Promise.all(
        Array.from({ length: 24 }, (_, n) => {
          const db = machines[n % 2]
          if (db === undefined) throw new Error('missing')
          return takePlace(db, operation(jobId, payer), 5)
        }),
      )
    expect((await race('studio')).filter(Boolean)).toHaveLength(5)
    expect((await race('studio')).filter(Boolean)).toHaveLength(0)
    expect((await race('workspace')).filter(Boolean)).toHaveLength(5)
    await house.machine.db
      .update(providerOperations)
      .set({ status: 'failed' })
      .where(sql`id in (select id from provider_operations where payer = 'studio' limit 2)`)
    expect((await race('studio')).filter(Boolean)).toHaveLength(2)
    // Nobody came back for it: after an hour its place is free again.
    await house.machine.db.update(providerOperations).set({ createdAt: new Date(Date.now() - 3_700_000) })
    expect((await race('studio')).filter(Boolean)).toHaveLength(5)
  } finally {
    for (const machine of machines) await machine.$client.end()
  }
})

test('a workspace’s broken key does not open the breaker of the studio', async () => {
  const own = limitKey({ provider: 'acme', payer: 'workspace', workspaceId })
  for (let n = 0; n < 5; n++) await countFailure(house.machine.db, own)
  expect([...(await openBreakers(house.machine.db)).keys()]).toEqual([own])
})

test('takes wait for a free place, say so, and all of them are made', { timeout: 30_000 }, async () => {
  const vendor = createFal({ key: fal.key, baseUrl: fal.url, submitTimeoutMs: 2_000 })
  const gateway: Gateway = {
    provider: async () => ({
      ...vendor,
      label: 'Acme',
      concurrency: 2,
      submit: async (...asked) => {
        load.now++
        load.most = Math.max(load.most, load.now)
        await sleep(300)
        return vendor.submit(...asked)
      },
      check: async (...asked) => {
        const status = await vendor.check(...asked)
        if (status.state !== 'pending') load.now--
        return status
      },
    }),
    webhookUrl: () => null,
  }
  const keep = async () => ''
  const submit = remoteSubmit({ gateway, inputs: async () => [], keep })
  const fetched = inline(done, { kind: 'test.fetch' })
  await house.worker([submit, fetched], 4)
  await house.worker([submit, fetched], 4)
  house.sweeps(gateway)
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
  const route = {
    engineId: 'veo-3.1',
    provider: 'fal',
    compiled: findEngine('veo-3.1')?.routes[0].compile(request),
    expectedCostMicroUsd: 1,
    expectedSeconds: 2,
    inputs: [],
  }
  const ids = await Promise.all(
    Array.from({ length: 5 }, () =>
      house.start(workspaceId, {
        job: {
          steps: [
            newStep({ kind: 'remote.submit', name: 'submit', input: toJsonObject(route) }),
            newStep({ kind: 'remote.wait', name: 'wait', after: [0] }),
            newStep({ kind: 'test.fetch', name: 'fetch', after: [1] }),
          ],
        },
      }),
    ),
  )
  const waits = async () =>
    house.machine.db.select().from(steps).where(eq(steps.note, 'waiting for a free place at Acme'))
  await expect.poll(async () => (await waits()).length, { timeout: 10_000 }).toBeGreaterThan(0)
  for (const id of ids) expect(await house.until(id)).toMatchObject({ status: 'succeeded' })
  expect(load).toEqual({ now: 0, most: 2 })

  const { rows } = await house.machine.db.execute(
    sql`select count(*)::int as n from step_durations where key = 'remote.wait:veo-3.1' and failed is null and units = 2`,
  )
  expect(z.object({ n: z.number() }).parse(rows[0]).n).toBe(5)
  // A vendor that answers at once works while the POST is on its way, so that time counts.
  const times = await house.machine.db.execute(sql`select
    (select avg(seconds) from step_durations where key = 'remote.wait:veo-3.1') as sampled,
    (select avg(extract(epoch from finished_at - created_at)) from provider_operations where engine_id = 'veo-3.1') as took`)
  const { sampled, took } = z
    .object({ sampled: z.coerce.number(), took: z.coerce.number() })
    .parse(times.rows[0])
  expect(sampled).toBeGreaterThan(took - 0.15)
})
