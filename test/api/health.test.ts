import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'
import { type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

let studio: TestStudio
let ada: Filmmaker
let database: TestDatabase
let line: Awaited<ReturnType<typeof openLine>>
const secretPrompt = 'A magpie that nobody may read about'
beforeAll(async () => {
  database = await createTestDatabase()
  line = await openLine(database.url)
  studio = await openTestStudio({ database: { ...database, url: line.url } })
  ada = await studio.join({ credits: 950 })
})
afterAll(async () => {
  await studio.close()
  line.cut()
  await database.close()
})

/** A way to the database that can be cut, as when its machine goes away: nobody answers at the address. */
async function openLine(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const upstream = join(target.searchParams.get('host') ?? '', `.s.PGSQL.${target.port || 5432}`)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(upstream)
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy()).on('close', () => sockets.delete(from) && to.destroy())
    }
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    url: `postgres://${target.username}@127.0.0.1:${port}${target.pathname}`,
    cut() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
    mend: () => listen(port),
  }
}

const hosted = { mode: 't2v', engineId: 'veo-3.1-lite', durationSeconds: 4, resolution: '720p' } as const
const get = (path: string) => studio.stranger().get(path)

/** One number of the Prometheus text, or undefined. */
async function metric(name: string, ...labels: string[]): Promise<number | undefined> {
  const text = String((await get('/metrics')).body)
  const line = text
    .split('\n')
    .find(
      (one) =>
        (one.startsWith(`${name}{`) || one.startsWith(`${name} `)) &&
        labels.every((label) => one.includes(label)),
    )
  return line === undefined ? undefined : Number(line.split(' ').at(-1))
}

test('alive, ready, and measured', async () => {
  expect(await get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(await get('/readyz')).toMatchObject({
    status: 200,
    body: { status: 'ok', checks: { database: 'ok', queue: 'ok', storage: 'ok' } },
  })
  await ada.make({ ...hosted, prompt: secretPrompt })
  await ada.make({ ...hosted, prompt: 'Refused [[moderated]]' })

  expect(await metric('dailies_jobs', 'status="succeeded"')).toBe(1)
  expect(await metric('dailies_jobs', 'status="failed"')).toBe(1)
  expect(await metric('dailies_step_duration_seconds_count', 'kind="remote.submit"', 'outcome="done"')).toBe(
    2,
  )
  expect(await metric('dailies_step_duration_seconds_count', 'kind="derive"', 'stage="video"')).toBe(1)
  expect(await metric('dailies_provider_looks_total', 'provider="fal"', 'state="succeeded"')).toBe(1)
  expect(await metric('dailies_provider_looks_total', 'provider="fal"', 'state="moderated"')).toBe(1)
  expect(await metric('dailies_event_loop_lag_seconds', 'quantile="0.99"')).toBeGreaterThanOrEqual(0)
})

test('the age of the line shows what waits for a renderer', async () => {
  const draft = { mode: 't2i', engineId: 'draft-image' } as const
  const jobs = await Promise.all(['One', 'Two', 'Three'].map((prompt) => ada.start({ ...draft, prompt })))
  await expect
    .poll(() => metric('dailies_queue_age_seconds', 'queue="media"'), { interval: 10 })
    .toBeGreaterThan(0)
  for (const { id } of jobs) await ada.until(id)
  expect(await metric('dailies_queue_age_seconds', 'queue="media"')).toBeUndefined()
})

test('the log follows a job through its life and tells no secret', async () => {
  const [entry] = (await ada.entries()).filter(({ charged }) => charged === 40)
  const Line = z.looseObject({ level: z.string(), time: z.iso.datetime(), msg: z.string() })
  const lines = studio.logs().map((line) => Line.parse(JSON.parse(line)))
  const life = lines.filter((line) => line.jobId === entry?.jobId)
  const steps = ['submit', 'fetch', 'derive'].flatMap((step) => [
    `${step}: step started`,
    `${step}: step ended`,
  ])
  expect(life.map(({ step, msg }) => `${step}: ${msg}`)).toEqual(steps)
  expect(lines.filter(({ msg }) => msg === 'request').length).toBeGreaterThan(10)

  const all = studio.logs().join('')
  const token = decodeURIComponent(ada.client.cookieHeader().split('=')[1] ?? '')
  const secrets = [
    studio.fal.key,
    studio.fal.key.split(':')[1],
    token,
    token.split('.')[0],
    ada.password,
    secretPrompt,
  ]
  for (const secret of secrets) {
    expect(secret?.length).toBeGreaterThan(8)
    expect(all).not.toContain(secret)
  }
})

test('without its database it is alive and not ready; when the database is back, so is the studio', async () => {
  line.cut()
  await expect.poll(async () => (await get('/readyz')).status, { timeout: 10_000 }).toBe(503)
  expect((await get('/readyz')).body).toMatchObject({ status: 'unavailable', checks: { database: 'failed' } })
  expect((await get('/healthz')).status).toBe(200)
  const refused = refusal(await ada.client.get('/api/v1/jobs'))
  expect(refused).toMatchObject({ status: 503, code: 'service_unavailable' })
  await line.mend()
  await expect.poll(async () => (await get('/readyz')).status, { timeout: 10_000 }).toBe(200)
  expect(await ada.make({ ...hosted, prompt: 'After the storm' })).toMatchObject({ status: 'succeeded' })
  expect((await studio.reconcile()).faults).toEqual([])
})
