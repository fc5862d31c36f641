import { type ChildProcess, spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import type { Readable } from 'node:stream'
import type { DailiesError } from '#kernel/errors.ts'
import type { MediaCommand } from './command.ts'
import {
  bareEnvironment,
  confined,
  defaultLimits,
  handOver,
  type MediaLimits,
  mediaAccount,
  nameInside,
} from './confine.ts'
import { MediaErrors } from './errors.ts'
import { type MediaProgress, progressReader } from './progress.ts'
import { programPath } from './tools.ts'

export interface RunOptions {
  /** The child's folder: its outputs land here, and all that it can write is here. */
  cwd: string
  signal: AbortSignal
  /** 0–1; only for a command that says how long its result is. */
  onProgress?: (fraction: number) => void
  limits?: Partial<MediaLimits>
  /**
   * Each piece of standard output as it comes; the child waits while a returned promise is open. Without it the output is
   * collected, up to 8 MiB.
   */
  onOutput?: (chunk: Buffer) => void | Promise<void>
  /** Writes the child's standard input; after each `write` the bytes are with the child, and their buffer is free again. */
  feed?: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>
}

export interface RunResult {
  output: Buffer
  /** The last 64 KiB of what the program said. */
  messages: string
  progress: MediaProgress
}

const messageBytes = 64 * 1024
const collectedBytes = 8 * 1024 ** 2
const graceMs = 2_000

/**
 * The only place that starts a media program. Resolves when it ended well and every stream is closed; otherwise throws a
 * `MediaErrors` error, or the signal's reason after the whole process group is gone.
 */
export async function runMedia(command: MediaCommand, options: RunOptions): Promise<RunResult> {
  options.signal.throwIfAborted()
  const limits = { ...defaultLimits, ...options.limits }
  const account = mediaAccount()
  const args: string[] = command.program === 'ffmpeg' ? [...ffmpegManners] : []
  for (const arg of command.args) {
    if (typeof arg === 'string') args.push(arg)
    else if ('input' in arg) args.push(await nameInside(options.cwd, arg.input, account))
    else args.push(await nameInside(options.cwd, arg.output, account))
  }
  await handOver(options.cwd, account)
  const [program, line] = confined(programPath(command.program), args, limits)
  const child = spawn(program, line, {
    cwd: options.cwd,
    env: bareEnvironment(),
    // A group of its own, so that a program's own children end with it.
    detached: true,
    stdio: [options.feed ? 'pipe' : 'ignore', 'pipe', 'pipe', 'pipe'],
    ...(account ?? {}),
  })
  return watch(child, command, options, limits)
}

const ffmpegManners = ['-hide_banner', '-nostdin', '-nostats', '-progress', 'pipe:3', '-y']

async function watch(
  child: ChildProcess,
  command: MediaCommand,
  options: RunOptions,
  limits: MediaLimits,
): Promise<RunResult> {
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  if (child.pid !== undefined) lowerPriority(child.pid)

  let verdict: DailiesError | null = null
  let killer: NodeJS.Timeout | undefined
  const stop = (reason: DailiesError | null) => {
    verdict ??= reason
    killGroup(child, 'SIGTERM')
    killer ??= setTimeout(() => killGroup(child, 'SIGKILL'), graceMs)
  }
  let lastMove = performance.now()
  let progress: MediaProgress = { frame: 0, seconds: 0 }
  const read = progressReader((report) => {
    if (report.frame > progress.frame || report.seconds > progress.seconds) lastMove = performance.now()
    progress = report
    if (command.durationSeconds) options.onProgress?.(Math.min(1, report.seconds / command.durationSeconds))
  })
  readable(child, 3).setEncoding('utf8').on('data', read)

  const messages = ring(messageBytes)
  readable(child, 2).on('data', (chunk: Buffer) => messages.add(chunk))
  const pieces: Buffer[] = []
  let collected = 0
  const output = readable(child, 1)
  output.on('data', (chunk: Buffer) => {
    if (options.onOutput) {
      const taken = options.onOutput(chunk)
      if (!taken) return
      output.pause()
      void taken.finally(() => output.resume())
      return
    }
    collected += chunk.length
    if (collected > collectedBytes)
      return stop(MediaErrors.media_too_heavy({ detail: 'The program said too much.' }))
    pieces.push(chunk)
  })

  const tellsProgress = command.program === 'ffmpeg'
  const started = performance.now()
  const watchdog = setInterval(() => {
    const now = performance.now()
    if (now - started > limits.seconds * 1000) {
      stop(
        MediaErrors.media_timeout({
          detail: `${command.program} was stopped after ${limits.seconds} seconds.`,
        }),
      )
    } else if (tellsProgress && now - lastMove > limits.stallSeconds * 1000) {
      stop(
        MediaErrors.media_stalled({
          detail: `${command.program} made nothing for ${limits.stallSeconds} seconds.`,
        }),
      )
    }
  }, 250)
  const onAbort = () => stop(null)
  options.signal.addEventListener('abort', onAbort, { once: true })
  if (options.signal.aborted) onAbort()

  const feedAll = async (): Promise<{ broken: unknown } | null> => {
    if (!options.feed) return null
    try {
      await feedChild(child, options.feed, () => {
        lastMove = performance.now()
      })
      return null
    } catch (broken) {
      // The child's own end says more than our broken pipe; anything else is the feeder's fault and ends the child.
      if (!isBrokenPipe(broken)) stop(null)
      return { broken }
    }
  }
  // A feeder that waits for something else must not hold us when its child is gone.
  const abandoned = ended.then(() => ({ broken: brokenPipe() }))
  try {
    const [end, feeding] = await Promise.all([ended, Promise.race([feedAll(), abandoned])])
    options.signal.throwIfAborted()
    if (verdict) throw verdict
    if (feeding && !isBrokenPipe(feeding.broken)) throw feeding.broken
    if (end.code !== 0 || feeding || isUnfinished(command, messages.text()))
      throw failure(command, end, messages.text())
    options.onProgress?.(1)
    return { output: Buffer.concat(pieces), messages: messages.text(), progress }
  } finally {
    clearInterval(watchdog)
    clearTimeout(killer)
    options.signal.removeEventListener('abort', onAbort)
    killGroup(child, 'SIGKILL')
  }
}

/** A closed pipe rejects the write, and so does the child's end while a write is under way. */
async function feedChild(
  child: ChildProcess,
  feed: NonNullable<RunOptions['feed']>,
  onMove: () => void,
): Promise<void> {
  const { stdin } = child
  if (!stdin) throw new TypeError('The child has no standard input.')
  let broken: Error | null = null
  stdin.on('error', (error) => {
    broken = error
  })
  let isGone = false
  child.once('exit', () => {
    isGone = true
  })
  await feed(async (bytes) => {
    if (broken) throw broken
    await new Promise<void>((resolve, reject) => {
      stdin.write(bytes, (error) => (error ? reject(isGone ? brokenPipe() : error) : resolve()))
    })
    onMove()
  })
  if (broken) throw broken
  stdin.end()
}

function brokenPipe(): Error {
  return Object.assign(new Error('The program ended before it had read everything.'), { code: 'EPIPE' })
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET')
}

/** ffmpeg ends with 0 also when the last of its output did not reach the disk. */
const isUnfinished = ({ program }: MediaCommand, messages: string): boolean =>
  program === 'ffmpeg' && /Error (writing trailer|closing file)/.test(messages)

function failure(
  command: MediaCommand,
  end: { code: number | null; signal: string | null },
  messages: string,
): DailiesError {
  const cause = new Error(
    `${command.program} ended with ${end.signal ?? end.code}:\n${messages.slice(-4_000)}`,
  )
  if (/No space left on device|Disk quota exceeded/i.test(messages)) {
    return MediaErrors.disk_full({
      detail: 'The disk filled up while the media was being made. Free some space and try again.',
      nextSteps: [{ action: 'free_disk_space', label: 'Free space on the media disk, then retry' }],
      cause,
    })
  }
  if (end.signal === 'SIGXFSZ' || /File too large|Cannot allocate memory/i.test(messages)) {
    return MediaErrors.media_too_heavy({ cause })
  }
  if (end.signal === 'SIGXCPU') return MediaErrors.media_timeout({ cause })
  const absent = /\b([va]):0'?\b.* matches no streams/.exec(messages)?.[1]
  if (absent !== undefined) {
    const what = absent === 'v' ? 'picture' : 'sound'
    return MediaErrors.unsupported_media({
      detail: `This file has no ${what}.`,
      nextSteps: [{ action: 'choose_asset', label: `Choose a file with ${what}` }],
      cause,
    })
  }
  return MediaErrors.media_failed({ detail: `${command.program} could not do its work.`, cause })
}

function readable(child: ChildProcess, index: 1 | 2 | 3): Readable {
  const stream = child.stdio[index]
  if (!stream || !('setEncoding' in stream)) throw new TypeError(`The child has no stream ${index}.`)
  // A stream of a child that could not start fails too; its `error` event says why.
  return stream.on('error', () => {})
}

function ring(limit: number): { add(chunk: Buffer): void; text(): string } {
  let kept = Buffer.alloc(0)
  return {
    add(chunk) {
      kept = Buffer.concat([kept, chunk])
      if (kept.length > limit) kept = kept.subarray(kept.length - limit)
    },
    text: () => kept.toString('utf8'),
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The group is gone.
  }
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, 10)
  } catch {
    // It ended already.
  }
}
