import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { memberships } from '#db/schema/workspaces.ts'
import { type Route, raw, route } from '#http/route.ts'
import { type ServerSentEvent, sendEventStream } from '#http/sse.ts'
import type { EventHub, LiveEvent } from '#jobs/event-hub.ts'
import type { GenerationDeps } from './deps.ts'

/** `GET /events`: what happens in a workspace, live, resumable by the id of the last event. */
export function eventRoutes({ machine, hub }: Pick<GenerationDeps, 'machine' | 'hub'>): Route[] {
  return [
    route({
      method: 'GET',
      path: '/events',
      summary: 'Follow what happens, as server-sent events',
      tags: ['Events'],
      auth: 'session',
      query: z.object({ after: z.string().max(64).optional(), workspace: z.string().max(64).optional() }),
      replies: { 200: raw('text/event-stream', 'Events with a cursor as id; a comment every 15 s.') },
      handle: ({ actor, request, reply }) =>
        sendEventStream(request, reply, {
          source: (after, signal) => live(hub, actor.workspaceId, after, signal),
          stillAllowed: async () => {
            const rows = await machine.db
              .select({ role: memberships.role })
              .from(memberships)
              .where(
                and(eq(memberships.workspaceId, actor.workspaceId), eq(memberships.userId, actor.userId)),
              )
            return rows.length > 0
          },
        }),
    }),
  ]
}

async function* live(
  hub: EventHub,
  workspaceId: string,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<ServerSentEvent> {
  const cursor =
    after === null ? null : z.coerce.number().int().min(0).catch(Number.MAX_SAFE_INTEGER).parse(after)
  for await (const event of hub.subscribe(workspaceId, cursor, signal)) yield toServerSent(event)
}

const toServerSent = ({ id, type, data }: LiveEvent): ServerSentEvent => ({
  ...(id === null ? {} : { id }),
  event: type,
  data: z.json().parse(data),
})
