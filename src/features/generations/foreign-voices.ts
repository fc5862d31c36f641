import { and, eq, inArray, ne } from 'drizzle-orm'
import type { GenerationRequest } from '#contract/generation.ts'
import type { Database } from '#db/client.ts'
import { voices } from '#db/schema/voices.ts'
import { GenerationErrors } from './errors.ts'

type Wish = Pick<GenerationRequest, 'options' | 'voice'>

/** A clone in the studio's account would speak for whoever knows its id: only the workspace that made it may use it. */
export async function refuseForeignVoices(db: Database, workspaceId: string, wish: Wish): Promise<void> {
  const named = [
    { path: 'options.voiceId', voiceId: wish.options.voiceId },
    { path: 'voice.voiceId', voiceId: wish.voice?.voiceId },
    { path: 'voice.options.voiceId', voiceId: wish.voice?.options?.voiceId },
  ].flatMap(({ path, voiceId }) => (typeof voiceId === 'string' ? [{ path, voiceId }] : []))
  if (named.length === 0) return
  const foreign = await db
    .select({ voiceId: voices.voiceId })
    .from(voices)
    .where(
      and(
        eq(voices.kind, 'clone'),
        ne(voices.workspaceId, workspaceId),
        inArray(
          voices.voiceId,
          named.map(({ voiceId }) => voiceId),
        ),
      ),
    )
  const errors = named
    .filter(({ voiceId }) => foreign.some((one) => one.voiceId === voiceId))
    .map(({ path }) => ({ path, code: 'unknown_voice', message: 'There is no such voice here.' }))
  if (errors.length > 0) throw GenerationErrors.validation_failed({ errors })
}
