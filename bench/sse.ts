/**
 * Live events at 1,000 browsers: one web process, events committed by another process, spread over 50 workspaces; beside
 * a bare event-stream server that pushes the same bytes. Run:
 * `node bench/sse.ts [--clients 1000] [--workspaces 50] [--events 500] [--rate 25] [--json]`.
 * The goal is 250 ms at the 95th percentile, from before the commit to the arrival.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { startChild } from './kit/child.ts'
import { benchDatabase } from './kit/database.ts'
import { signUpAt, startHouse } from './kit/house.ts'
import { type Listeners, listenTo } from './kit/listeners.ts'
import { cpuSecondsOf, residentMebibytes } from './kit/process-costs.ts'
import { type Figure, median, printReport, quantile } from './kit/report.ts'

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '1000' },
    workspaces: { type: 'string', default: '50' },
    events: { type: 'string', default: '500' },
    rate: { type: 'string', default: '25' },
    json: { type: 'boolean', default: false },
  },
})
const clients = Number(values.clients)
const workspaceCount = Number(values.workspaces)
const events = Number(values.events)
const rate = Number(values.rate)
/** An event of the job machine is about this long. */
const padding = 'x'.repeat(120)
const expected = (events * clients) / workspaceCount

await using database = await benchDatabase()
await using house = await startHouse(database, ['web'])
await using emitter = await startChild('emitter', z.object({ ready: z.boolean() }), { args: [database.url] })
await using bare = await startChild('bare', z.object({ origin: z.url(), streams: z.url() }))

const { client, workspaceId } = await signUpAt(house)
const workspaceIds = await joinWorkspaces()
const idleMebibytes = await residentMebibytes(house.processId)
const listeners = await listenTo(
  turns((n) => `${house.origin}/api/v1/events?workspace=${workspaceIds[n % workspaceCount]}`),
  { cookie: client.cookieHeader() },
)
const order = { events, perSecond: rate, padding }
await emitter.ask({ ...order, events: workspaceCount, workspaceIds }, z.unknown())
await allArrived(listeners, clients)

await house.loopDelay()
const cpuBefore = await cpuSecondsOf(house.processId)
const { seconds } = await emitter.ask({ ...order, workspaceIds }, z.object({ seconds: z.number() }))
const latencies = await allArrived(listeners, expected)
const cpuShare = ((await cpuSecondsOf(house.processId)) - cpuBefore) / seconds
const delay = await house.loopDelay()
const mebibytes = await residentMebibytes(house.processId)
listeners.close()

const topics = workspaceIds.map((_, index) => `/${index}`)
const bareListeners = await listenTo(
  turns((n) => `${bare.ready.streams}/${n % workspaceCount}`),
  {},
)
await bare.ask({ ...order, events: workspaceCount, topics }, z.unknown())
await allArrived(bareListeners, clients)
await bare.ask({ ...order, topics }, z.unknown())
const bareLatencies = await allArrived(bareListeners, expected)
bareListeners.close()

const bareServer = 'a bare stream server, without database'
const figures: Figure[] = [
  {
    name: 'latency p50',
    value: median(latencies),
    unit: 'ms',
    bare: { name: bareServer, value: median(bareLatencies) },
  },
  {
    name: 'latency p95',
    value: quantile(latencies, 0.95),
    unit: 'ms',
    bound: { most: 250 },
    bare: { name: bareServer, value: quantile(bareLatencies, 0.95) },
  },
  { name: 'latency, worst', value: Math.max(...latencies), unit: 'ms' },
  { name: 'deliveries that never came', value: expected - latencies.length, unit: '', bound: { most: 0 } },
  { name: 'CPU of the web process', value: cpuShare * 100, unit: '% of a core' },
  {
    name: 'memory of the web process',
    value: mebibytes,
    unit: 'MiB',
    note: `${idleMebibytes.toFixed(0)} MiB without listeners`,
  },
  { name: 'event loop delay p99', value: delay.p99, unit: 'ms' },
  { name: 'event loop delay, worst', value: delay.most, unit: 'ms' },
]
printReport(
  { bench: 'sse', settings: { clients, workspaces: workspaceCount, events, perSecond: rate }, figures },
  values.json,
)

function turns(address: (turn: number) => string): string[] {
  return Array.from({ length: clients }, (_, turn) => address(turn))
}

/** The one person belongs to all workspaces. */
async function joinWorkspaces(): Promise<string[]> {
  await database.db.execute(sql`
    insert into workspaces (id, name) select 'ws_bench' || n, 'Bench' from generate_series(2, ${workspaceCount}::int) n`)
  await database.db.execute(sql`
    insert into memberships (workspace_id, user_id, role)
    select w.id, m.user_id, 'member' from workspaces w, memberships m where w.id like 'ws_bench%'`)
  await database.db.execute(
    sql`insert into event_heads (workspace_id) select id from workspaces on conflict do nothing`,
  )
  return [workspaceId, ...Array.from({ length: workspaceCount - 1 }, (_, index) => `ws_bench${index + 2}`)]
}

/** What has come once so many have, or after five seconds without a new one. */
async function allArrived(from: Listeners, count: number): Promise<number[]> {
  const heard: number[] = []
  for (let quiet = 0; heard.length < count && quiet < 50; quiet++) {
    const fresh = from.takeLatencies()
    if (fresh.length > 0) quiet = 0
    heard.push(...fresh)
    await sleep(100)
  }
  return heard
}
