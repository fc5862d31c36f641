import { createHash, randomUUID } from 'node:crypto'
import { chown, link, lstat, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, canReach, serverAccount } from './account.ts'
import { type Binaries, copyBinaries, findBinaries } from './binaries.ts'
import { EmbeddedErrors, errorCode } from './errors.ts'
import { makeOpenFolder } from './folders.ts'

const SYSTEM_FOLDER = '/var/lib/dailies'

/** Everything that is decided before a server starts. */
export interface Place {
  /** PostgreSQL's own data folder (PGDATA), by its real path. */
  folder: string
  /** Null: the server runs as the present user. */
  account: Account | null
  binaries: Binaries
  logFile: string
}

/** Where an earlier start put the database, or null when there was none. Throws when it is gone or barred. */
export async function findFolder(dataFolder: string): Promise<string | null> {
  const pointer = pointerFile(dataFolder)
  const target = await readFile(pointer, 'utf8').then(
    (text) => text.trim(),
    () => null,
  )
  const folder = target ?? join(dataFolder, 'postgres')
  try {
    return await realpath(folder)
  } catch (cause) {
    if (target === null) return null
    throw EmbeddedErrors.embedded_folder_unreachable({
      detail: `${pointer} says that the database is in ${folder}, which is not there. Bring it back, or delete that file to begin with an empty database.`,
      cause,
    })
  }
}

/** Finds or chooses the folder, the account and the programs; makes nothing but folders and the pointer. */
export async function preparePlace(dataFolder: string): Promise<Place> {
  const found = await findFolder(dataFolder)
  const { folder, account } = found
    ? { folder: found, account: await accountOfOwner(found) }
    : await choosePlace(dataFolder)
  const installed = await findBinaries()
  const binaries =
    account === null || (await canReach(account, installed.postgres, 'program'))
      ? installed
      : await copyBinaries(installed, SYSTEM_FOLDER)
  return { folder, account, binaries, logFile: join(dataFolder, 'postgres.log') }
}

/** The owner of an existing database keeps it, whoever starts the studio now. */
async function accountOfOwner(folder: string): Promise<Account | null> {
  const { uid, gid } = await stat(folder)
  const me = process.getuid?.() ?? uid
  if (me !== 0 && me !== uid) {
    throw EmbeddedErrors.embedded_folder_unreachable({
      detail: `The database in ${folder} belongs to the account with uid ${uid}; this process has uid ${me}. Start the studio as that account or as root, or choose another DAILIES_DATA.`,
    })
  }
  if (me === 0 && uid === 0) {
    throw EmbeddedErrors.embedded_folder_unreachable({
      detail: `The database in ${folder} belongs to root, and PostgreSQL refuses to run as root. Give it to an ordinary account: chown -R dailies ${folder}`,
    })
  }
  const account = me === 0 ? { uid, gid } : null
  if (!(await canReach(account, folder, 'folder'))) {
    throw EmbeddedErrors.embedded_folder_unreachable({
      detail: `The account with uid ${uid} runs the database but may not enter ${folder}. Open the folders above it (chmod o+x) and start again.`,
    })
  }
  return account
}

async function choosePlace(dataFolder: string): Promise<{ folder: string; account: Account | null }> {
  await mkdir(dataFolder, { recursive: true })
  const real = await realpath(dataFolder)
  const account = await serverAccount()
  if (account === null || (await canReach(account, real, 'folder'))) {
    return { folder: join(real, 'postgres'), account }
  }
  // Never an old folder of the same name: who deleted his data folder asked for a new beginning.
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 12)
  await makeOpenFolder(SYSTEM_FOLDER)
  const home = await mkdtemp(join(SYSTEM_FOLDER, `${hash}-`))
  const folder = join(home, 'postgres')
  await mkdir(folder, { mode: 0o700 })
  for (const path of [home, folder]) await chown(path, account.uid, account.gid)
  if (await writeOnce(pointerFile(dataFolder), `${folder}\n`)) return { folder, account }
  // Another first start was quicker; its choice stands.
  await rm(home, { recursive: true })
  return { folder: (await findFolder(dataFolder)) ?? folder, account }
}

function pointerFile(dataFolder: string): string {
  return join(dataFolder, 'postgres.location')
}

/** Writes a whole file or none, and never over an existing one. Returns false when there was one. */
async function writeOnce(path: string, text: string): Promise<boolean> {
  const unfinished = `${path}.${randomUUID()}`
  await writeFile(unfinished, text, { flush: true })
  try {
    await link(unfinished, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(unfinished)
  }
}

/** A socket's path may have 107 bytes on Linux and 103 on macOS, `/.s.PGSQL.5432` included. */
const LONGEST_SOCKET_FOLDER_BYTES = 103 - '/.s.PGSQL.5432'.length

/** Inside the database folder, which nobody else may enter; where that path is too long, in a private folder of /tmp. */
export async function prepareSocketFolder(place: Place): Promise<string> {
  if (Buffer.byteLength(place.folder) <= LONGEST_SOCKET_FOLDER_BYTES) return place.folder
  const uid = place.account?.uid ?? process.getuid?.() ?? 0
  const hash = createHash('sha256').update(place.folder).digest('hex').slice(0, 16)
  const folder = join('/tmp', `dailies-${uid}-${hash}`)
  await mkdir(folder, { mode: 0o700 }).then(
    () => (place.account ? chown(folder, place.account.uid, place.account.gid) : undefined),
    (error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    },
  )
  const found = await lstat(folder)
  // Everybody may write to /tmp: a folder that somebody else put there first must not hold our socket.
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw EmbeddedErrors.embedded_folder_unreachable({
      detail: `The database's socket folder ${folder} is not a private folder of uid ${uid}. Remove it and start again.`,
    })
  }
  return folder
}
