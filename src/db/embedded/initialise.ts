import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { EmbeddedErrors, errorCode } from './errors.ts'
import type { Place } from './place.ts'

/** The one role of the embedded server. It has no password: only its account and root can reach the socket. */
export const ROLE = 'dailies'

/** Makes the database folder when there is none. A half-made one never gets the final name. */
export async function initialise(place: Place): Promise<void> {
  const version = await readFile(join(place.folder, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => null,
  )
  if (version !== null) {
    if (version === place.binaries.majorVersion) return
    throw EmbeddedErrors.embedded_version_mismatch({
      detail: `${place.folder} was made by PostgreSQL ${version}; this release brings ${place.binaries.majorVersion}. Start it with the release that made it.`,
    })
  }
  const unfinished = `${place.folder}.${randomUUID()}`
  await mkdir(unfinished, { mode: 0o700 })
  if (place.account) await chown(unfinished, place.account.uid, place.account.gid)
  try {
    await promisify(execFile)(place.binaries.initdb, initdbArguments(unfinished), {
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      ...(place.account ?? {}),
    })
    await rename(unfinished, place.folder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another first start was quicker.
    if (['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) return
    throw EmbeddedErrors.embedded_start_failed({
      detail: `The database could not be made in ${place.folder}: ${lastLine(error)}`,
      cause: error,
    })
  }
}

function initdbArguments(folder: string): string[] {
  return [
    ...['-D', folder, '--username', ROLE, '--auth', 'trust', '--encoding', 'UTF8'],
    // The server's own collation: an index stays valid when the data move to a machine with another C library.
    ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
  ]
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  return text.trim().split('\n').at(-1) ?? text
}
