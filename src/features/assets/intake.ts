import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import { assets } from '#db/schema/assets.ts'
import type { Logger } from '#http/log.ts'
import { runUnit } from '#jobs/unit.ts'
import { DailiesError } from '#kernel/errors.ts'
import { toJsonObject } from '#kernel/json.ts'
import { scratchFolder } from '#media/scratch.ts'
import { storageKey } from '#storage/keys.ts'
import type { Storage } from '#storage/storage.ts'
import type { AssetStore } from './assets.ts'
import { deriveFiles } from './derive.ts'
import { type DetectedFile, detectFile } from './detect.ts'
import { displayName } from './file-names.ts'
import { type Original, originalKey, originalOf, readableFile } from './readable.ts'
import type { AssetRow } from './view.ts'

export interface IntakeDeps extends AssetStore {
  storage: Storage
  scratchFolder: string
  log: Logger
}

/** A whole file on this machine that a person brought. */
export interface NewFile {
  assetId: string
  workspaceId: string
  /** Null: nobody's, such as the command line's. */
  userId: string | null
  projectId: string | null
  /** As the person called it. */
  name: string
  path: string
}

export type Intake = ReturnType<typeof openIntake>

/** What the bytes themselves are to blame for; anything else (a full disk, a stop) leaves the file to be taken again. */
const inTheFile = new Set(['unsupported_media', 'corrupt_media', 'too_large', 'payload_too_large'])

/**
 * Takes files in: looks at the bytes, keeps them, then prepares poster, sprite and waveform one file at a time. Every step
 * may be done again, so a process that dies in between loses nothing: see `resume`.
 */
export function openIntake(deps: IntakeDeps) {
  const { db, storage, log } = deps
  const stop = new AbortController()
  let queue: Promise<void> = Promise.resolve()

  /**
   * Returns the pending asset; its bytes are in storage then. A file that cannot be used becomes a failed asset, and its
   * error is thrown. A file that was taken in before is returned as it is.
   */
  async function takeIn(file: NewFile): Promise<AssetRow> {
    const known = await rowOf(file.assetId)
    if (known) return known
    try {
      await using scratch = await scratchFolder(deps.scratchFolder)
      const { path, original } = await readableFile(file.path, scratch.path, stop.signal)
      const detected = await detectFile(path, stop.signal)
      const name = displayName(file.name, detected.extension)
      const key = storageKey(file.workspaceId, 'uploads', file.assetId, name)
      const sha256 = await hashOf(path)
      if (original !== null) {
        const { contentType } = original
        await storage.putFile(originalKey(file.workspaceId, file.assetId, original), file.path, {
          contentType,
        })
      }
      const { size: bytes } = await stat(path)
      await storage.putFile(key, path, { contentType: detected.contentType })
      return await insert(file, {
        ...factsOf(detected, original),
        name,
        bytes,
        sha256,
        storageKey: key,
        status: 'pending',
      })
    } catch (error) {
      if (!(error instanceof DailiesError) || !inTheFile.has(error.code)) throw error
      const extension = /\.([A-Za-z0-9]{1,8})$/.exec(file.name)?.[1] ?? 'bin'
      const { size: bytes } = await stat(file.path)
      await insert(file, {
        kind: 'text',
        contentType: 'application/octet-stream',
        name: displayName(file.name, extension),
        bytes,
        storageKey: '',
        status: 'failed',
        error: {
          code: error.code,
          detail: error.message,
          nextSteps: error.nextSteps,
        },
      })
      throw error
    }
  }

  type Facts = Omit<typeof assets.$inferInsert, 'id' | 'workspaceId' | 'origin' | 'createdBy' | 'projectId'>

  async function insert(file: NewFile, facts: Facts): Promise<AssetRow> {
    return runUnit(deps, async (unit) => {
      const { assetId: id, workspaceId, projectId, userId: createdBy } = file
      await unit.tx
        .insert(assets)
        .values({ ...facts, id, workspaceId, projectId, createdBy, origin: 'uploaded' })
        .onConflictDoNothing()
      const [row] = await unit.tx.select().from(assets).where(eq(assets.id, id))
      if (!row) throw new Error(`Asset ${id} was not inserted`)
      unit.event(workspaceId, 'asset.created', id, { id, status: row.status })
      return row
    })
  }

  async function rowOf(id: string): Promise<AssetRow | null> {
    const [row] = await db.select().from(assets).where(eq(assets.id, id))
    return row ?? null
  }

  /** Makes a pending asset ready, from a local copy when there is one. Returns it as it is afterwards. */
  async function prepare(asset: AssetRow, brought?: string): Promise<AssetRow> {
    if (asset.status !== 'pending') return asset
    await using scratch = await scratchFolder(deps.scratchFolder)
    const original = originalOf(asset)
    const path = original === null ? brought : undefined
    const isMedia = asset.kind === 'image' || asset.kind === 'video' || asset.kind === 'audio'
    const local = path ?? join(scratch.path, 'original')
    if (isMedia && path === undefined) await storage.toFile(asset.storageKey, local)
    const derived = isMedia
      ? await deriveFiles(
          storage,
          { workspaceId: asset.workspaceId, assetId: asset.id },
          local,
          scratch.path,
          stop.signal,
        )
      : null
    const facts = derived === null ? {} : { ...derived, probe: withOriginal(derived.probe, original) }
    return runUnit(deps, async (unit) => {
      const [row] = await unit.tx
        .update(assets)
        .set({ ...facts, status: 'ready' })
        .where(and(eq(assets.id, asset.id), eq(assets.status, 'pending')))
        .returning()
      if (row) unit.event(row.workspaceId, 'asset.updated', row.id, { id: row.id, status: 'ready' })
      return row ?? asset
    })
  }

  /** In the background, one after another; whatever happens, `done` is called. */
  function prepareLater(asset: AssetRow, path?: string, done?: () => Promise<void>): void {
    queue = queue
      .then(async () => {
        if (stop.signal.aborted) return
        await prepare(asset, path)
        await done?.()
      })
      .catch((error) => {
        if (!stop.signal.aborted)
          log.error({ err: error, assetId: asset.id }, 'an upload could not be prepared')
      })
  }

  return {
    takeIn,
    prepare,
    prepareLater,
    rowOf,
    /** Takes up what a process that died left pending. Those of living processes are younger. */
    async resume(createdBefore: Date): Promise<number> {
      const left = await db
        .select()
        .from(assets)
        .where(
          and(eq(assets.status, 'pending'), isNull(assets.deletedAt), lt(assets.createdAt, createdBefore)),
        )
        .orderBy(asc(assets.createdAt))
        .limit(1000)
      for (const asset of left) prepareLater(asset)
      return left.length
    },
    /** Resolves when nothing waits any more. */
    settled: () => queue,
    async close(): Promise<void> {
      stop.abort()
      await queue
      await rm(deps.scratchFolder, { recursive: true, force: true })
    },
  }
}

const withOriginal = (probe: object, original: Original | null) =>
  toJsonObject(original === null ? probe : { ...probe, original })

function factsOf(detected: DetectedFile, original: Original | null) {
  const { kind, contentType, probe } = detected
  return {
    kind,
    contentType,
    width: probe?.width ?? null,
    height: probe?.height ?? null,
    durationSeconds: probe?.durationSeconds ?? null,
    fps: probe?.fps ?? null,
    probe: probe === null ? null : withOriginal(probe, original),
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
