import { z } from 'zod'
import { FilmRequest } from '#contract/film.ts'
import { Job } from '#contract/job.ts'
import { Quote } from '#contract/quote.ts'
import type { GenerationDeps } from '#features/generations/deps.ts'
import { readJob } from '#features/generations/jobs.ts'
import { callerOf } from '#features/generations/routes.ts'
import { assertWithin, startQuote } from '#features/generations/start.ts'
import { Answer } from '#http/answer.ts'
import { idempotent, replayOf } from '#http/idempotency.ts'
import { type Route, route } from '#http/route.ts'
import { runUnit } from '#jobs/unit.ts'
import { quoteFilm } from './films.ts'

const tags = ['Films']

export function filmRoutes(deps: GenerationDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/films/quotes',
      summary: 'Plan and price a film from a few sentences',
      tags,
      auth: 'session',
      body: FilmRequest,
      replies: { 201: Quote },
      handle: async ({ actor, body }) => new Answer(201, await quoteFilm(deps, callerOf(actor), body)),
    }),
    route({
      method: 'POST',
      path: '/films',
      summary: 'Make a film from a few sentences, for no more than maxCredits',
      tags,
      auth: 'session',
      idempotent: true,
      body: FilmRequest.extend({ maxCredits: z.number().int().min(0) }),
      replies: { 202: Job },
      handle: async ({ actor, body, idempotency }) => {
        const replay = await replayOf<Job>(deps.machine.db, idempotency)
        if (replay !== null) return replay
        const { maxCredits, ...wish } = body
        const caller = callerOf(actor)
        const quoteId = assertWithin(await quoteFilm(deps, caller, wish), maxCredits)
        return runUnit(deps.machine, (unit) =>
          idempotent(unit.tx, idempotency, async () => {
            const [id] = await startQuote(deps, unit, caller, quoteId, {
              onLimit: 'queue',
              priority: 0,
              rerunOf: null,
            })
            return new Answer(202, await readJob(unit.tx, actor.workspaceId, id ?? ''))
          }),
        )
      },
    }),
  ]
}
