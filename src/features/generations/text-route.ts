import { setTimeout as sleep } from 'node:timers/promises'
import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { jobs, providerOperations } from '#db/schema/jobs.ts'
import { type Actor, type Route, raw, route } from '#http/route.ts'
import { type ServerSentEvent, sendEventStream } from '#http/sse.ts'
import { isJobOver } from '#jobs/states.ts'
import { rowOf } from './jobs.ts'

export interface TextStreamDeps {
  db: Database
  stillMember(actor: Actor): Promise<boolean>
}

const lookEveryMs = 400

/** `GET /jobs/:id/text`: the words of a text as they are written, by whichever worker. */
export function textStreamRoute({ db, stillMember }: TextStreamDeps): Route {
  return route({
    method: 'GET',
    path: '/jobs/:id/text',
    summary: 'Follow a text while it is written, as server-sent events',
    tags: ['Generations'],
    auth: 'session',
    params: z.object({ id: z.string().max(64) }),
    replies: {
      200: raw('text/event-stream', '`text`: the next words and where they begin; `end`: the job is over.'),
    },
    handle: async ({ actor, params, request, reply }) => {
      await rowOf(db, actor.workspaceId, params.id)
      return sendEventStream(request, reply, {
        source: (_, signal) => follow(db, actor.workspaceId, params.id, signal),
        stillAllowed: () => stillMember(actor),
      })
    },
  })
}

async function* follow(
  db: Database,
  workspaceId: string,
  jobId: string,
  signal: AbortSignal,
): AsyncGenerator<ServerSentEvent> {
  let told = ''
  while (!signal.aborted) {
    const { status, text } = await look(db, workspaceId, jobId)
    // A second try begins anew; so does what is shown.
    const from = text.startsWith(told) ? told.length : 0
    if (text.length > from) {
      told = text
      yield { event: 'text', data: { from, text: text.slice(from) } }
    }
    if (isJobOver(status)) return yield { event: 'end', data: { status } }
    await sleep(lookEveryMs, undefined, { signal }).catch(() => {})
  }
}

async function look(db: Database, workspaceId: string, jobId: string) {
  const [row] = await db
    .select({ status: jobs.status, text: providerOperations.partialText })
    .from(jobs)
    .leftJoin(providerOperations, eq(providerOperations.jobId, jobs.id))
    .where(and(eq(jobs.id, jobId), eq(jobs.workspaceId, workspaceId)))
    .orderBy(desc(providerOperations.createdAt))
    .limit(1)
  return { status: row?.status ?? ('failed' as const), text: row?.text ?? '' }
}
