import { randomUUID } from 'node:crypto'
import { constants, createWriteStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, rmdir, stat, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { asStorageError, StorageErrors } from './errors.ts'
import { checkedKey } from './keys.ts'
import { openPlain } from './plain-file.ts'
import type { Storage } from './storage.ts'

/** Kept free, because a database on the same disk must not meet a full one first. */
const marginBytes = 256 * 1024 ** 2

/**
 * Objects as files. A file is written beside its place under another name, brought to the disk, then renamed: after a crash
 * there is the old object or the new one, never a half. Half-written ones lie in `.partial`; see `sweepPartial`.
 */
export function createFileStorage(folder: string): Storage {
  const root = resolve(folder)
  const partial = join(root, '.partial')
  const pathOf = (key: string) => join(root, checkedKey(key))

  async function place(key: string, write: (temporary: string) => Promise<void>): Promise<void> {
    const path = pathOf(key)
    // Only this account: other programs of the machine have no business here.
    await mkdir(partial, { recursive: true, mode: 0o700 })
    const temporary = join(partial, randomUUID())
    try {
      await write(temporary)
      await syncPath(temporary)
      await mkdir(dirname(path), { recursive: true })
      await rename(temporary, path)
      await syncPath(dirname(path))
    } catch (error) {
      await rm(temporary, { force: true })
      throw asStorageError(error)
    }
  }

  return {
    putFile: (key, path) =>
      place(key, async (temporary) => {
        await using file = await openPlain(path)
        await pipeline(
          file.createReadStream({ autoClose: false }),
          createWriteStream(temporary, { flags: 'wx' }),
        )
      }),
    async putStream(key, stream) {
      let bytes = 0
      // It may break before the pipe below listens; the pipe reports it all the same.
      stream.on('error', () => {})
      await place(key, async (temporary) => {
        const target = createWriteStream(temporary, { flags: 'wx' })
        await pipeline(stream, target)
        bytes = target.bytesWritten
      })
      return { bytes }
    },
    async open(key, range) {
      const file = await found(open(pathOf(key), 'r'))
      try {
        const { size } = await file.stat()
        if (range && (range.start >= size || range.start < 0 || range.end < range.start)) {
          throw StorageErrors.bad_range()
        }
        return file.createReadStream(range ? { start: range.start, end: Math.min(range.end, size - 1) } : {})
      } catch (error) {
        await file.close()
        throw error
      }
    },
    async stat(key) {
      const entry = await stat(pathOf(key)).catch(onlyMissing)
      return entry?.isFile() ? { bytes: entry.size } : null
    },
    async signedUrl() {
      return null
    },
    async toFile(key, path) {
      const from = pathOf(key)
      try {
        await found(copyFile(from, path, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL))
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
          await rm(path, { force: true })
        throw asStorageError(error)
      }
    },
    async delete(key) {
      const path = pathOf(key)
      await rm(path, { force: true })
      // Empty folders go too; one that is not empty, or gone, stops the walk.
      for (let up = dirname(path); up !== root; up = dirname(up)) {
        if (
          !(await rmdir(up).then(
            () => true,
            () => false,
          ))
        )
          break
      }
    },
    async fits(bytes) {
      await mkdir(root, { recursive: true, mode: 0o700 })
      const disk = await statfs(root)
      return disk.bavail * disk.bsize >= bytes + marginBytes
    },
  }
}

/** Removes what a killed process left half-written. Only files untouched for a day: another process may be writing. */
export async function sweepPartial(folder: string, now: Date): Promise<number> {
  const partial = join(resolve(folder), '.partial')
  let swept = 0
  for (const name of await readdir(partial).catch(() => [])) {
    const path = join(partial, name)
    const entry = await stat(path).catch(() => null)
    if (!entry || now.getTime() - entry.mtimeMs < 86_400_000) continue
    await rm(path, { force: true })
    swept++
  }
  return swept
}

async function syncPath(path: string): Promise<void> {
  await using handle = await open(path, 'r')
  await handle.sync()
}

async function found<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      throw StorageErrors.object_missing({ cause: error })
    }
    throw error
  }
}

function onlyMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
    return null
  throw error
}
