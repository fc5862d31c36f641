import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, constants as files } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { InlineOutput } from '#providers/spec/provider.ts'

/** Finished work by its key: what is asked for a second time is copied instead of made. */
export interface MadeBefore {
  /** Puts the files of this key into `scratch`; null when they are not there, or not whole. */
  find(key: string, scratch: string): Promise<InlineOutput[] | null>
  keep(key: string, outputs: readonly InlineOutput[]): Promise<void>
  /** Where the parts of a work may be kept until the whole is. */
  partsOf(work: string): KeptParts
  forgetParts(work: string): Promise<void>
}

/** As plain data, so that a thread can be told. A part's key is the work's and its own name. */
export interface KeptParts {
  folder: string
  maxBytes: number
  work: string
}

export const partKey = (work: string, name: string): string => `${work}-${name}`

const Manifest = z.array(
  z.object({
    name: z.string().regex(/^[\w-]+\.\w+$/),
    kind: z.enum(['image', 'video', 'audio']),
    contentType: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    facts: z.record(z.string(), z.json()).optional(),
  }),
)
type Manifest = z.infer<typeof Manifest>

const manifestName = 'manifest.json'
const unfinished = '.new-'
/** A folder that is still being written is younger than this. */
const abandonedMs = 3_600_000
/** One work may not push out all others. */
const largestShare = 0.5

/**
 * A folder with an entry a key, never larger than `maxBytes`; what was used longest ago goes first. An entry is written aside
 * and renamed, and its files are checked when it is read, so that a crash, a second process or a full disk only cost the work.
 */
export function openMadeBefore(folder: string, maxBytes: number): MadeBefore {
  return {
    async find(key, scratch) {
      const entry = join(folder, key)
      const drop = async () => {
        await rm(entry, { recursive: true, force: true })
        return null
      }
      const manifest = await readManifest(entry)
      if (manifest === null) return drop()
      const outputs: InlineOutput[] = []
      for (const { name, kind, contentType, bytes, sha256, facts } of manifest) {
        const path = join(scratch, name)
        const whole = await copyFile(join(entry, name), path, files.COPYFILE_FICLONE)
          .then(async () => (await stat(path)).size === bytes && (await hashOf(path)) === sha256)
          .catch(() => false)
        if (!whole) return drop()
        outputs.push({ kind, path, contentType, ...(facts === undefined ? {} : { facts }) })
      }
      const now = new Date()
      await utimes(entry, now, now).catch(() => {})
      return outputs
    },
    async keep(key, outputs) {
      const aside = join(folder, `${unfinished}${randomUUID()}`)
      try {
        const manifest: Manifest = []
        for (const { path, kind, contentType, facts } of outputs) {
          const { size: bytes } = await stat(path)
          const name = basename(path)
          manifest.push({
            ...{ name, kind, contentType, bytes, sha256: await hashOf(path) },
            ...(facts === undefined ? {} : { facts }),
          })
        }
        const total = manifest.reduce((sum, { bytes }) => sum + bytes, 0)
        if (total > maxBytes * largestShare) return
        await makeRoom(folder, maxBytes - total)
        await mkdir(aside, { recursive: true })
        for (const { path } of outputs)
          await copyFile(path, join(aside, basename(path)), files.COPYFILE_FICLONE)
        await writeFile(join(aside, manifestName), JSON.stringify(Manifest.parse(manifest)))
        await rename(aside, join(folder, key))
      } catch {
        // Somebody else kept it meanwhile, or the disk is full: the work itself is done either way.
        await rm(aside, { recursive: true, force: true })
      }
    },
    partsOf: (work) => ({ folder, maxBytes, work }),
    async forgetParts(work) {
      for (const name of await readdir(folder).catch(() => []))
        if (name.startsWith(partKey(work, ''))) await rm(join(folder, name), { recursive: true, force: true })
    },
  }
}

async function readManifest(entry: string): Promise<Manifest | null> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(entry, manifestName), 'utf8')))
  } catch {
    return null
  }
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Removes what was used longest ago until no more than so many bytes are left, and what a killed process left half written. */
async function makeRoom(folder: string, maxBytes: number): Promise<void> {
  const entries: { path: string; usedMs: number; bytes: number }[] = []
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const entry = await stat(path).catch(() => null)
    if (entry === null) continue
    if (!name.startsWith(unfinished))
      entries.push({ path, usedMs: entry.mtimeMs, bytes: await bytesOf(path) })
    else if (Date.now() - entry.mtimeMs > abandonedMs) await rm(path, { recursive: true, force: true })
  }
  let left = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const { path, bytes } of entries.sort((a, b) => a.usedMs - b.usedMs)) {
    if (left <= maxBytes) break
    await rm(path, { recursive: true, force: true })
    left -= bytes
  }
}

async function bytesOf(entry: string): Promise<number> {
  const names = await readdir(entry).catch(() => [])
  const sizes = await Promise.all(names.map((name) => stat(join(entry, name)).catch(() => null)))
  return sizes.reduce((sum, one) => sum + (one?.size ?? 0), 0)
}
