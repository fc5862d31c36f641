import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { StorageErrors } from './errors.ts'

/**
 * Opens a file that is to be stored. A media program, or whoever broke it, may have left a link to somewhere else, or a pipe
 * that never ends, under the name of its output: both are refused.
 */
export async function openPlain(path: string): Promise<FileHandle> {
  const refused = () => StorageErrors.storage_failed({ detail: 'What was to be stored is not a plain file.' })
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const file = await open(path, flags).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'ELOOP' ? refused() : error
  })
  if ((await file.stat()).isFile()) return file
  await file.close()
  throw refused()
}
