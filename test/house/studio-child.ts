import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { findFolder } from '#db/embedded/place.ts'
import { readPostmasterFile, stopPostmaster } from '#db/embedded/postmaster.ts'

export const quiet = { info: () => {}, warn: () => {} }

const started = z.object({ url: z.string(), adopted: z.boolean(), server: z.number() })
const refused = z.object({ code: z.string(), message: z.string() })
const firstLine = z.union([started, refused])

export interface StudioChild {
  process: ChildProcess
  /** What it said first: where its server is, or why there is none. */
  said: z.infer<typeof firstLine>
  end(signal: NodeJS.Signals): Promise<void>
}

interface ChildOptions {
  uid?: number
  gid?: number
  /** A program, with its arguments, that starts the process. */
  wrapper?: string[]
}

/** Those that a test has not ended; a failed one would keep its server, and the run's output, alive. */
const running = new Map<ChildProcess, Promise<void>>()

/** A second process that holds a data folder's server, as a studio does. */
export async function startChild(
  dataFolder: string,
  { wrapper = [], ...account }: ChildOptions = {},
): Promise<StudioChild> {
  const script = fileURLToPath(new URL('./studio-child-main.ts', import.meta.url))
  const [file = process.execPath, ...args] = [...wrapper, process.execPath, script, dataFolder]
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
    ...account,
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  running.set(child, ended)
  void ended.then(() => running.delete(child))
  let text = ''
  for await (const chunk of child.stdout) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  return {
    process: child,
    said: firstLine.parse(JSON.parse(text)),
    async end(signal) {
      child.kill(signal)
      await ended
    },
  }
}

/** Where the child's server is; throws when it was refused. */
export function serverOf(child: StudioChild): z.infer<typeof started> {
  return started.parse(child.said)
}

/** A data folder of its own that the server's account may enter, or that belongs to `uid`. */
export async function temporaryDataFolder(uid?: number): Promise<string> {
  const folder = await mkdtemp('/tmp/dailies-house-')
  if (uid === undefined) await chmod(folder, 0o711)
  else await chown(folder, uid, uid)
  return folder
}

/** Ends whatever studio and server still run there and removes everything, also where a pointer leads. */
export async function removeDataFolder(dataFolder: string): Promise<void> {
  for (const child of running.keys()) child.kill('SIGKILL')
  await Promise.all(running.values())
  const folder = await findFolder(dataFolder).catch(() => null)
  if (folder !== null) {
    const file = await readPostmasterFile(folder)
    if (file) await stopPostmaster(file.processId, folder, 1_000)
    if (folder.startsWith('/var/lib/dailies/'))
      await rm(folder.replace(/\/postgres$/, ''), { recursive: true })
  }
  await rm(dataFolder, { recursive: true, force: true })
}
