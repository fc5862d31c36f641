import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import { and, eq } from 'drizzle-orm'
import type { VoiceCloneInput, VoiceConsent } from '#contract/voice.ts'
import { user } from '#db/schema/auth.ts'
import { voiceConsents, voices } from '#db/schema/voices.ts'
import type { ServedFile } from '#features/assets/content.ts'
import type { AssetRow } from '#features/assets/view.ts'
import type { Actor } from '#http/route.ts'
import { newId } from '#kernel/ids.ts'
import { storageKey } from '#storage/keys.ts'
import type { Storage } from '#storage/storage.ts'
import type { VoiceDeps } from './deps.ts'
import { VoiceErrors } from './errors.ts'

export type NewConsent = typeof voiceConsents.$inferInsert

/** Copies the recording to a place of its own and returns the row that says what it proves. */
export async function prepareConsent(
  deps: VoiceDeps,
  actor: Actor,
  voiceId: string,
  { consent }: VoiceCloneInput,
  recording: AssetRow,
  samples: readonly AssetRow[],
): Promise<NewConsent> {
  const [person] = await deps.db.select({ name: user.name }).from(user).where(eq(user.id, actor.userId))
  const recordingKey = storageKey(actor.workspaceId, 'consents', voiceId, recording.name)
  return {
    id: newId('consent'),
    voiceId,
    workspaceId: actor.workspaceId,
    speaker: consent.speaker,
    statement: consent.statement,
    recordingKey,
    recordingType: recording.contentType,
    recordingSha256: await copyHashed(deps.storage, recording, recordingKey),
    samples: samples.map(({ id, name, sha256 }) => ({ assetId: id, name, sha256 })),
    givenBy: actor.userId,
    givenByName: person?.name ?? '',
  }
}

async function copyHashed(storage: Storage, from: AssetRow, to: string): Promise<string> {
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const source = await storage.open(from.storageKey)
  source.on('error', (error) => hashing.destroy(error))
  await storage.putStream(to, source.pipe(hashing), { contentType: from.contentType })
  return hash.digest('hex')
}

type Kept = { consent: typeof voiceConsents.$inferSelect; removedAt: Date | null }

async function findConsent(deps: VoiceDeps, workspaceId: string, voiceId: string): Promise<Kept> {
  const [found] = await deps.db
    .select({ consent: voiceConsents, removedAt: voices.removedAt })
    .from(voiceConsents)
    .innerJoin(voices, eq(voices.id, voiceConsents.voiceId))
    .where(and(eq(voiceConsents.voiceId, voiceId), eq(voiceConsents.workspaceId, workspaceId)))
  if (found === undefined) throw VoiceErrors.not_found({ detail: 'There is no consent for this voice here.' })
  return found
}

/** Also of clones that are gone. */
export async function readConsent(
  deps: VoiceDeps,
  workspaceId: string,
  voiceId: string,
): Promise<VoiceConsent> {
  const { consent, removedAt } = await findConsent(deps, workspaceId, voiceId)
  return {
    id: consent.id,
    speaker: consent.speaker,
    statement: consent.statement,
    recordingUrl: `/api/v1/voices/kept/${voiceId}/consent/recording?workspace=${workspaceId}`,
    recordingSha256: consent.recordingSha256,
    samples: consent.samples,
    givenBy: consent.givenByName,
    givenAt: consent.createdAt.toISOString(),
    removedAt: removedAt?.toISOString() ?? null,
  }
}

export async function recordingOf(
  deps: VoiceDeps,
  workspaceId: string,
  voiceId: string,
): Promise<ServedFile & { name: string }> {
  const { consent } = await findConsent(deps, workspaceId, voiceId)
  return {
    key: consent.recordingKey,
    contentType: consent.recordingType,
    etag: `"${consent.recordingSha256}"`,
    name: 'consent',
  }
}
