import { z } from 'zod'
import {
  KeptVoice,
  KeptVoiceInput,
  KeptVoicePatch,
  VoiceCloneInput,
  VoiceConsent,
  VoiceList,
  VoiceQuery,
} from '#contract/voice.ts'
import { sendFile } from '#features/assets/content.ts'
import { type Actor, noContent, type Route, raw, route } from '#http/route.ts'
import { type Catalogue, openCatalogue } from './catalogue.ts'
import { cloneRefusal } from './clone-rights.ts'
import { openClones } from './clones.ts'
import { readConsent, recordingOf } from './consents.ts'
import type { VoiceDeps } from './deps.ts'
import { VoiceErrors } from './errors.ts'
import { findKnown, openKept } from './kept.ts'
import { openPreviews } from './previews.ts'
import { matches } from './search.ts'

const tags = ['Voices']
const ById = z.object({ id: z.string().max(64) })
const sound = {
  200: raw('audio/*', 'The sound; 206 with a range, 304 when unchanged'),
  302: raw('', 'Signed address, when an object store serves the bytes'),
}

/** The voice desk: every voice that speaks here, how it sounds, who speaks with it, and voices of one's own. */
export function voiceFeature(deps: VoiceDeps): { routes: Route[]; settled(): Promise<void> } {
  const catalogue = openCatalogue(deps)
  const kept = openKept(deps, catalogue)
  const clones = openClones(deps, catalogue)
  const previews = openPreviews(deps)
  const whetherFor = async (actor: Actor, { payer, ...where }: Catalogue['cloning'][number]) => {
    const refusal = await cloneRefusal(deps.db, await deps.cloneRules(), actor, payer)
    return { ...where, refusal: refusal?.message ?? null }
  }
  const routes = [
    route({
      method: 'GET',
      path: '/voices',
      summary: 'The voices that speak here, of this machine and of every provider that can be reached',
      tags,
      auth: 'session',
      revalidated: true,
      query: VoiceQuery,
      replies: { 200: VoiceList },
      handle: async ({ actor, query }) => {
        const { known, missing, cloning } = await catalogue.read(actor.workspaceId)
        const items = known.map(({ voice }) => voice).filter((voice) => matches(voice, query))
        return { items, missing, cloning: await Promise.all(cloning.map((one) => whetherFor(actor, one))) }
      },
    }),
    route({
      method: 'GET',
      path: '/voices/:provider/:voiceId/preview',
      summary: 'A short sound of a voice',
      tags,
      auth: 'session',
      params: z.object({ provider: z.string().max(32), voiceId: z.string().max(64) }),
      rateLimit: { name: 'voice-previews', limit: 300, windowSeconds: 60 },
      replies: sound,
      handle: async ({ actor, params, request, reply }) => {
        const { known } = await catalogue.read(actor.workspaceId)
        const voice = findKnown(known, params.provider, params.voiceId)
        if (voice === undefined) throw VoiceErrors.not_found()
        return sendFile(deps.storage, await previews.of(voice), { download: false }, request, reply)
      },
    }),
    route({
      method: 'GET',
      path: '/voices/kept',
      summary: 'The voices that this workspace keeps, each by the name of who speaks with it',
      tags,
      auth: 'session',
      replies: { 200: z.object({ items: z.array(KeptVoice) }) },
      handle: async ({ actor }) => {
        await clones.settleAbandoned(actor.workspaceId)
        return { items: await kept.list(actor.workspaceId) }
      },
    }),
    route({
      method: 'POST',
      path: '/voices/kept',
      summary: 'Keep a voice for a character, with its speed and tone',
      tags,
      auth: 'session',
      body: KeptVoiceInput,
      replies: { 200: KeptVoice },
      handle: ({ actor, body }) => kept.keep(actor, body),
    }),
    route({
      method: 'PATCH',
      path: '/voices/kept/:id',
      summary: 'Change the name, engine, speed or tone of a kept voice',
      tags,
      auth: 'session',
      params: ById,
      body: KeptVoicePatch,
      replies: { 200: KeptVoice },
      handle: ({ actor, params, body }) => kept.change(actor.workspaceId, params.id, body),
    }),
    route({
      method: 'DELETE',
      path: '/voices/kept/:id',
      summary: 'Forget a kept voice; a clone is deleted at its provider, and its consent is kept',
      tags,
      auth: 'session',
      params: ById,
      replies: { 204: noContent },
      handle: async ({ actor, params }) => {
        const row = await kept.find(actor.workspaceId, params.id)
        await (row.kind === 'clone' ? clones.remove(actor, row) : kept.forget(row))
      },
    }),
    route({
      method: 'POST',
      path: '/voices/clones',
      summary: 'Clone a voice from recordings, with the recorded consent of whose voice it is',
      tags,
      auth: 'session',
      idempotent: true,
      body: VoiceCloneInput,
      rateLimit: { name: 'voice-clones', limit: 10, windowSeconds: 600 },
      replies: { 202: KeptVoice },
      handle: ({ actor, body, idempotency }) => clones.start(actor, body, idempotency),
    }),
    route({
      method: 'GET',
      path: '/voices/kept/:id/consent',
      summary: 'Who allowed a voice to be cloned, also after the clone is gone',
      tags,
      auth: 'session',
      atLeast: 'admin',
      params: ById,
      replies: { 200: VoiceConsent },
      handle: ({ actor, params }) => readConsent(deps, actor.workspaceId, params.id),
    }),
    route({
      method: 'GET',
      path: '/voices/kept/:id/consent/recording',
      summary: 'The recorded consent',
      tags,
      auth: 'session',
      atLeast: 'admin',
      params: ById,
      replies: sound,
      handle: async ({ actor, params, request, reply }) => {
        const file = await recordingOf(deps, actor.workspaceId, params.id)
        return sendFile(deps.storage, file, { download: false }, request, reply)
      },
    }),
  ]
  return { routes, settled: clones.settled }
}
