import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { scratchFolder } from '#media/scratch.ts'
import { readPictureFacts, vendorPictureOf, writeVendorPicture } from '#media/vendor-picture.ts'
import { storageKey } from '#storage/keys.ts'
import type { StepDeps } from './deps.ts'
import type { Source } from './files.ts'

/**
 * The source as vendors read it. What has to be changed is kept beside the asset, so that a repeated attempt, and the next
 * take, find it there; the original stays as it is.
 */
export async function forVendor(
  { storage, scratchRoot }: Pick<StepDeps, 'storage' | 'scratchRoot'>,
  workspaceId: string,
  source: Source,
): Promise<Source> {
  if (!source.contentType.startsWith('image/')) return source
  await using scratch = await scratchFolder(scratchRoot)
  const path = join(scratch.path, 'given')
  await storage.toFile(source.storageKey, path)
  const wanted = vendorPictureOf(await readPictureFacts(path, source))
  if (wanted === null) return source
  const name = wanted.format === 'png' ? 'for-vendors.png' : 'for-vendors.jpg'
  const key = storageKey(workspaceId, 'previews', source.assetId, name)
  const contentType = `image/${wanted.format}`
  const kept = await storage.stat(key)
  if (kept !== null) return { ...source, storageKey: key, contentType, bytes: kept.bytes }
  const out = join(scratch.path, name)
  await writeVendorPicture(path, out, wanted)
  await storage.putFile(key, out, { contentType })
  return { ...source, storageKey: key, contentType, bytes: (await stat(out)).size }
}
