/**
 * The web role while the same process renders: a studio (web and worker together) with a browser that reads its jobs,
 * first idle, then during a take by the built-in painter. Run:
 * `node bench/web-while-rendering.ts [--seconds 8] [--idle 15] [--json]`.
 * The goal: the event loop is never held for more than 50 ms by our code.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { benchDatabase } from './kit/database.ts'
import { signUpAt, startHouse } from './kit/house.ts'
import { type LoopDelay, watchLoop } from './kit/loop-delay.ts'
import { cpuSecondsOf, residentMebibytes } from './kit/process-costs.ts'
import { type Figure, median, printReport, quantile } from './kit/report.ts'
import { connect } from './kit/requests.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    idle: { type: 'string', default: '15' },
    json: { type: 'boolean', default: false },
  },
})
const durationSeconds = Number(values.seconds)

await using database = await benchDatabase()
await using house = await startHouse(database, ['web', 'worker'])
const { client } = await signUpAt(house)
const browser = connect(house.origin, client.cookieHeader())
const Job = z.object({ id: z.string(), status: z.string(), steps: z.array(z.object({ name: z.string() })) })

interface Look {
  times: number[]
  delay: LoopDelay
  /** Of this process, which only waits: what the machine does to everybody. */
  bystander: LoopDelay
  mostMebibytes: number
  coreShare: number
}

// Everything is loaded, compiled and cached by a first, small take.
await render(2, '540p')
const idle = await look(async (began) => performance.now() - began > Number(values.idle) * 1000)
const id = await start(durationSeconds, '720p')
const busy = await look(() => isOver(id))
await browser.close()

const beside = (pick: (one: Look) => number) => ({
  value: pick(busy),
  bare: { name: 'idle', value: pick(idle) },
})
const figures: Figure[] = [
  { name: 'GET /jobs p50', unit: 'ms', ...beside(({ times }) => median(times)) },
  { name: 'GET /jobs p95', unit: 'ms', bound: { most: 25 }, ...beside(({ times }) => quantile(times, 0.95)) },
  { name: 'GET /jobs, worst', unit: 'ms', ...beside(({ times }) => Math.max(...times)) },
  { name: 'event loop delay p50', unit: 'ms', ...beside(({ delay }) => delay.p50) },
  { name: 'event loop delay p99', unit: 'ms', ...beside(({ delay }) => delay.p99) },
  {
    name: 'event loop delay, worst',
    unit: 'ms',
    value: busy.delay.most,
    bound: { most: 50 },
    note: `${idle.delay.most.toFixed(0)} ms idle`,
    bare: { name: 'a process that only waits, at the same time', value: busy.bystander.most },
  },
  { name: 'memory of the process, most', unit: 'MiB', ...beside(({ mostMebibytes }) => mostMebibytes) },
  {
    name: 'CPU of the process and its children',
    unit: '% of a core',
    ...beside(({ coreShare }) => coreShare),
  },
]
printReport(
  { bench: 'web while rendering', settings: { seconds: durationSeconds, resolution: '720p' }, figures },
  values.json,
)

async function start(seconds: number, resolution: string): Promise<string> {
  const request = {
    mode: 't2v',
    engineId: 'draft-video',
    prompt: 'A lighthouse in a storm at night',
    durationSeconds: seconds,
    resolution,
    maxCredits: 0,
  }
  return Job.parse(await browser.send({ method: 'POST', path: '/api/v1/generations', body: request })).id
}

async function isOver(job: string): Promise<boolean> {
  const { status } = Job.parse(await browser.send({ path: `/api/v1/jobs/${job}` }))
  if (status === 'failed') throw new Error('The take failed')
  return status === 'succeeded'
}

async function render(seconds: number, resolution: string): Promise<void> {
  const job = await start(seconds, resolution)
  while (!(await isOver(job))) await sleep(100)
}

/** Reads the jobs every 50 ms, as twenty open pages would, until told that it is over. */
async function look(isDone: (began: number) => Promise<boolean>): Promise<Look> {
  const times: number[] = []
  let mostMebibytes = 0
  await house.loopDelay()
  const ownDelay = watchLoop()
  const began = performance.now()
  const cpuBefore = await cpuSecondsOf(house.processId)
  while (!(await isDone(began))) {
    for (let n = 0; n < 10; n++) {
      const asked = performance.now()
      await browser.send({ path: '/api/v1/jobs?limit=20' })
      times.push(performance.now() - asked)
      await sleep(50)
    }
    mostMebibytes = Math.max(mostMebibytes, await residentMebibytes(house.processId))
  }
  const coreShare =
    (((await cpuSecondsOf(house.processId)) - cpuBefore) / (performance.now() - began)) * 100_000
  return { times, delay: await house.loopDelay(), bystander: ownDelay.take(), mostMebibytes, coreShare }
}
