import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type FileFacts, type Fit, fitInput } from '#catalog/fit-input.ts'
import type { InputLimits } from '#contract/input-limits.ts'
import { canonicalJson } from '#kernel/json.ts'
import { probeFile } from '#media/probe.ts'
import { scratchFolder } from '#media/scratch.ts'
import { writeVendorPicture } from '#media/vendor-picture.ts'
import { writeVendorSound } from '#media/vendor-sound.ts'
import { writeVendorVideo } from '#media/vendor-video.ts'
import { storageKey } from '#storage/keys.ts'
import { GenerationErrors } from '../errors.ts'
import { limitsFor } from '../input-files.ts'
import type { StepDeps } from './deps.ts'
import type { Source } from './files.ts'

interface FitWork {
  workspaceId: string
  limits: Readonly<Record<string, InputLimits>>
  signal: AbortSignal
  onProgress?: (fraction: number) => void
}

/**
 * The source as its vendor takes it. What has to be made anew is kept beside the asset, by what was asked for, so that a
 * repeated attempt, the next take and another vendor with the same limits find it there; the original stays as it is.
 */
export async function forVendor(
  { storage, scratchRoot }: Pick<StepDeps, 'storage' | 'scratchRoot'>,
  source: Source,
  work: FitWork,
): Promise<Source> {
  if (!/^(image|video|audio)\//.test(source.contentType)) return source
  await using scratch = await scratchFolder(scratchRoot)
  const path = join(scratch.path, 'given')
  const fetched = await given(source, path, () => storage.toFile(source.storageKey, path), work.signal)
  const limits = limitsFor(work.limits, source.role, fetched.facts.kind)
  const fit: Fit = limits === null ? { do: 'nothing' } : fitInput(fetched.facts, limits)
  if (fit.do === 'nothing') return source
  if (fit.do === 'refuse') {
    throw GenerationErrors.unsupported_by_engine({
      detail: `The engine ${fit.why} ${fit.next}`,
      nextSteps: [{ action: 'choose_asset', label: fit.next }],
    })
  }
  const { contentType, extension } = made(fit)
  const name = `for-vendors-${createHash('sha256').update(canonicalJson(fit)).digest('hex').slice(0, 16)}.${extension}`
  const key = storageKey(work.workspaceId, 'previews', source.assetId, name)
  const kept = await storage.stat(key)
  if (kept !== null) return { ...source, storageKey: key, contentType, bytes: kept.bytes }
  if (!fetched.isHere) await storage.toFile(source.storageKey, path)
  const out = join(scratch.path, name)
  await write(path, out, fit, work)
  await storage.putFile(key, out, { contentType })
  return { ...source, storageKey: key, contentType, bytes: (await stat(out)).size }
}

/** A file that is known already is not fetched to be looked at. */
async function given(
  { facts }: Source,
  path: string,
  fetch: () => Promise<void>,
  signal: AbortSignal,
): Promise<{ facts: FileFacts; isHere: boolean }> {
  if (facts != null) return { facts, isHere: false }
  await fetch()
  return { facts: await probeFile(path, signal), isHere: true }
}

type Made = Exclude<Fit, { do: 'nothing' | 'refuse' }>

function made(fit: Made): { contentType: string; extension: string } {
  switch (fit.do) {
    case 'picture':
      return { contentType: `image/${fit.format}`, extension: fit.format === 'jpeg' ? 'jpg' : fit.format }
    case 'video':
      return { contentType: 'video/mp4', extension: 'mp4' }
    case 'sound':
      return { contentType: 'audio/mpeg', extension: 'mp3' }
  }
}

function write(path: string, out: string, fit: Made, work: FitWork): Promise<void> {
  switch (fit.do) {
    case 'picture':
      return writeVendorPicture(path, out, fit)
    case 'video':
      return writeVendorVideo(path, out, fit, work)
    case 'sound':
      return writeVendorSound(path, out, fit, work)
  }
}
