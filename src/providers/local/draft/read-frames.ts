import type { MediaCommand } from '#media/command.ts'
import { type RunOptions, runMedia } from '#media/run.ts'

export interface FrameReader extends AsyncDisposable {
  /** The next frame, or null after the last. The bytes are the caller's. */
  next(): Promise<Buffer | null>
}

/** What a program writes to its standard output, frame by frame; it waits while nobody asks, so at most two frames are in memory. */
export function readFrames(
  command: MediaCommand,
  frameBytes: number,
  options: Pick<RunOptions, 'cwd' | 'signal' | 'feed'>,
): FrameReader {
  const ready: Buffer[] = []
  let frame = Buffer.allocUnsafe(frameBytes)
  let filled = 0
  let wake: () => void = () => {}
  let resume: () => void = () => {}
  const controller = new AbortController()
  let ended: { error: unknown } | null = null

  const take = (chunk: Buffer): void | Promise<void> => {
    for (let at = 0; at < chunk.length; ) {
      const part = Math.min(frameBytes - filled, chunk.length - at)
      chunk.copy(frame, filled, at, at + part)
      at += part
      filled += part
      if (filled < frameBytes) continue
      ready.push(frame)
      frame = Buffer.allocUnsafe(frameBytes)
      filled = 0
      wake()
    }
    if (ready.length === 0) return
    return new Promise((resolve) => {
      resume = resolve
    })
  }
  const running = runMedia(command, {
    ...options,
    signal: AbortSignal.any([options.signal, controller.signal]),
    onOutput: take,
    // The reader sets the pace; its own encoder is watched.
    limits: { seconds: 3_500, stallSeconds: 600 },
  }).then(
    () => {
      ended = { error: null }
      wake()
    },
    (error: unknown) => {
      ended = { error }
      wake()
    },
  )

  return {
    async next() {
      while (ready.length === 0) {
        if (ended?.error) throw ended.error
        if (ended) return null
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      const first = ready.shift() ?? null
      if (ready.length === 0) resume()
      return first
    },
    async [Symbol.asyncDispose]() {
      controller.abort()
      resume()
      await running
    },
  }
}
