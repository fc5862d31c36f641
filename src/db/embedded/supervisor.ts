import { spawn } from 'node:child_process'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { EmbeddedErrors, errorCode } from './errors.ts'
import { initialise, ROLE } from './initialise.ts'
import { type Place, prepareSocketFolder } from './place.ts'
import {
  disownLockFiles,
  type PostmasterFile,
  readPostmasterFile,
  servesFolder,
  stopPostmaster,
} from './postmaster.ts'

export interface Log {
  info(line: string): void
  warn(line: string): void
}

/** A server that answers. */
export interface RunningServer {
  processId: number
  socketFolder: string
  /** True when it was running before we came. */
  adopted: boolean
}

const PORT = 5432
/** A machine that is very busy lets a healthy server wait for some seconds. */
const SILENCE_MS = 10_000
/** PostgreSQL's code for: starting, recovering or stopping. */
const CANNOT_CONNECT_NOW = '57P03'

const SETTINGS: Record<string, string> = {
  shared_buffers: '64MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // No replica reads the log, but a base copy under way needs every page change in it.
  wal_level: 'replica',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  random_page_cost: '1.1',
}

export function urlOf(socketFolder: string, database: string): string {
  return `postgres://${ROLE}@localhost:${PORT}/${database}?host=${encodeURIComponent(socketFolder)}`
}

/** Brings a server up on the place: adopts the one that answers, stops the one that does not, starts a new one. */
export async function bringUp(
  place: Place,
  log: Log,
  settings: Record<string, string>,
): Promise<RunningServer> {
  await initialise(place)
  const end = performance.now() + 180_000
  while (performance.now() < end) {
    const file = await readPostmasterFile(place.folder)
    if (file && (await servesFolder(file.processId, place.folder))) {
      const state = await askServer(file, place.folder)
      if (state === 'answers') {
        return { processId: file.processId, socketFolder: file.socketFolder, adopted: true }
      }
      if (state === 'silent') {
        log.warn(
          `A PostgreSQL server (process ${file.processId}) on ${place.folder} does not answer; stopping it.`,
        )
        await stopPostmaster(file.processId, place.folder, 2_000)
      }
      continue
    }
    // Another container may serve the same volume: its processes are hidden from us, its socket is not. The studio's lock
    // then says whose it is.
    if (file && (await tryConnect(file)) === 'answers') {
      return { processId: file.processId, socketFolder: file.socketFolder, adopted: true }
    }
    const started = await startServer(place, settings)
    if (started !== 'try again') return started
    await sleep(200)
  }
  throw EmbeddedErrors.embedded_start_failed({
    detail: `The database on ${place.folder} did not come up within three minutes. Its log: ${place.logFile}`,
  })
}

/** `gone`: it stopped while we asked. `silent`: it runs but does not answer. */
async function askServer(file: PostmasterFile, folder: string): Promise<'answers' | 'silent' | 'gone'> {
  const silentAfter = performance.now() + SILENCE_MS
  while (await servesFolder(file.processId, folder)) {
    const reply = await tryConnect(file)
    if (reply === 'answers') return reply
    // A busy server starts, recovers or stops, and says so; that may take as long as it must.
    if (reply === 'nothing' && performance.now() > silentAfter) return 'silent'
    await sleep(50)
  }
  return 'gone'
}

async function tryConnect(file: PostmasterFile): Promise<'answers' | 'busy' | 'nothing'> {
  const client = new pg.Client({
    connectionString: urlOf(file.socketFolder, 'postgres'),
    connectionTimeoutMillis: SILENCE_MS,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return 'answers'
  } catch (error) {
    return errorCode(error) === CANNOT_CONNECT_NOW ? 'busy' : 'nothing'
  } finally {
    await client.end().catch(() => {})
  }
}

async function startServer(
  place: Place,
  settings: Record<string, string>,
): Promise<RunningServer | 'try again'> {
  const socketFolder = await prepareSocketFolder(place)
  await disownLockFiles(place.folder, socketFolder)
  await rotate(place.logFile)
  await using output = await open(place.logFile, 'a')
  const logBytesBefore = (await output.stat()).size
  const server = spawn(place.binaries.postgres, serverArguments(place.folder, socketFolder, settings), {
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', output.fd, output.fd],
    // Its own process group: Ctrl-C in the terminal must reach us first, so that work can end before the database does.
    detached: true,
    ...(place.account ?? {}),
  })
  let ended: string | null = null
  server.once('error', (error) => {
    ended = error.message
  })
  server.once('exit', (code, signal) => {
    ended ??= `it ended with ${signal ?? code}`
  })
  server.unref()
  while (ended === null) {
    const file = await readPostmasterFile(place.folder)
    if (file?.processId === server.pid && file?.ready) {
      return { processId: file.processId, socketFolder, adopted: false }
    }
    await sleep(10)
  }
  const complaint = (await readFile(place.logFile)).subarray(logBytesBefore).toString('utf8')
  // Another start won the race, or children of a killed server have not yet noticed that they are alone.
  if (complaint.includes('already exists') || complaint.includes('shared memory block')) {
    return 'try again'
  }
  const lines = complaint.trim().split('\n').slice(-3).join(' / ')
  throw EmbeddedErrors.embedded_start_failed({
    detail: `The database on ${place.folder} did not start: ${lines || ended} (log: ${place.logFile})`,
  })
}

function serverArguments(folder: string, socketFolder: string, settings: Record<string, string>): string[] {
  const all = {
    ...SETTINGS,
    ...settings,
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
  }
  return ['-D', folder, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

const LARGEST_LOG_BYTES = 10 * 1024 * 1024

async function rotate(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LARGEST_LOG_BYTES) await rename(logFile, `${logFile}.1`)
}
