import { join } from 'node:path'
import { DailiesError } from '#kernel/errors.ts'
import { type JsonObject, toJsonObject } from '#kernel/json.ts'
import { makePeaks, makePoster, makeSprite } from '#media/derive.ts'
import { type Probe, probeFile } from '#media/probe.ts'
import { storageKey } from '#storage/keys.ts'
import type { Storage } from '#storage/storage.ts'

/** What an asset's row says of a file beyond its bytes. */
export interface DerivedFiles {
  width: number | null
  height: number | null
  durationSeconds: number | null
  fps: number | null
  posterKey: string | null
  spriteKey: string | null
  peaksKey: string | null
  /** The probe, and the sprite's geometry as `sprite`. */
  probe: JsonObject
}

/** A file with nothing to see or to hear. */
export const plainFile: DerivedFiles = {
  width: null,
  height: null,
  durationSeconds: null,
  fps: null,
  posterKey: null,
  spriteKey: null,
  peaksKey: null,
  probe: {},
}

/**
 * Probes a local file and puts its poster, sprite and waveform into storage. Doing it again writes the same keys. A file
 * that plays but of which one of these cannot be made goes without it; `scratch` is a folder of the caller's.
 */
export async function deriveFiles(
  storage: Storage,
  asset: { workspaceId: string; assetId: string },
  path: string,
  scratch: string,
  signal: AbortSignal,
  known?: Probe,
): Promise<DerivedFiles> {
  const probe = known ?? (await probeFile(path, signal))
  const made = async <T>(
    name: string,
    contentType: string,
    wanted: boolean,
    make: (out: string) => Promise<T>,
  ): Promise<{ key: string | null; result: T | null }> => {
    if (!wanted) return { key: null, result: null }
    const out = join(scratch, `${asset.assetId}-${name}`)
    const result = await make(out).catch(orNothing)
    if (result === nothing) return { key: null, result: null }
    const key = storageKey(asset.workspaceId, 'thumbnails', asset.assetId, name)
    await storage.putFile(key, out, { contentType })
    return { key, result }
  }
  const isVideo = probe.kind === 'video'
  const poster = await made('poster.webp', 'image/webp', probe.kind !== 'audio', (out) =>
    makePoster(path, out, probe, signal),
  )
  const sprite = await made('sprite.jpg', 'image/jpeg', isVideo && probe.durationSeconds !== null, (out) =>
    makeSprite(path, out, probe, signal),
  )
  const peaks = await made('peaks.json', 'application/json', probe.hasAudio, (out) =>
    makePeaks(path, out, probe, signal),
  )
  return {
    width: probe.width,
    height: probe.height,
    durationSeconds: probe.durationSeconds,
    fps: probe.fps,
    posterKey: poster.key,
    spriteKey: sprite.key,
    peaksKey: peaks.key,
    probe: toJsonObject({ ...probe, sprite: sprite.result ?? undefined }),
  }
}

const nothing = Symbol('nothing')

/** What lies in the file is no reason to fail; a full disk, a missing program or a stop is. */
function orNothing(error: unknown): typeof nothing {
  const inTheFile = ['media_failed', 'media_stalled', 'media_timeout', 'media_too_heavy', 'corrupt_media']
  if (error instanceof DailiesError && inTheFile.includes(error.code)) return nothing
  throw error
}
