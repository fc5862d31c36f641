import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

/** What a server says about itself in `postmaster.pid`. */
export interface PostmasterFile {
  processId: number
  port: number
  socketFolder: string
  ready: boolean
}

const fileOf = (folder: string) => join(folder, 'postmaster.pid')

/** Null when there is no file, or one that is still being written. */
export async function readPostmasterFile(folder: string): Promise<PostmasterFile | null> {
  const text = await readFile(fileOf(folder), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n')
  const processId = Number(lines[0])
  if (!Number.isInteger(processId) || processId <= 0) return null
  return {
    processId,
    port: Number(lines[3] ?? 0),
    socketFolder: lines[4] ?? '',
    ready: (lines[7] ?? '').trim() === 'ready',
  }
}

/** Whether this process is a PostgreSQL server on this folder; after a reboot its number may belong to anything. */
export async function servesFolder(processId: number, folder: string): Promise<boolean> {
  const command = await commandOf(processId)
  return command.some((word) => word.endsWith('/postgres')) && command.includes(folder)
}

async function commandOf(processId: number): Promise<string[]> {
  if (process.platform === 'linux') {
    // Empty for a zombie, which serves nothing.
    return (await readFile(`/proc/${processId}/cmdline`, 'utf8').catch(() => '')).split('\0')
  }
  const ps = promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(processId)])
  const line = (await ps.catch(() => ({ stdout: '' }))).stdout.trim()
  const data = line.indexOf(' -D ')
  return data < 0 ? [line] : [line.slice(0, data), ...line.slice(data + 4).split(' -c ', 1)]
}

export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Larger than any process number that Linux or macOS gives out. */
const NO_PROCESS = 4_194_305

/**
 * PostgreSQL refuses to start while the process named in one of its lock files lives, whatever that process is by now:
 * after a reboot another program, in a container without an init a zombie. Deleting `postmaster.pid` would also delete
 * the name of the shared memory by which a new server notices children of the old one that still write, so only the
 * number is replaced.
 */
export async function disownLockFiles(folder: string, socketFolder: string): Promise<void> {
  for (const path of [fileOf(folder), join(socketFolder, '.s.PGSQL.5432.lock')]) {
    const text = await readFile(path, 'utf8').catch(() => null)
    const processId = Number.parseInt(text ?? '', 10)
    if (text === null || !isAlive(processId) || (await servesFolder(processId, folder))) continue
    await writeFile(path, text.replace(/^\d+/, String(NO_PROCESS)))
  }
}

/** Asks a server to stop, more and more firmly. SIGINT: fast shutdown. SIGQUIT: at once, recovered by WAL later. */
export async function stopPostmaster(processId: number, folder: string, patienceMs = 30_000): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]
  for (const [signal, waitMs] of steps) {
    if (!(await servesFolder(processId, folder))) return
    try {
      process.kill(processId, signal)
    } catch {
      return
    }
    if (await waitUntilGone(processId, folder, waitMs)) return
  }
}

async function waitUntilGone(processId: number, folder: string, waitMs: number): Promise<boolean> {
  const end = performance.now() + waitMs
  while (performance.now() < end) {
    if (!(await servesFolder(processId, folder))) return true
    await sleep(20)
  }
  return false
}
