import { join } from 'node:path'
import { h264, rawFrames, sameBytes, toBt709 } from '#media/encode.ts'
import { runMedia } from '#media/run.ts'
import { lookFilters, type StyleBody } from '../look.ts'
import type { WorkerContext } from '../worker-task.ts'

export interface Clip {
  width: number
  height: number
  fps: number
  /** One past the last. */
  frames: number
  /** The first one that is wanted. What comes before passes the filters unpainted, so that grain and weave are in step. */
  from?: number
  seed: number
  style: StyleBody
  scratch: string
  /** For a look in passing: without the fine grain, and encoded for speed. */
  quick?: boolean
}

/** Painted gradients band in eight bits; a grain that nobody sees as grain hides it. */
const fineGrain = (seed: number) => `format=yuv444p,noise=c0s=3:c0f=t:all_seed=${seed % 2_147_483_647}`

const startingAt = (from: number) => (from === 0 ? '' : `,trim=start_frame=${from},setpts=PTS-STARTPTS`)

/** Paints frame after frame straight into the encoder; only one frame is ever in memory. */
export async function filmFrames(
  clip: Clip,
  out: string,
  paint: (frame: number) => Uint8Array | Promise<Uint8Array>,
  context: WorkerContext,
): Promise<void> {
  const { width, height, fps, frames, from = 0, seed, style, scratch, quick = false } = clip
  const look = await lookFilters(style, { width, height, fps, seed }, scratch)
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[
          ...rawFrames(width, height, fps),
          '-filter_complex',
          `[0:v]${look || (quick ? 'null' : fineGrain(seed))}${startingAt(from)},setsar=1,${toBt709}[out]`,
          '-map',
          '[out]',
        ],
        ...[
          ...(quick ? h264(fps, 'ultrafast', 26) : h264(fps)),
          ...sameBytes,
          { output: join(scratch, out) },
        ],
      ],
    },
    {
      cwd: scratch,
      signal: context.signal,
      feed: async (write) => {
        const blank = from > 0 ? new Uint8Array(width * height * 4) : null
        for (let frame = 0; frame < frames; frame++) {
          await write(blank !== null && frame < from ? blank : await paint(frame))
          if (frame >= from) context.onProgress((frame + 1 - from) / (frames - from))
          // A write that found room does not wait; the message that stops us must be heard all the same.
          await new Promise(setImmediate)
          context.signal.throwIfAborted()
        }
      },
    },
  )
}
