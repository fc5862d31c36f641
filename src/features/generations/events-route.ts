import { z } from 'zod'
import { type Actor, type Route, raw, route } from '#http/route.ts'
import { type ServerSentEvent, sendEventStream } from '#http/sse.ts'
import type { EventHub, LiveEvent } from '#jobs/event-hub.ts'

export interface EventDeps {
  hub: EventHub
  /** Asked again while a stream is open: the session lives and its person still belongs to the workspace. */
  stillMember(actor: Actor): Promise<boolean>
}

/** `GET /events`: what happens in a workspace, live, resumable by the id of the last event. */
export function eventRoutes({ hub, stillMember }: EventDeps): Route[] {
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
          stillAllowed: () => stillMember(actor),
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
