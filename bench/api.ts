/**
 * The API with 100,000 jobs in the database: starting a quote, reading a job, reading pages. One request at a time for
 * the latencies, 20 connections for the throughput; beside the same SQL by the bare driver and a bare Fastify route.
 * Run: `node bench/api.ts [--jobs 100000] [--requests 300] [--seconds 5] [--json]`.
 * The goals at the 95th percentile: start 50 ms, job 10 ms, page 25 ms.
 */
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { JobQuery, listJobs, readJob } from '#features/generations/jobs.ts'
import { startChild } from './kit/child.ts'
import { benchDatabase } from './kit/database.ts'
import { signUpAt, startHouse } from './kit/house.ts'
import { multiplyJob, searchWords } from './kit/many-jobs.ts'
import { type Figure, median, printReport, quantile } from './kit/report.ts'
import { connect, perSecond, timesOf } from './kit/requests.ts'
import { runBare, type Statement, statementsOf, tablesScanned } from './kit/statements.ts'

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
})
const jobCount = Number(values.jobs)
const requests = Number(values.requests)
const seconds = Number(values.seconds)
const ownJobs = Math.floor(jobCount * 0.4)
const Id = z.object({ id: z.string() })
const figures: Figure[] = []

await using database = await benchDatabase()
await using house = await startHouse(database, ['web'])
await using bare = await startChild('bare', z.object({ origin: z.url(), streams: z.url() }))
const { client, workspaceId } = await signUpAt(house)
const connections = Array.from({ length: 20 }, () => connect(house.origin, client.cookieHeader()))
const bareConnections = Array.from({ length: 20 }, () => connect(bare.ready.origin, ''))
const [one] = connections
const [bareOne] = bareConnections
if (one === undefined || bareOne === undefined) throw new Error('There is no connection')

const request = {
  mode: 't2v',
  engineId: 'draft-video',
  prompt: 'A lighthouse in a storm at night',
  durationSeconds: 4,
  ambience: { prompt: 'wind and waves' },
}
const quote = async () =>
  Id.parse(await one.send({ method: 'POST', path: '/api/v1/quotes', body: request })).id
const start = (quoteId: string) =>
  one.send({ method: 'POST', path: '/api/v1/generations', body: { quoteId, request } })

const first = Id.parse(await start(await quote()))
const [person] = (
  await database.db.execute(sql`select user_id from memberships where workspace_id = ${workspaceId}`)
).rows
const { user_id: userId } = z.object({ user_id: z.string() }).parse(person)
const counts = { jobs: jobCount, ownJobs, otherWorkspaces: 200 }
await multiplyJob(database.db, { jobId: first.id, workspaceId, userId }, counts)

await readOne()
await readPages()
await startQuotes()
await manyAtOnce()
printReport({ bench: 'api', settings: { ...counts, requests }, figures }, values.json)
await Promise.all([...connections, ...bareConnections].map((connection) => connection.close()))

async function readOne(): Promise<void> {
  const id = (turn: number) => `job_bench${1 + ((turn * 7919) % ownJobs)}`
  const times = await timesOf(
    requests,
    (turn) => one?.send({ path: `/api/v1/jobs/${id(turn)}` }) ?? Promise.reject(),
  )
  const statements = await statementsOf(database.url, (db) => readJob(db, workspaceId, id(0)))
  await latency('GET /jobs/{id}', times, 10, statements)
  const reply = await one?.send({ path: `/api/v1/jobs/${id(0)}` })
  await bare.ask({ reply }, z.unknown())
  const bareTimes = await timesOf(requests, () => bareOne?.send({ path: '/' }) ?? Promise.reject())
  const fastify = { name: 'a bare Fastify route with the same reply', value: quantile(bareTimes, 0.95) }
  figures.push({ name: 'GET /jobs/{id} p95', value: quantile(times, 0.95), unit: 'ms', bare: fastify })
}

async function readPages(): Promise<void> {
  const pages: [name: string, query: Record<string, string>][] = [
    ['GET /jobs', {}],
    ['GET /jobs?status=failed', { status: 'failed' }],
    ['GET /jobs?engineId=draft-video', { engineId: 'draft-video' }],
    ['GET /jobs?q= (a word of every fifth)', { q: searchWords.common }],
    ['GET /jobs?q= (a word of every thousandth)', { q: searchWords.rare }],
    ['GET /jobs?q= (a word of none)', { q: 'xylophone quartet' }],
  ]
  for (const [name, query] of pages) {
    const path = `/api/v1/jobs?${new URLSearchParams({ limit: '20', ...query })}`
    const times = await timesOf(requests, () => one?.send({ path }) ?? Promise.reject())
    await latency(name, times, 25, await pageStatements(query))
  }
  const Page = z.object({ nextCursor: z.string().nullable() })
  let cursor: string | null = null
  const deep = async () => {
    const query: Record<string, string> = cursor === null ? {} : { cursor }
    const page = await one?.send({ path: `/api/v1/jobs?${new URLSearchParams({ limit: '20', ...query })}` })
    cursor = Page.parse(page).nextCursor
  }
  await latency(
    'GET /jobs, page after page',
    await timesOf(requests, deep),
    25,
    await pageStatements(cursor ? { cursor } : {}),
  )
}

function pageStatements(query: Record<string, string>): Promise<Statement[]> {
  const parsed = JobQuery.parse({ limit: '20', ...query })
  return statementsOf(database.url, (db) => listJobs(db, workspaceId, parsed))
}

/** Two figures for a request, and the tables that its SQL reads from end to end, which should be none. */
async function latency(name: string, times: number[], most: number, statements: Statement[]): Promise<void> {
  const bareTimes = await timesOf(requests, () => runBare(database.db, statements))
  const scanned = []
  for (const statement of statements) scanned.push(...(await tablesScanned(database.db, statement)))
  figures.push(
    { name: `${name} p50`, value: median(times), unit: 'ms' },
    {
      name: `${name} p95`,
      value: quantile(times, 0.95),
      unit: 'ms',
      bound: { most },
      bare: { name: 'its SQL by the bare driver', value: quantile(bareTimes, 0.95) },
      note: scanned.length === 0 ? '' : `reads all of ${[...new Set(scanned)].join(', ')}`,
    },
  )
}

async function startQuotes(): Promise<void> {
  const quoteTimes: number[] = []
  const quoteIds: string[] = []
  for (let n = 0; n < Math.ceil(requests * 1.1); n++) {
    const began = performance.now()
    quoteIds.push(await quote())
    quoteTimes.push(performance.now() - began)
  }
  const times = await timesOf(requests, (turn) => start(quoteIds[turn] ?? ''))
  const bareTimes = await timesOf(requests, bareStart)
  figures.push(
    { name: 'POST /quotes p95', value: quantile(quoteTimes, 0.95), unit: 'ms', bound: { most: 50 } },
    { name: 'POST /generations p50', value: median(times), unit: 'ms' },
    {
      name: 'POST /generations p95',
      value: quantile(times, 0.95),
      unit: 'ms',
      bound: { most: 50 },
      bare: {
        name: 'a bare transaction that inserts the job and its steps',
        value: quantile(bareTimes, 0.95),
      },
    },
  )
}

async function bareStart(turn: number): Promise<void> {
  const id = `job_bare${turn}`
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into jobs (id, workspace_id, kind, status, engine_id, request, prompt, stages, quoted_credits)
      select ${id}, workspace_id, kind, 'succeeded', engine_id, request, prompt, stages, 0 from jobs where id = ${first.id}`)
    await tx.execute(sql`
      insert into steps (id, job_id, workspace_id, position, kind, name, stage, queue, after, input, status)
      select ${id} || position, ${id}, workspace_id, position, kind, name, stage, queue, after, input, 'succeeded'
      from steps where job_id = ${first.id}`)
  })
}

async function manyAtOnce(): Promise<void> {
  const job = (turn: number) => ({ path: `/api/v1/jobs/job_bench${1 + ((turn * 7919) % ownJobs)}` })
  const page = () => ({ path: '/api/v1/jobs?limit=20' })
  const bareRoute = await perSecond(bareConnections, seconds, () => ({ path: '/' }))
  const bareName = { name: 'a bare Fastify route with the reply of a job', value: bareRoute }
  figures.push(
    {
      name: 'GET /jobs/{id}, 20 connections',
      value: await perSecond(connections, seconds, job),
      unit: '/s',
      bare: bareName,
    },
    {
      name: 'GET /jobs, 20 connections',
      value: await perSecond(connections, seconds, page),
      unit: '/s',
      bare: bareName,
    },
  )
}
