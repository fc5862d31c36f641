import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { z } from 'zod'
import { hdrOfPicture, writeSdrPicture } from '#media/hdr-picture.ts'
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
 * A file that everything in the house can read: pictures of phones (HEIC) and pictures in HDR are written anew into
 * `scratch`, upright and in SDR, the rest is as it was brought. Throws what the file gives cause to.
 */
export async function readableFile(
  path: string,
  scratch: string,
  signal: AbortSignal,
): Promise<{ path: string; original: Original | null }> {
  const type = await fileTypeFromFile(path).catch(() => undefined)
  const out = join(scratch, 'readable')
  if (type === undefined || !(await writeReadable(type.mime, path, out, signal)))
    return { path, original: null }
  const { size: bytes } = await stat(path)
  return { path: out, original: { contentType: type.mime, extension: type.ext, bytes } }
}

const mayBeHdr: ReadonlySet<string> = new Set(['image/png', 'image/avif'])

/** False, and nothing is written, when the file is well as it is. */
async function writeReadable(mime: string, path: string, out: string, signal: AbortSignal): Promise<boolean> {
  if (heicTypes.has(mime)) {
    await unpackHeic(path, out, signal)
    return true
  }
  const hdr = mayBeHdr.has(mime) ? await hdrOfPicture(path) : null
  return hdr !== null && (await writeSdrPicture(path, out, hdr, signal))
}
