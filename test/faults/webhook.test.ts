import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { providerOperations } from '#db/schema/jobs.ts'
import { killProcesses } from '../harness/worker-process.ts'
import { signedHeaders } from '../vendors/fal-signing.ts'
import { type FalProcess, startFalProcess } from './fal-process.ts'
import { type FaultHouse, openFaultHouse, wishes } from './fault-house.ts'
import { freePort } from './free-port.ts'
import { startHeir } from './heir.ts'
import { accountOf, operationsOf, recordsOf } from './laws.ts'

let fal: FalProcess
let house: FaultHouse
beforeAll(async () => {
  fal = await startFalProcess({ queueMs: 0, workMs: 10_000 })
  house = await openFaultHouse(fal)
})
afterAll(async () => {
  await house.close()
  await killProcesses([fal.process])
})

test("a vendor's signed call to the web process brings the look forward; a forged one does not", {
  timeout: 300_000,
}, async () => {
  const port = await freePort()
  const address = { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` }
  await house.process('web', address).saying('web started')
  const workspaceId = await house.workspace()
  const honest = await house.start(workspaceId, wishes.flux)
  const forged = await house.start(workspaceId, {
    ...wishes.flux,
    prompt: 'x [[no-webhook]]',
  })
  const worker = house.process('worker', address)
  for (const id of [honest, forged]) {
    await expect
      .poll(async () => (await operationsOf(house, id))[0]?.status, { timeout: 120_000 })
      .toBe('pending')
  }
  // No worker looks, and none would for an hour: only a call can change that.
  await killProcesses([worker])
  await house.db.update(providerOperations).set({ nextPollAt: sql`now() + interval '1 hour'` })
  await using _heir = await startHeir(house, address)
  await house.untilOver([honest])
  expect(await house.job(honest)).toMatchObject({ status: 'succeeded' })
  const [operation] = await operationsOf(house, honest)
  expect((await fal.seen()).webhooks).toContainEqual({
    url: `${address.PUBLIC_URL}/api/v1/provider-webhooks/fal/${operation?.nonce}`,
    kind: 'finished',
    status: 204,
  })
  const types = (await recordsOf(house, [honest])).map(({ type }) => type)
  expect(types.indexOf('provider.webhook')).toBeGreaterThan(0)
  expect(types.indexOf('provider.webhook')).toBeLessThan(types.indexOf('provider.finished'))

  const [other] = await operationsOf(house, forged)
  const body = JSON.stringify({ request_id: 'somebody', status: 'OK' })
  const reply = await fetch(`${address.PUBLIC_URL}/api/v1/provider-webhooks/fal/${other?.nonce}`, {
    method: 'POST',
    headers: signedHeaders('somebody', body, 'forged'),
    body,
  })
  expect(reply.status).toBe(403)
  const { rows } = await house.db.execute<{ minutes: number }>(sql`
    select extract(epoch from next_poll_at - now())::int / 60 as minutes from provider_operations
    where job_id = ${forged}`)
  expect(rows[0]?.minutes).toBeGreaterThan(30)
  expect((await recordsOf(house, [forged])).map(({ type }) => type)).not.toContain('provider.webhook')
  await house.db.update(providerOperations).set({ nextPollAt: sql`now()` }).where(sql`job_id = ${forged}`)
  await house.untilOver([forged])
  expect(await accountOf(house)).toMatchObject({ broken: [], jobs: { succeeded: 2 }, posts: 2 })
})
