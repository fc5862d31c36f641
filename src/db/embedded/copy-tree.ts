import { constants } from 'node:fs'
import { copyFile, mkdir, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from './errors.ts'

export interface Copied {
  files: number
  bytes: number
}

/**
 * Copies a folder's files and folders (nothing else) to a new place, each on disk before it counts. Files that vanish
 * meanwhile are left out. `takes` is asked with the path relative to the start.
 */
export async function copyTree(
  from: string,
  to: string,
  takes: (path: string, kind: 'file' | 'folder') => boolean = () => true,
  below = '',
): Promise<Copied> {
  const sum: Copied = { files: 0, bytes: 0 }
  await mkdir(join(to, below), { recursive: true, mode: 0o700 })
  for (const entry of await entriesOf(join(from, below))) {
    const path = join(below, entry.name)
    if (entry.isDirectory() && takes(path, 'folder')) {
      const inner = await copyTree(from, to, takes, path)
      sum.files += inner.files
      sum.bytes += inner.bytes
    } else if (entry.isFile() && takes(path, 'file')) {
      const bytes = await copyDurably(join(from, path), join(to, path))
      if (bytes === null) continue
      sum.files += 1
      sum.bytes += bytes
    }
  }
  await syncPath(join(to, below))
  return sum
}

async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.sort((one, other) => (one.name < other.name ? -1 : 1))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Returns the bytes on disk, or null when the source is gone. */
export async function copyDurably(from: string, to: string): Promise<number | null> {
  try {
    // A clone where the file system can, else a copy.
    await copyFile(from, to, constants.COPYFILE_FICLONE)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
  await using file = await open(to, 'r+')
  await file.sync()
  return (await file.stat()).size
}

/** Puts a folder's list of names on disk. */
export async function syncPath(path: string): Promise<void> {
  await using handle = await open(path, 'r')
  await handle.sync()
}
