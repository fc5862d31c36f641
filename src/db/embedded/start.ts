import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { takeStudioLock } from './keeper.ts'
import { findFolder, preparePlace } from './place.ts'
import { readPostmasterFile, servesFolder, stopPostmaster } from './postmaster.ts'
import { bringUp, type Log, type RunningServer, urlOf } from './supervisor.ts'

export interface EmbeddedOptions {
  dataFolder: string
  log: Log
  /** PostgreSQL settings that differ from ours, by name. */
  settings?: Record<string, string>
  /** The server is gone and could not be brought back; the process had better end. */
  onLost?: (error: unknown) => void
}

export interface EmbeddedServer {
  url: string
  /** True when the server outlived an earlier studio and was taken over. */
  adopted: boolean
  processId(): number
  stop(): Promise<void>
}

const DATABASE = 'dailies'
const REVIVALS = 5

interface Held {
  server: RunningServer
  lock: pg.Client
}

/**
 * Starts (or takes over) the PostgreSQL server of a data folder and keeps it up until `stop`. Throws `embedded_locked`
 * when another studio has the folder.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataFolder = resolve(options.dataFolder)
  const { log } = options
  const place = await preparePlace(dataFolder)
  let stopping = false
  let reviving: Promise<void> = Promise.resolve()

  async function takeUp(): Promise<Held> {
    const server = await bringUp(place, log, options.settings ?? {})
    const lock = await takeStudioLock(server.socketFolder, dataFolder)
    // The lock's connection also tells when the server goes away, be it our child or one that we took over.
    lock.once('end', () => {
      if (!stopping) reviving = revive()
    })
    return { server, lock }
  }

  async function revive(): Promise<void> {
    log.warn('The connection to the embedded PostgreSQL ended; bringing it back.')
    let failure: unknown
    for (let attempt = 1; attempt <= REVIVALS && !stopping; attempt++) {
      try {
        held = await takeUp()
        log.info('The embedded PostgreSQL is back.')
        return
      } catch (error) {
        failure = error
        await sleep(attempt * 200)
      }
    }
    if (!stopping) options.onLost?.(failure)
  }

  let held = await takeUp()
  const { adopted, socketFolder } = held.server

  async function stop(): Promise<void> {
    stopping = true
    await reviving
    await held.lock.end().catch(() => {})
    await stopPostmaster(held.server.processId, place.folder)
    if (socketFolder !== place.folder) await rm(socketFolder, { recursive: true, force: true })
  }

  try {
    await makeDatabase(held.lock)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: urlOf(socketFolder, DATABASE), adopted, processId: () => held.server.processId, stop }
}

async function makeDatabase(lock: pg.Client): Promise<void> {
  const { rowCount } = await lock.query('select 1 from pg_database where datname = $1', [DATABASE])
  if (rowCount === 0) await lock.query(`create database ${DATABASE}`)
}

/** The URL of the server that runs on this data folder now, without taking anything over. Null when none does. */
export async function findRunning(dataFolder: string): Promise<{ url: string; processId: number } | null> {
  const folder = await findFolder(resolve(dataFolder))
  if (folder === null) return null
  const file = await readPostmasterFile(folder)
  if (!file?.ready || !(await servesFolder(file.processId, folder))) return null
  return { url: urlOf(file.socketFolder, DATABASE), processId: file.processId }
}
