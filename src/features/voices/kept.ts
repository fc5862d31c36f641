import { and, asc, eq, isNull } from 'drizzle-orm'
import { payerOf } from '#catalog/choose.ts'
import { findEngine } from '#catalog/engines.ts'
import type { KeptVoice, KeptVoiceInput, KeptVoicePatch } from '#contract/voice.ts'
import { voices } from '#db/schema/voices.ts'
import type { Actor } from '#http/route.ts'
import type { FieldError } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { toJsonObject } from '#kernel/json.ts'
import { type KnownVoice, previewAddress, type VoiceCatalogue } from './catalogue.ts'
import type { VoiceDeps } from './deps.ts'
import { VoiceErrors } from './errors.ts'
import { type VoiceRow, viewVoice } from './view.ts'

/** The voices that a workspace keeps: who speaks with which voice, how fast and in which tone. */
export function openKept(deps: VoiceDeps, catalogue: VoiceCatalogue) {
  async function find(workspaceId: string, id: string): Promise<VoiceRow> {
    const [row] = await deps.db
      .select()
      .from(voices)
      .where(and(eq(voices.id, id), eq(voices.workspaceId, workspaceId), isNull(voices.removedAt)))
    if (row === undefined) throw VoiceErrors.not_found()
    return row
  }

  return {
    find,

    async list(workspaceId: string): Promise<KeptVoice[]> {
      const rows = await deps.db
        .select()
        .from(voices)
        .where(and(eq(voices.workspaceId, workspaceId), isNull(voices.removedAt)))
        .orderBy(asc(voices.createdAt))
      const { known } = rows.length === 0 ? { known: [] } : await catalogue.read(workspaceId)
      return rows.map((row) => viewVoice(row, previewOf(row, known)))
    },

    async keep(actor: Actor, wish: KeptVoiceInput): Promise<KeptVoice> {
      const { known } = await catalogue.read(actor.workspaceId)
      const found = findKnown(known, wish.provider, wish.voiceId)
      if (found === undefined) {
        throw invalid([{ path: 'voiceId', code: 'unknown_voice', message: 'There is no such voice here.' }])
      }
      const engineId = wish.engineId ?? found.voice.engineIds[0] ?? ''
      if (!found.voice.engineIds.includes(engineId)) {
        const message = `${found.voice.label} does not speak with this engine.`
        throw invalid([{ path: 'engineId', code: 'unsupported_by_engine', message }])
      }
      checkTone({ ...wish, engineId })
      const [row] = await deps.db
        .insert(voices)
        .values({
          id: newId('voice'),
          workspaceId: actor.workspaceId,
          kind: 'kept',
          status: 'ready',
          name: wish.name,
          provider: wish.provider,
          voiceId: wish.voiceId,
          engineId,
          speed: wish.speed,
          options: toJsonObject(wish.options),
          payer: payerOf(wish.provider, await deps.health(actor.workspaceId)),
          createdBy: actor.userId,
        })
        .returning()
      if (row === undefined) throw new Error('The voice was not kept.')
      return viewVoice(row, previewOf(row, known))
    },

    async change(workspaceId: string, id: string, patch: KeptVoicePatch): Promise<KeptVoice> {
      const row = await find(workspaceId, id)
      const next = { ...viewVoice(row, null), ...definedOf(patch) }
      const engine = findEngine(next.engineId)
      const offered = engine?.modes.tts && engine.routes.some(({ provider }) => provider === row.provider)
      if (!offered) {
        const message = 'This voice does not speak with this engine.'
        throw invalid([{ path: 'engineId', code: 'unsupported_by_engine', message }])
      }
      checkTone({ ...next, voiceId: row.voiceId ?? undefined })
      const { name, engineId, speed, options } = next
      const [changed] = await deps.db
        .update(voices)
        .set({ name, engineId, speed, options: toJsonObject(options) })
        .where(and(eq(voices.id, id), eq(voices.workspaceId, workspaceId), isNull(voices.removedAt)))
        .returning()
      if (changed === undefined) throw VoiceErrors.not_found()
      const { known } = await catalogue.read(workspaceId)
      return viewVoice(changed, previewOf(changed, known))
    },

    /** Forgets a voice that others have too; a clone is removed by `clones.ts`. */
    async forget(row: VoiceRow): Promise<void> {
      await deps.db.delete(voices).where(and(eq(voices.id, row.id), eq(voices.workspaceId, row.workspaceId)))
    },
  }
}

export const findKnown = (known: readonly KnownVoice[], provider: string, voiceId: string | null) =>
  known.find(({ voice }) => voice.provider === provider && voice.id === voiceId)

function previewOf(row: VoiceRow, known: readonly KnownVoice[]): string | null {
  const hasOne = findKnown(known, row.provider, row.voiceId)?.voice.previewUrl
  return hasOne && row.voiceId ? previewAddress(row.provider, row.voiceId, row.workspaceId) : null
}

interface Tone {
  engineId: string
  voiceId?: string | undefined
  speed: number
  options: KeptVoice['options']
}

/** The engine's own limits for speed and tone. */
function checkTone({ engineId, voiceId, speed, options }: Tone): void {
  const schema = findEngine(engineId)?.modes.tts?.options
  const given = { ...options, ...(voiceId === undefined ? {} : { voiceId }), speed }
  const parsed = schema?.safeParse(given)
  if (parsed?.success !== false) return
  throw invalid(
    parsed.error.issues.map((issue) => {
      const name = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue.path[0] ?? '')
      const path = name === 'speed' || name === 'voiceId' ? name : `options.${name}`
      return { path, code: 'validation_failed', message: issue.message }
    }),
  )
}

const invalid = (errors: FieldError[]) =>
  VoiceErrors.validation_failed({ errors, ...(errors[0] && { detail: errors[0].message }) })

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Zod says "maybe undefined" where a patch means "as it was". */
const definedOf = <T extends object>(patch: T): Defined<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Defined<T>
