import { randomUUID } from 'node:crypto'
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { type Copied, copyDurably, copyTree, syncPath } from './copy-tree.ts'
import { EmbeddedErrors } from './errors.ts'
import { preparePlace } from './place.ts'

const Started = z.tuple([z.object({ segment: z.string() })])
const Stopped = z.tuple([z.object({ label: z.string(), segment: z.string() })])
const Folder = z.tuple([z.object({ folder: z.string() })])

/**
 * Copies a running embedded server's data to `destination` while it goes on working. Started on the copy, a server finds
 * everything that was committed when the copy ended.
 */
export async function copyBase(url: string, destination: string): Promise<Copied> {
  const client = new pg.Client({ connectionString: url, application_name: 'dailies backup' })
  await client.connect()
  try {
    const [{ folder }] = Folder.parse(
      (await client.query("select current_setting('data_directory') as folder")).rows,
    )
    // Keeps the log that the copy needs from being recycled; a temporary slot ends with this connection.
    await client.query(
      "select pg_create_physical_replication_slot('dailies_backup_' || pg_backend_pid(), true, true)",
    )
    const [{ segment: first }] = Started.parse(
      (await client.query("select pg_walfile_name(pg_backup_start('dailies', fast => true)) as segment"))
        .rows,
    )
    const base = await copyTree(folder, destination, belongsToBase)
    // The log's segment is switched by this, so that the last one needed is whole.
    const [{ label, segment: last }] = Stopped.parse(
      (
        await client.query(
          'select labelfile as label, pg_walfile_name(lsn) as segment from pg_backup_stop(wait_for_archive => false)',
        )
      ).rows,
    )
    const log = await copyLog(join(folder, 'pg_wal'), join(destination, 'pg_wal'), first, last)
    await writeFile(join(destination, 'backup_label'), label, { flush: true })
    await syncPath(destination)
    return { files: base.files + log.files + 1, bytes: base.bytes + log.bytes + Buffer.byteLength(label) }
  } finally {
    await client.end()
  }
}

/** Folders that must be there but whose content belongs to the running server only. */
const EMPTIED = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]

function belongsToBase(path: string, kind: 'file' | 'folder'): boolean {
  const [top = ''] = path.split('/')
  const name = basename(path)
  if (name.startsWith('pgsql_tmp')) return false
  if (EMPTIED.includes(top)) return kind === 'folder' && (path === top || path === 'pg_wal/archive_status')
  return !/^(postmaster\.(pid|opts)|pg_internal\.init.*|\.s\.PGSQL\..*|backup_label.*|current_logfiles)$/.test(
    name,
  )
}

async function copyLog(from: string, to: string, first: string, last: string): Promise<Copied> {
  const sum: Copied = { files: 0, bytes: 0 }
  for (const name of await readdir(from)) {
    if (!/^[0-9A-F]{24}$/.test(name) || name < first || name > last) continue
    const bytes = await copyDurably(join(from, name), join(to, name))
    if (bytes === null) {
      throw EmbeddedErrors.embedded_copy_failed({
        detail: `The log segment ${name} went away while it was copied. Run the backup again.`,
      })
    }
    sum.files += 1
    sum.bytes += bytes
  }
  await syncPath(to)
  return sum
}

/** Puts a base copy in the place of a data folder's database, of which there must be none. */
export async function placeBase(source: string, dataFolder: string): Promise<void> {
  const place = await preparePlace(dataFolder)
  const version = (await readFile(join(source, 'PG_VERSION'), 'utf8')).trim()
  if (version !== place.binaries.majorVersion) {
    throw EmbeddedErrors.embedded_version_mismatch({
      detail: `The backup was made by PostgreSQL ${version}; this release brings ${place.binaries.majorVersion}. Restore it with the release that made it.`,
    })
  }
  const unfinished = `${place.folder}.${randomUUID()}`
  await mkdir(unfinished, { mode: 0o700 })
  try {
    await copyTree(source, unfinished)
    await chmod(unfinished, 0o700)
    if (place.account) await giveAll(unfinished, place.account.uid, place.account.gid)
    await rename(unfinished, place.folder)
    await syncPath(dirname(place.folder))
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function giveAll(folder: string, uid: number, gid: number): Promise<void> {
  await chown(folder, uid, gid)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await chown(join(entry.parentPath, entry.name), uid, gid)
  }
}
