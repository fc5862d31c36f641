import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { steps } from '#db/schema/jobs.ts'
import { killProcesses } from '../harness/worker-process.ts'
import { type CommitProxy, type CutMode, startCommitProxy, type Watched } from './commit-proxy.ts'
import { type FalProcess, startFalProcess } from './fal-process.ts'
import { type FaultHouse, openFaultHouse, type Wish, wishes } from './fault-house.ts'
import { accountOf } from './laws.ts'

let fal: FalProcess
let house: FaultHouse
let proxy: CommitProxy
let worker: import('../harness/worker-process.ts').HouseProcess
let workspaceId: string
beforeAll(async () => {
  fal = await startFalProcess({ queueMs: 0, workMs: 200 })
  house = await openFaultHouse(fal)
  proxy = await startCommitProxy(String(house.environment.DATABASE_URL))
  workspaceId = await house.workspace(500)
  worker = house.process('worker', { DATABASE_URL: proxy.url })
  await worker.saying('worker started')
})
afterAll(async () => {
  await house.close()
  await proxy.close()
  await killProcesses([fal.process])
})

/** Starts a job past the proxy, so that only the worker's writes are counted. */
async function watched(wish: Wish, cut?: { nth: number; mode: CutMode }) {
  const id = await house.start(workspaceId, wish)
  const rows = await house.db.select({ id: steps.id }).from(steps).where(eq(steps.jobId, id))
  return { id, watch: proxy.watch([id, ...rows.map((row) => row.id)], cut) }
}

test('plain', async () => {
  const one = await watched(wishes.flux)
  const two = await watched(wishes.image)
  await house.untilOver([one.id, two.id])
  console.log(one.watch, two.watch)
  const many = []
  for (const mode of ['lost', 'told'] as const) for (let n = 1; n <= 22; n++) many.push({n, mode, ...(await watched(wishes.flux, {nth: n, mode}))})
  for (const mode of ['lost', 'told'] as const) for (let n = 1; n <= 9; n++) many.push({n, mode, ...(await watched(wishes.image, {nth: n, mode}))})
  const rows = await house.untilOver(many.map(m => m.id), 60).catch(async e => { console.log(e.message.slice(0,500)); console.log((await house.db.execute("select o.status, o.next_poll_at - now() as d, o.polls, o.check_failures, s.status as wait from provider_operations o join steps s on s.id = o.wait_step_id where s.status <> 'succeeded'")).rows); console.log((await house.db.execute('select state, wait_event_type, wait_event, now()-state_change as age, left(query,200) as q, application_name from pg_stat_activity where datname = current_database()')).rows); console.log(worker.output().slice(-6000)); return house.db.query.jobs.findMany() })
  for (const m of many) { const r = rows.find(r => r.id === m.id); console.log(r.engineId, m.mode, m.n, m.watch.isCut, m.watch.writes, r.status, r.error?.code, (r.finishedAt - r.startedAt)/1000) }
  console.log(await accountOf(house))
}, 200_000)
