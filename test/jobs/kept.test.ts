import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { providerOperations } from '#db/schema/jobs.ts'
import type { Gateway } from '#jobs/operations.ts'
import { remoteSubmit } from '#jobs/remote-submit.ts'
import { checkImmediate } from '#providers/spec/immediate.ts'
import { ProviderError, type RemoteProvider } from '#providers/spec/provider.ts'
import { done, inline, type MachineHarness, newStep, openMachine } from './machine-harness.ts'

let house: MachineHarness
beforeAll(async () => {
  house = await openMachine()
})
afterAll(() => house.close())

/** Answers with the picture itself; what comes after that is lost. */
let posts = 0
const vendor: RemoteProvider = {
  kind: 'remote',
  id: 'acme',
  submitTimeoutMs: 2_000,
  requestsPerSecond: 100,
  prepare: async ({ endpoint, body }) => ({ endpoint, body }),
  async submit(_, { keep }) {
    posts++
    await keep(new Uint8Array([1]), 'image/png')
    const failure = { kind: 'unavailable', detail: 'Cut off.', retry: true, billed: false } as const
    throw new ProviderError(failure, 'maybe')
  },
  check: async (ticket) => checkImmediate(ticket),
  download: async () => {
    throw new Error('Nobody should ask.')
  },
  testKey: async () => ({ ok: true, detail: '' }),
}

test('a paid answer that was kept is delivered, although its commit was lost; nothing is sent again', async () => {
  const workspaceId = await house.workspace()
  const gateway: Gateway = { provider: async () => vendor, webhookUrl: () => null }
  const keep = async () => 'kept:here'
  const submit = remoteSubmit({ gateway, inputs: async () => [], keep })
  await house.worker([submit, inline(done, { kind: 'test.fetch' })], 2)
  house.sweeps(gateway)
  const input = {
    engineId: 'test',
    provider: 'acme',
    compiled: { endpoint: 'make', body: {}, slots: [] },
    expectedCostMicroUsd: 1,
    inputs: [],
  }
  const id = await house.start(workspaceId, {
    job: {
      steps: [
        newStep({ kind: 'remote.submit', name: 'submit', input }),
        newStep({ kind: 'remote.wait', name: 'wait', after: [0] }),
        newStep({ kind: 'test.fetch', name: 'fetch', after: [1] }),
      ],
    },
  })
  expect(await house.until(id)).toMatchObject({ status: 'succeeded' })
  expect(posts).toBe(1)
  const [operation] = await house.machine.db
    .select()
    .from(providerOperations)
    .where(eq(providerOperations.jobId, id))
  expect(operation).toMatchObject({
    status: 'succeeded',
    outcome: { outputs: [{ kind: 'image', url: 'kept:here', contentType: 'image/png' }] },
  })
})
