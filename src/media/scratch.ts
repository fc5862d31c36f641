import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { mediaAccount } from './confine.ts'

export interface Scratch extends AsyncDisposable {
  path: string
}

/** A private folder under `root` that removes itself: `await using scratch = await scratchFolder(root)`. */
export async function scratchFolder(root: string, prefix = 'scratch-'): Promise<Scratch> {
  await mkdir(root, { recursive: true })
  const path = await mkdtemp(join(root, prefix))
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/**
 * For one look at a file. When children run as another account the file must be linked in, and links stay on one disk; else
 * the child reads the file where it is, and its folder may be read-only.
 */
export function scratchFor(path: string): Promise<Scratch> {
  return scratchFolder(mediaAccount() ? dirname(path) : tmpdir(), '.look-')
}

/** Removes the folders that killed processes left under `root`. Only those untouched for a day: no work takes that long. */
export async function sweepScratch(root: string, now: Date): Promise<void> {
  for (const name of await readdir(root).catch(() => [])) {
    const path = join(root, name)
    const entry = await stat(path).catch(() => null)
    if (entry && now.getTime() - entry.mtimeMs > 86_400_000) await rm(path, { recursive: true, force: true })
  }
}
