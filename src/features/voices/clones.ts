import { and, eq, isNull, sql } from 'drizzle-orm'
import { payerOf } from '#catalog/choose.ts'
import { enginesFor } from '#catalog/engines.ts'
import type { KeptVoice, VoiceCloneInput } from '#contract/voice.ts'
import type { Queryable } from '#db/client.ts'
import { voiceConsents, voices } from '#db/schema/voices.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { assertReady, findAsset } from '#features/assets/assets.ts'
import type { AssetRow } from '#features/assets/view.ts'
import { Answer } from '#http/answer.ts'
import { type IdempotencyRequest, idempotent, replayOf } from '#http/idempotency.ts'
import type { Actor } from '#http/route.ts'
import { DailiesError, type FieldError } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { ProviderError } from '#providers/spec/provider.ts'
import type { VoiceDesk, VoiceSample } from '#providers/spec/voices.ts'
import { openDesk, type VoiceCatalogue } from './catalogue.ts'
import { cloneRefusal } from './clone-rights.ts'
import { type NewConsent, prepareConsent } from './consents.ts'
import type { VoiceDeps } from './deps.ts'
import { VoiceErrors } from './errors.ts'
import { type VoiceRow, viewVoice } from './view.ts'

/** They travel in one POST, which is made in memory. */
const mostSampleBytes = 60_000_000
const cloneTimeoutMs = 180_000
const callTimeoutMs = 20_000
/** What a living process has not finished within this time, a dead one left behind. */
const abandonedAfterMs = 5 * 60_000

/**
 * Voices cloned at a vendor. The row and its consent are committed before the one POST; the row's id travels with it as a
 * mark, so that a clone whose reply was lost is found in the vendor's list.
 */
export function openClones(deps: VoiceDeps, catalogue: VoiceCatalogue) {
  const underway = new Map<string, Promise<void>>()

  async function end(row: VoiceRow, set: Pick<VoiceRow, 'status' | 'voiceId' | 'detail'>): Promise<void> {
    await deps.db
      .update(voices)
      .set(set)
      .where(and(eq(voices.id, row.id), eq(voices.status, 'making')))
    catalogue.forget(row.provider, row.workspaceId)
  }
  const succeed = (row: VoiceRow, voiceId: string) => end(row, { status: 'ready', voiceId, detail: null })
  const fail = (row: VoiceRow, detail: string) => end(row, { status: 'failed', voiceId: null, detail })

  async function work(row: VoiceRow, desk: VoiceDesk, samples: VoiceSample[], removeNoise: boolean) {
    let voiceId: string
    try {
      const wish = { name: row.name, samples, removeNoise, mark: row.id }
      voiceId = await desk.clone(wish, AbortSignal.timeout(cloneTimeoutMs))
    } catch (error) {
      if (error instanceof ProviderError && error.sent === 'maybe')
        return await settle(row, desk, error.failure.detail)
      if (error instanceof ProviderError) return await fail(row, error.failure.detail)
      deps.log.error({ err: error, voice: row.id }, 'a voice could not be cloned')
      return await fail(row, 'Something went wrong here. Try again.')
    }
    await succeed(row, voiceId)
  }

  /** Looks whether the vendor made it after all; a look that fails leaves the row as it is, for the next one. */
  async function settle(row: VoiceRow, desk: VoiceDesk, otherwise: string): Promise<void> {
    try {
      const found = (await desk.list(AbortSignal.timeout(callTimeoutMs))).find(({ mark }) => mark === row.id)
      await (found ? succeed(row, found.id) : fail(row, otherwise))
    } catch (error) {
      deps.log.warn({ err: error, voice: row.id }, 'a clone could not be looked for')
    }
  }

  return {
    async start(
      actor: Actor,
      wish: VoiceCloneInput,
      idempotency: IdempotencyRequest | null,
    ): Promise<Answer<KeptVoice>> {
      const replay = await replayOf<KeptVoice>(deps.db, idempotency)
      if (replay !== null) return replay
      const { desk, payer } = await deskFor(deps, actor.workspaceId, wish.provider)
      const rules = await deps.cloneRules()
      const mayNot = (q: Queryable) => cloneRefusal(q, rules, actor, payer)
      await assertMay(deps.db, mayNot)
      const sounds = await soundsOf(deps, actor, wish)
      await desk.admitClone()
      const id = newId('voice')
      const consent = await prepareConsent(deps, actor, id, wish, sounds.recording, sounds.samples)
      const made = await write(deps, actor, wish, { payer, mayNot }, consent, idempotency).catch(
        async (error) => {
          // Only after a refusal of our own: a commit whose answer was lost looks like a failure and keeps its consent.
          if (error instanceof DailiesError) await deps.storage.delete(consent.recordingKey)
          throw error
        },
      )
      if (made.row === null) await deps.storage.delete(consent.recordingKey)
      else {
        const samples = sounds.samples.map((asset) => asSample(deps, asset))
        const job = work(made.row, desk, samples, wish.removeNoise)
          // What could not be written is settled later by what the vendor has.
          .catch((error: unknown) =>
            deps.log.error({ err: error, voice: id }, 'a clone was not written down'),
          )
          .finally(() => underway.delete(id))
        underway.set(id, job)
      }
      return made.answer
    },

    /** Clones that a dead process left in the making are settled by what the vendor has. */
    async settleAbandoned(workspaceId: string): Promise<void> {
      const before = sql`now() - ${abandonedAfterMs} * interval '1 millisecond'`
      const left = await deps.db
        .select()
        .from(voices)
        .where(
          and(
            eq(voices.workspaceId, workspaceId),
            eq(voices.status, 'making'),
            isNull(voices.removedAt),
            sql`${voices.createdAt} < ${before}`,
          ),
        )
      for (const row of left) {
        if (underway.has(row.id)) continue
        const desk = await openDesk(deps, row.provider, workspaceId, row.payer).catch(() => null)
        if (desk !== null) await settle(row, desk, 'The studio stopped while it was being made. Try again.')
      }
    },

    /** At the vendor first: what cannot be deleted there is not said to be gone. */
    async remove(actor: Actor, row: VoiceRow): Promise<void> {
      if (row.status === 'making') throw VoiceErrors.voice_not_ready()
      if (row.voiceId !== null) await removeAtVendor(deps, row, row.voiceId)
      await deps.db
        .update(voices)
        .set({ removedAt: sql`now()`, removedBy: actor.userId })
        .where(and(eq(voices.id, row.id), eq(voices.workspaceId, row.workspaceId), isNull(voices.removedAt)))
      catalogue.forget(row.provider, row.workspaceId)
    },

    /** Resolves when no clone is in the making here. */
    async settled(): Promise<void> {
      await Promise.all(underway.values())
    },
  }
}

type MayNot = (q: Queryable) => Promise<DailiesError | null>

async function assertMay(q: Queryable, mayNot: MayNot): Promise<void> {
  const refusal = await mayNot(q)
  if (refusal !== null) throw refusal
}

async function deskFor(deps: VoiceDeps, workspaceId: string, provider: string) {
  const health = await deps.health(workspaceId)
  const payer = payerOf(provider, health)
  const desk = health.providers.has(provider) ? await openDesk(deps, provider, workspaceId, payer) : null
  if (desk !== null) return { desk, payer }
  throw VoiceErrors.cloning_unavailable({
    detail: `Voices cannot be cloned at ${deps.labelOf(provider)} here.`,
    nextSteps: [
      { action: 'add_key', label: 'Add a key of a provider that clones', providers: ['elevenlabs'] },
    ],
  })
}

/** The recording and the samples: sounds of this workspace that are ready. */
async function soundsOf(deps: VoiceDeps, actor: Actor, { samples, consent }: VoiceCloneInput) {
  const errors: FieldError[] = []
  const read = async (assetId: string, path: string): Promise<AssetRow | null> => {
    const asset = await findAsset(deps.db, actor, assetId, 'member').catch((error: unknown) => {
      if (error instanceof DailiesError) return null
      throw error
    })
    if (asset === null || asset.workspaceId !== actor.workspaceId) {
      errors.push({ path, code: 'not_found', message: 'There is no such sound here.' })
      return null
    }
    if (asset.kind === 'audio') return asset
    errors.push({ path, code: 'validation_failed', message: `This takes a sound; ${asset.name} is none.` })
    return null
  }
  const recording = await read(consent.recording, 'consent.recording')
  const found = await Promise.all(samples.map((id, index) => read(id, `samples.${index}`)))
  if (errors.length > 0 || recording === null) throw VoiceErrors.validation_failed({ errors })
  const rows = found.filter((row) => row !== null)
  if (rows.reduce((sum, { bytes }) => sum + bytes, 0) > mostSampleBytes) {
    const message = `Together they are larger than ${mostSampleBytes / 1_000_000} MB. Take fewer or shorter recordings.`
    throw VoiceErrors.validation_failed({
      errors: [{ path: 'samples', code: 'validation_failed', message }],
    })
  }
  for (const row of [recording, ...rows]) assertReady(row)
  return { recording, samples: rows }
}

/** The voice in the making and its consent, once for a key; `row` is null for a twin's replay. */
async function write(
  deps: VoiceDeps,
  actor: Actor,
  wish: VoiceCloneInput,
  { payer, mayNot }: { payer: VoiceRow['payer']; mayNot: MayNot },
  consent: NewConsent,
  idempotency: IdempotencyRequest | null,
): Promise<{ answer: Answer<KeptVoice>; row: VoiceRow | null }> {
  let row: VoiceRow | null = null
  const answer = await deps.db.transaction((tx) =>
    idempotent(tx, idempotency, async () => {
      // Asked once more where no other clone of this workspace can begin meanwhile.
      await tx.select().from(workspaces).where(eq(workspaces.id, actor.workspaceId)).for('update')
      await assertMay(tx, mayNot)
      const [inserted] = await tx
        .insert(voices)
        .values({
          id: consent.voiceId,
          workspaceId: actor.workspaceId,
          kind: 'clone',
          status: 'making',
          name: wish.name,
          provider: wish.provider,
          engineId: usualEngineOf(wish.provider),
          payer,
          createdBy: actor.userId,
        })
        .returning()
      if (inserted === undefined) throw new Error('The voice was not written.')
      await tx.insert(voiceConsents).values(consent)
      row = inserted
      return new Answer(202, viewVoice(inserted, null))
    }),
  )
  return { answer, row }
}

const usualEngineOf = (provider: string): string =>
  enginesFor('tts').find(({ routes }) => routes.some((one) => one.provider === provider))?.id ?? ''

const asSample = (deps: VoiceDeps, { id, contentType, bytes, storageKey }: AssetRow): VoiceSample => ({
  assetId: id,
  contentType,
  bytes,
  open: () => deps.storage.open(storageKey),
})

async function removeAtVendor(deps: VoiceDeps, row: VoiceRow, voiceId: string): Promise<void> {
  const label = deps.labelOf(row.provider)
  try {
    const desk = await openDesk(deps, row.provider, row.workspaceId, row.payer)
    await desk?.remove(voiceId, AbortSignal.timeout(callTimeoutMs))
  } catch (error) {
    if (!(error instanceof ProviderError) && !(error instanceof DailiesError)) throw error
    throw VoiceErrors.provider_unavailable({
      detail: `${label} did not delete the voice, so it is still here. ${error.message}`,
      nextSteps: [{ action: 'retry', label: 'Try again' }],
      // When it may be asked again.
      ...(error instanceof DailiesError && { headers: error.headers, nextSteps: error.nextSteps }),
      cause: error,
    })
  }
}
