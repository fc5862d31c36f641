import { source } from '#media/command.ts'
import { runMedia } from '#media/run.ts'
import { type Hdr, toSdr } from '#media/tone-map.ts'
import { fitInto } from '../frames.ts'

export interface DecodedFrames extends AsyncDisposable {
  /** The next frame as RGBA, or null after the last. The bytes are the caller's. */
  next(): Promise<Buffer | null>
}

interface Options {
  width: number
  height: number
  fps: number
  hdr: Hdr | null
  scratch: string
  signal: AbortSignal
}

/** Reads a video frame by frame; the decoder waits while nobody asks, so at most two frames are in memory. */
export async function decodeFrames(
  path: string,
  { width, height, fps, hdr, scratch, signal }: Options,
): Promise<DecodedFrames> {
  const frameBytes = width * height * 4
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
  const graph = [`fps=${fps}`, fitInto(width, height), ...(await toSdr({ hdr })), 'format=rgba'].join(',')
  const running = runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...source(path), '-map', '0:v:0', '-vf', graph],
        ...['-f', 'rawvideo', '-pix_fmt', 'rgba', 'pipe:1'],
      ],
    },
    {
      cwd: scratch,
      signal: AbortSignal.any([signal, controller.signal]),
      onOutput: take,
      // The reader sets the pace; its own encoder is watched.
      limits: { stallSeconds: 600 },
    },
  ).then(
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
