import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { FileFacts } from '#catalog/fit-input.ts'
import type { SpokenWords } from '#contract/asset.ts'
import type { Queryable } from '#db/client.ts'
import { assets } from '#db/schema/assets.ts'
import { wordsIn, wordsOf } from '#features/assets/view.ts'
import type { StepContext } from '#jobs/catalogue.ts'
import type { InputRef } from '#jobs/operations.ts'
import { newId } from '#kernel/ids.ts'
import type { JsonObject } from '#kernel/json.ts'
import { keptAddress, keptKey } from '#providers/spec/immediate.ts'
import { type InputFile, ProviderError, type ProviderInput } from '#providers/spec/provider.ts'
import { checkedKey, storageKey } from '#storage/keys.ts'
import type { Storage } from '#storage/storage.ts'
import { GenerationErrors } from '../errors.ts'
import { factsOf } from '../input-files.ts'

/** A finished file in our storage, as a step hands it to the next. */
export const StoredFile = z.object({
  assetId: z.string(),
  storageKey: z.string(),
  kind: z.enum(['image', 'video', 'audio', 'text']),
  contentType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  facts: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null).optional(),
})
export type StoredFile = z.infer<typeof StoredFile>

export const StepFiles = z.object({ files: z.array(StoredFile).min(1) })

const extensions: Record<string, string> = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'text/markdown': 'md',
}

const keepTries = 3

/** Puts a vendor's own reply where its asset will read it: it is paid for, and nobody would send it again. */
export async function keepReply(
  storage: Storage,
  { job, step }: StepContext,
  operationId: string,
  content: Uint8Array,
  contentType: string,
): Promise<string> {
  const name = `${step.stage}-${newId('asset')}.${extensions[contentType] ?? 'bin'}`
  const key = storageKey(job.workspaceId, 'generated', operationId, name)
  for (let left = keepTries - 1; ; left--) {
    try {
      await storage.putStream(key, Readable.from([content]), { contentType })
      return keptAddress(key)
    } catch (error) {
      if (left === 0) throw error
    }
  }
}

/** The key of what an operation kept; null for an address at the vendor. A vendor's own reply may name any address. */
export function keptHere(address: string, operation: { id: string; workspaceId: string }): string | null {
  const key = keptKey(address)
  if (key === null) return null
  if (checkedKey(key).startsWith(`${operation.workspaceId}/generated/${operation.id}/`)) return key
  const detail = 'The vendor named a file that is not its own.'
  throw new ProviderError({ kind: 'invalid', detail, retry: false, billed: false }, 'no')
}

/** Copies a local file into storage under a new asset's key; what is there already, stays where it is. */
export async function keep(
  storage: Storage,
  context: StepContext,
  file: {
    path: string
    kind: StoredFile['kind']
    contentType: string
    facts?: JsonObject
    storedAt?: string | null
  },
): Promise<StoredFile> {
  const assetId = newId('asset')
  const name = `${context.step.stage}.${extensions[file.contentType] ?? 'bin'}`
  const key = file.storedAt ?? storageKey(context.job.workspaceId, 'generated', assetId, name)
  const hash = createHash('sha256')
  await pipeline(createReadStream(file.path), hash)
  if (file.storedAt == null) await storage.putFile(key, file.path, { contentType: file.contentType })
  const { size: bytes } = await stat(file.path)
  return {
    assetId,
    storageKey: key,
    kind: file.kind,
    contentType: file.contentType,
    bytes,
    sha256: hash.digest('hex'),
    ...(file.facts === undefined ? {} : { facts: file.facts }),
  }
}

export interface Source {
  role: string
  assetId: string
  storageKey: string
  contentType: string
  bytes: number
  /** What is known of it without looking at it. */
  facts?: FileFacts | null
  /** When each word in it is said; null where nobody speaks, or nobody knows. */
  words?: SpokenWords | null
}

/** Where a step's inputs lie: uploaded or earlier assets of this workspace, or what a step of this job made. */
export async function sourcesOf(
  q: Queryable,
  context: StepContext,
  refs: readonly InputRef[],
): Promise<Source[]> {
  return Promise.all(
    refs.map(async ({ role, assetId, fromStep }) => {
      if (fromStep !== undefined) {
        const [file] = StepFiles.parse(context.results.get(fromStep)).files
        if (file === undefined) throw new Error(`Step ${fromStep} made no file`)
        const { facts, ...plain } = file
        return { role, ...plain, words: wordsIn(facts) }
      }
      const [asset] = await q
        .select()
        .from(assets)
        .where(and(eq(assets.id, assetId ?? ''), eq(assets.workspaceId, context.job.workspaceId)))
      if (asset === undefined || asset.deletedAt !== null) {
        throw GenerationErrors.not_found({ detail: 'A file that this take needs has been deleted.' })
      }
      return {
        role,
        assetId: asset.id,
        storageKey: asset.storageKey,
        contentType: asset.contentType,
        bytes: asset.bytes,
        facts: factsOf(asset),
        words: wordsOf(asset),
      }
    }),
  )
}

export const asProviderInput = (storage: Storage, source: Source): ProviderInput => ({
  role: source.role,
  assetId: source.assetId,
  contentType: source.contentType,
  bytes: source.bytes,
  open: () => storage.open(source.storageKey),
  address: (seconds) => storage.signedUrl(source.storageKey, { seconds }),
})

/** Brings inputs to this machine, for programs that read files. */
export async function toInputFiles(
  storage: Storage,
  sources: readonly Source[],
  folder: string,
): Promise<InputFile[]> {
  return Promise.all(
    sources.map(async (source, index) => {
      const path = join(folder, `input-${index}.${extensions[source.contentType] ?? 'bin'}`)
      await storage.toFile(source.storageKey, path)
      const { role, assetId, contentType, words } = source
      return { role, assetId, contentType, path, ...(words ? { words } : {}) }
    }),
  )
}
