import { findEngine } from '#catalog/engines.ts'
import { ImproveInput, PromptSettings, PromptSettingsInput } from '#contract/prompt.ts'
import type { Database } from '#db/client.ts'
import { refuseBlocked } from '#features/generations/quotes.ts'
import { type Actor, type Route, raw, route } from '#http/route.ts'
import { type ServerSentEvent, sendEventStream } from '#http/sse.ts'
import { type ImproveDeps, improve, targetOf } from './improve.ts'
import { readPromptSettings, writePromptSettings } from './settings.ts'

export interface PromptDeps extends ImproveDeps {
  db: Database
  stillMember(actor: Actor): Promise<boolean>
}

const tags = ['Prompts']
/** Each one may ask a text model on the studio's key. */
const rateLimit = { name: 'prompts', limit: 30, windowSeconds: 60 }

/** The prompt desk: better prompts by a text model or by rules, and how the workspace wants them. */
export function promptRoutes(deps: PromptDeps): Route[] {
  const { db } = deps
  const settings = async (workspaceId: string) =>
    readPromptSettings(db, workspaceId, await deps.health(workspaceId))

  return [
    route({
      method: 'POST',
      path: '/prompts/improve',
      summary: 'Improve a prompt for an engine, word by word, as server-sent events',
      description:
        'Events: `source` (a text model, or the rules when none has a key or it fails), `text` (the next words), `done` (the whole prompt). Leaving stops it. It costs no credits.',
      tags,
      auth: 'session',
      body: ImproveInput,
      replies: { 200: raw('text/event-stream', '`source`, `text` and `done`, in this order.') },
      rateLimit,
      handle: async ({ actor, body, request, reply }) => {
        refuseBlocked([body.prompt])
        const target = targetOf(body)
        const { model, instructions } = await settings(actor.workspaceId)
        const helper = { model: findEngine(model?.engineId ?? '') ?? null, instructions }
        return sendEventStream(request, reply, {
          source: (_, signal) => serverSent(improve(deps, actor.workspaceId, body, target, helper, signal)),
          stillAllowed: () => deps.stillMember(actor),
        })
      },
    }),
    route({
      method: 'GET',
      path: '/prompts/settings',
      summary: 'What the workspace tells its text model, and which one improves prompts now',
      tags,
      auth: 'session',
      replies: { 200: PromptSettings },
      handle: ({ actor }) => settings(actor.workspaceId),
    }),
    route({
      method: 'PUT',
      path: '/prompts/settings',
      summary: 'Change what the workspace tells its text model, or choose another',
      tags,
      auth: 'session',
      atLeast: 'admin',
      body: PromptSettingsInput,
      replies: { 200: PromptSettings },
      handle: async ({ actor, body }) => {
        await writePromptSettings(db, actor.workspaceId, body)
        return settings(actor.workspaceId)
      },
    }),
  ]
}

async function* serverSent(events: ReturnType<typeof improve>): AsyncGenerator<ServerSentEvent> {
  for await (const { type, data } of events) yield { event: type, data }
}
