import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { findProgram } from '#media/tools.ts'

/** A verb of the shipped command line, or another script, in a process of its own. */
export interface HouseProcess {
  pid: number
  /** Resolves when its log says `words`, or when it has ended. */
  saying(words: string): Promise<void>
  signal(signal: NodeJS.Signals): void
  /** Exit code or signal; resolves when it is gone. */
  ended: Promise<number | NodeJS.Signals>
  isAlive(): boolean
  output(): string
}

const commandLine = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url))
const living = new Set<ChildProcess>()
process.on('exit', killAll)

/** Where it is known, the kernel ends our children when this process dies without a word. */
const withParent = findProgram('setpriv')

export const startVerb = (verb: string, environment: Record<string, string>): HouseProcess =>
  startScript(commandLine, [verb], environment)

export function startScript(
  script: string,
  args: string[],
  environment: Record<string, string>,
): HouseProcess {
  const line = [process.execPath, script, ...args]
  const [program = '', ...rest] =
    withParent === null ? line : [withParent, '--pdeathsig', 'KILL', '--', ...line]
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...environment },
  })
  living.add(child)
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-200_000)
      if (process.env.TEST_LOG) process.stderr.write(`[${child.pid}] ${text}`)
      for (const listener of listeners) listener()
    })
  }
  const ended = once(child, 'exit').then(([code, signal]) => {
    living.delete(child)
    return signal ?? code
  })
  return {
    pid: child.pid ?? 0,
    ended,
    isAlive: () => living.has(child),
    output: () => output,
    signal: (signal) => child.kill(signal),
    saying: (words) =>
      new Promise((resolve) => {
        const look = () => {
          if (!output.includes(words) && living.has(child)) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        void ended.then(look)
        look()
      }),
  }
}

/** Ends processes whatever their state, also a stopped one, and waits until they are gone. */
export async function killProcesses(processes: readonly HouseProcess[]): Promise<void> {
  for (const one of processes) if (one.isAlive()) one.signal('SIGKILL')
  await Promise.all(processes.map((one) => one.ended))
}

function killAll(): void {
  for (const child of living) child.kill('SIGKILL')
}
