import { z } from 'zod'
import { GenerationRequest } from '#contract/generation.ts'
import { Job, RecordEntry } from '#contract/job.ts'
import { pageOf } from '#contract/lists.ts'
import { Quote } from '#contract/quote.ts'
import { Answer } from '#http/answer.ts'
import { idempotent, replayOf } from '#http/idempotency.ts'
import { type Actor, type Route, route } from '#http/route.ts'
import type { JobRow } from '#jobs/catalogue.ts'
import { cancelJob, pauseJob, resumeJob, retryJob } from '#jobs/commands.ts'
import { keepTake } from '#jobs/keep.ts'
import { runUnit, type Unit } from '#jobs/unit.ts'
import type { GenerationDeps } from './deps.ts'
import { groupJobs, JobGroup } from './groups.ts'
import { JobQuery, listJobs, readJob, readRecord, rowOf } from './jobs.ts'
import { placeStillThere } from './place.ts'
import { type Caller, makeQuote } from './quotes.ts'
import { assertWithin, startQuote } from './start.ts'

const ById = z.object({ id: z.string().max(64) })
const tags = ['Generations']
const writeLimit = { name: 'generations', limit: 120, windowSeconds: 60 }

const StartBody = z.union([
  z.strictObject({ quoteId: z.string().max(64), request: GenerationRequest.optional() }),
  GenerationRequest.extend({ maxCredits: z.number().int().min(0) }),
])
const StartQuery = z.object({ onLimit: z.enum(['queue', 'refuse']).default('queue') })
const RerunBody = z.strictObject({ maxCredits: z.number().int().min(0).optional() }).default({})

export const callerOf = (actor: Actor) => ({ workspaceId: actor.workspaceId, userId: actor.userId })

/** Prices the stored request of a job once more. */
export type Requote = (caller: Caller, request: JobRow['request']) => Promise<Quote>

/** `requote`: how kinds of jobs other than single takes are priced for a rerun; their features know. */
export function generationRoutes(
  deps: GenerationDeps,
  requote: ReadonlyMap<string, Requote> = new Map(),
): Route[] {
  const { machine } = deps
  const { db } = machine

  /** A command on one job, in one transaction; the answer is the job as it then stands. */
  const command = (
    verb: string,
    summary: string,
    run: (unit: Unit, actor: Actor, jobId: string) => Promise<void>,
  ): Route =>
    route({
      method: 'POST',
      path: `/jobs/:id/${verb}`,
      summary,
      tags,
      auth: 'session',
      params: ById,
      replies: { 202: Job },
      handle: async ({ actor, params }) => {
        await rowOf(db, actor.workspaceId, params.id)
        await runUnit(machine, (unit) => run(unit, actor, params.id))
        return new Answer(202, await readJob(db, actor.workspaceId, params.id))
      },
    })

  return [
    route({
      method: 'POST',
      path: '/quotes',
      summary: 'Price a request; the answer binds for ten minutes',
      tags,
      auth: 'session',
      body: GenerationRequest,
      replies: { 201: Quote },
      rateLimit: writeLimit,
      handle: async ({ actor, body }) => new Answer(201, await makeQuote(deps, callerOf(actor), body)),
    }),
    route({
      method: 'POST',
      path: '/generations',
      summary: 'Start what a quote is for, or a request with the most it may cost',
      tags,
      auth: 'session',
      idempotent: true,
      query: StartQuery,
      body: StartBody,
      replies: { 202: Job },
      rateLimit: writeLimit,
      handle: async ({ actor, body, query, idempotency }) => {
        const replay = await replayOf<Job>(db, idempotency)
        if (replay !== null) return replay
        const caller = callerOf(actor)
        const quoteId = await quoteFor(deps, caller, body)
        return runUnit(machine, (unit) =>
          idempotent(unit.tx, idempotency, async () => {
            const asked = 'quoteId' in body ? body.request : undefined
            const options = { onLimit: query.onLimit, priority: 0, rerunOf: null }
            const [first] = await startQuote(deps, unit, caller, quoteId, options, asked)
            return new Answer(202, await readJob(unit.tx, actor.workspaceId, first ?? ''))
          }),
        )
      },
    }),
    route({
      method: 'GET',
      path: '/jobs',
      summary: 'List jobs, newest first',
      tags,
      auth: 'session',
      query: JobQuery,
      replies: { 200: pageOf(Job) },
      handle: ({ actor, query }) => listJobs(db, actor.workspaceId, query),
    }),
    route({
      method: 'GET',
      path: '/jobs/:id',
      summary: 'Get a job',
      tags,
      auth: 'session',
      params: ById,
      replies: { 200: Job },
      handle: ({ actor, params }) => readJob(db, actor.workspaceId, params.id),
    }),
    route({
      method: 'GET',
      path: '/jobs/:id/record',
      summary: 'Read the flight recorder: every attempt, look, download and credit',
      tags,
      auth: 'session',
      params: ById,
      replies: { 200: z.object({ items: z.array(RecordEntry) }) },
      handle: ({ actor, params }) => readRecord(db, actor.workspaceId, params.id),
    }),
    command('cancel', 'Stop a job; what has not begun is free', (unit, actor, id) =>
      cancelJob(machine, unit, actor.workspaceId, id),
    ),
    command('retry', 'Run again what did not succeed', (unit, actor, id) =>
      retryJob(machine, unit, actor.workspaceId, id, 'retry'),
    ),
    command('reattach', 'Fetch what the vendor already made; it is not paid twice', (unit, actor, id) =>
      retryJob(machine, unit, actor.workspaceId, id, 'reattach'),
    ),
    command('pause', 'Begin no further step', (unit, actor, id) =>
      pauseJob(machine, unit, actor.workspaceId, id),
    ),
    command('resume', 'Go on after a pause', (unit, actor, id) =>
      resumeJob(machine, unit, actor.workspaceId, id),
    ),
    route({
      method: 'POST',
      path: '/jobs/:id/rerun',
      summary: 'Start the same request as a new job, at no more than the old price unless allowed',
      tags,
      auth: 'session',
      idempotent: true,
      params: ById,
      body: RerunBody,
      replies: { 202: Job },
      rateLimit: writeLimit,
      handle: async ({ actor, params, body, idempotency }) => {
        const replay = await replayOf<Job>(db, idempotency)
        if (replay !== null) return replay
        const row = await rowOf(db, actor.workspaceId, params.id)
        const caller = callerOf(actor)
        const price =
          requote.get(row.kind) ?? ((_, request) => makeQuote(deps, caller, GenerationRequest.parse(request)))
        const request = { ...row.request, ...(await placeStillThere(db, actor.workspaceId, row)) }
        const quoteId = assertWithin(await price(caller, request), body.maxCredits ?? row.quotedCredits)
        return runUnit(machine, (unit) =>
          idempotent(unit.tx, idempotency, async () => {
            const options = { onLimit: 'queue' as const, priority: row.priority, rerunOf: row.id }
            const [first] = await startQuote(deps, unit, caller, quoteId, options)
            return new Answer(202, await readJob(unit.tx, actor.workspaceId, first ?? ''))
          }),
        )
      },
    }),
    route({
      method: 'GET',
      path: '/groups/:id',
      summary: 'Get the jobs of a group: variations, a sweep or a film',
      tags,
      auth: 'session',
      params: ById,
      replies: { 200: JobGroup },
      handle: ({ actor, params }) => groupJobs(db, actor.workspaceId, params.id),
    }),
    route({
      method: 'POST',
      path: '/groups/:id/keep',
      summary: 'Keep a take of a one-by-one group: what has not begun is canceled, and free at once',
      tags,
      auth: 'session',
      params: ById,
      body: z.strictObject({ jobId: z.string().max(64) }),
      replies: { 202: JobGroup },
      handle: async ({ actor, params, body }) => {
        await groupJobs(db, actor.workspaceId, params.id)
        await runUnit(machine, (unit) => keepTake(machine, unit, actor.workspaceId, params.id, body.jobId))
        return new Answer(202, await groupJobs(db, actor.workspaceId, params.id))
      },
    }),
    ...(['pause', 'resume', 'cancel'] as const).map((verb) => groupCommand(deps, verb)),
  ]
}

async function quoteFor(
  deps: GenerationDeps,
  caller: { workspaceId: string; userId: string | null },
  body: z.output<typeof StartBody>,
): Promise<string> {
  if ('quoteId' in body) return body.quoteId
  const { maxCredits, ...request } = body
  return assertWithin(await makeQuote(deps, caller, request, maxCredits), maxCredits)
}

/** Applies the verb to every job of the group that is in a state for it. */
function groupCommand({ machine }: GenerationDeps, verb: 'pause' | 'resume' | 'cancel'): Route {
  const apply = { pause: pauseJob, resume: resumeJob, cancel: cancelJob }[verb]
  const fits = {
    pause: (status: string) => status === 'queued' || status === 'running',
    resume: (status: string) => status === 'paused',
    cancel: (status: string) => status === 'queued' || status === 'running' || status === 'paused',
  }[verb]
  return route({
    method: 'POST',
    path: `/groups/:id/${verb}`,
    summary: `${verb[0]?.toUpperCase()}${verb.slice(1)} every job of a group`,
    tags,
    auth: 'session',
    params: ById,
    replies: { 202: JobGroup },
    handle: async ({ actor, params }) => {
      const group = await groupJobs(machine.db, actor.workspaceId, params.id)
      // Jobs are locked in one order, so that two commands on one group cannot wait for each other.
      const ids = group.jobs.filter(({ status }) => fits(status)).map(({ id }) => id)
      await runUnit(machine, async (unit) => {
        for (const id of ids.sort()) await apply(machine, unit, actor.workspaceId, id)
      })
      return new Answer(202, await groupJobs(machine.db, actor.workspaceId, params.id))
    },
  })
}
