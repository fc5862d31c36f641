import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { z } from 'zod'
import { heicTypes, unpackHeic } from '#media/heic.ts'
import { storageKey } from '#storage/keys.ts'

/** The file that a person brought, where the studio works on another that was made of it. */
export const Original = z.object({ contentType: z.string(), extension: z.string(), bytes: z.number() })
export type Original = z.infer<typeof Original>

const Kept = z.object({ original: Original })

/** What an asset's probe says of the file that it was made of; null: it is that file. */
export const originalOf = ({ probe }: { probe: unknown }): Original | null =>
  Kept.safeParse(probe).data?.original ?? null

/** Where the original lies, beside the file that was made of it. */
export const originalKey = (workspaceId: string, assetId: string, { extension }: Original): string =>
  storageKey(workspaceId, 'uploads', assetId, `original.${extension}`)

/**
 * A file that everything in the house can read: pictures of phones (HEIC) are unpacked into `scratch`, upright, the rest is
 * as it was brought. Throws what the file gives cause to.
 */
export async function readableFile(
  path: string,
  scratch: string,
  signal: AbortSignal,
): Promise<{ path: string; original: Original | null }> {
  const type = await fileTypeFromFile(path).catch(() => undefined)
  if (type === undefined || !heicTypes.has(type.mime)) return { path, original: null }
  const out = join(scratch, 'unpacked')
  await unpackHeic(path, out, signal)
  const { size: bytes } = await stat(path)
  return { path: out, original: { contentType: type.mime, extension: type.ext, bytes } }
}
