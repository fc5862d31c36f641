import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ServedFile } from '#features/assets/content.ts'
import { probeFile } from '#media/probe.ts'
import { scratchFolder } from '#media/scratch.ts'
import { storageKey } from '#storage/keys.ts'
import type { KnownVoice } from './catalogue.ts'
import type { VoiceDeps } from './deps.ts'
import { VoiceErrors } from './errors.ts'
import { sampleText } from './sample-text.ts'

const maxPreviewBytes = 3_000_000
const maxPreviewSeconds = 60
const probeTimeoutMs = 20_000

/**
 * The sound of a voice, copied or made once and then read from our storage. What a vendor's address holds is believed only
 * when it is a short sound.
 */
export function openPreviews(deps: VoiceDeps) {
  const underway = new Map<string, Promise<void>>()
  /** This machine speaks one preview at a time: hovering over a list must not take its takes' cores. */
  let lastSpoken: Promise<unknown> = Promise.resolve()

  async function make({ voice, vendorPreview }: KnownVoice, file: ServedFile): Promise<void> {
    await using scratch = await scratchFolder(deps.scratchFolder)
    let path = join(scratch.path, 'preview')
    if (vendorPreview === null) {
      const spoken = lastSpoken.then(() =>
        deps.local.speak(sampleText(voice.language), voice.id, scratch.path),
      )
      lastSpoken = spoken.catch(() => undefined)
      path = await spoken
    } else await pipeline(await deps.fetchRemote(vendorPreview, maxPreviewBytes), createWriteStream(path))
    const { kind, contentType, durationSeconds } = await probeFile(path, AbortSignal.timeout(probeTimeoutMs))
    if (kind !== 'audio' || contentType !== file.contentType || (durationSeconds ?? 0) > maxPreviewSeconds)
      throw VoiceErrors.provider_unavailable({
        detail: `The preview of ${voice.label} is not a short sound.`,
      })
    await deps.storage.putFile(file.key, path, { contentType })
  }

  return {
    async of(known: KnownVoice): Promise<ServedFile & { name: string }> {
      const { voice, vendorPreview } = known
      if (voice.previewUrl === null)
        throw VoiceErrors.not_found({ detail: `There is no preview of ${voice.label}.` })
      const isLocal = vendorPreview === null
      const identity = [voice.provider, voice.id, vendorPreview ?? sampleText(voice.language)].join('\n')
      const id = createHash('sha256').update(identity).digest('hex').slice(0, 40)
      const name = isLocal ? 'preview.wav' : 'preview.mp3'
      const file = {
        key: storageKey('voices', 'previews', id, name),
        contentType: isLocal ? 'audio/wav' : 'audio/mpeg',
        etag: `"${id}"`,
        name,
      }
      if ((await deps.storage.stat(file.key)) !== null) return file
      const work = underway.get(id) ?? make(known, file).finally(() => underway.delete(id))
      underway.set(id, work)
      await work
      return file
    },
  }
}
