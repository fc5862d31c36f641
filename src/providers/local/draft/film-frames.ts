import { join } from 'node:path'
import { h264, rawFrames, sameBytes, toBt709 } from '#media/encode.ts'
import { type RunOptions, runMedia } from '#media/run.ts'
import { lookFilters, type StyleBody } from '../look.ts'
import { type FrameRange, makeInParts, type Sound } from '../parts.ts'
import type { WorkerContext } from '../worker-task.ts'
import { type FrameReader, readFrames } from './read-frames.ts'

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
  /** Laid under it. */
  sound?: Sound | null
  /** For a look in passing: without the fine grain, and encoded for speed. */
  quick?: boolean
}

/**
 * Painted gradients band in eight bits; a grain that nobody sees as grain hides it. Laid on the frames of the film, of which it
 * changes the light alone: once converted, they have half as many samples.
 */
const withFineGrain = (seed: number) => `${toBt709},noise=c0s=3:c0f=t:all_seed=${seed % 2_147_483_647}`

const startingAt = (from: number) => (from === 0 ? '' : `,trim=start_frame=${from},setpts=PTS-STARTPTS`)

/** The next frame may be painted over this one's bytes. */
export type Paint = (frame: number) => Uint8Array | Promise<Uint8Array>

/** Paints frame after frame straight into the encoder; only one frame is ever in memory. A long clip is made in parts. */
export async function filmFrames(
  clip: Clip,
  out: string,
  paint: Paint,
  context: WorkerContext,
): Promise<void> {
  const { fps, frames, from = 0, scratch, sound = null, quick = false } = clip
  const path = join(scratch, out)
  const film = await openFilm(clip, paint, context.signal)
  if (quick) return film.whole(path, context.onProgress)
  try {
    await makeInParts(
      {
        ...{ frames: frames - from, fps, sound },
        async make(range, part, onProgress) {
          if (range.to - range.from === frames - from) await film.whole(part, onProgress)
          else await film.part({ from: from + range.from, to: from + range.to }, part, onProgress)
          return {}
        },
      },
      path,
      { ...context, scratch },
    )
  } finally {
    await film.close()
  }
}

type OnProgress = (fraction: number) => void

/**
 * All in one run; or parts in rising order: one run gives the frames their look, because grain and weave go on from part to
 * part, and each part has an encoder of its own.
 */
async function openFilm(clip: Clip, paint: Paint, signal: AbortSignal) {
  const { width, height, fps, frames, from = 0, seed, style, scratch, quick = false } = clip
  const styled = await lookFilters(style, { width, height, fps, seed }, scratch)
  const look = styled ? `${styled},${toBt709}` : quick ? toBt709 : withFineGrain(seed)
  const codec = [...(quick ? h264(fps, 'ultrafast', 26) : h264(fps)), ...sameBytes]
  const run = { cwd: scratch, signal }

  const looked = (first: number): string[] => [
    ...[...rawFrames(width, height, fps), '-filter_complex'],
    ...[`[0:v]${look}${startingAt(first)},setsar=1[out]`, '-map', '[out]'],
  ]
  const painted =
    (first: number, onProgress: OnProgress = () => {}): NonNullable<RunOptions['feed']> =>
    async (write) => {
      // A look may hold a picture for a while.
      const firstPainted = Math.max(from, first - Math.ceil(fps))
      const blank = firstPainted > 0 ? new Uint8Array(width * height * 4) : null
      for (let frame = 0; frame < frames; frame++) {
        await write(blank !== null && frame < firstPainted ? blank : await paint(frame))
        if (frame >= first) onProgress((frame + 1 - first) / (frames - first))
        // A write that found room does not wait; the message that stops us must be heard all the same.
        await new Promise(setImmediate)
        signal.throwIfAborted()
      }
    }

  let pictures: FrameReader | null = null
  let next = 0
  function openPictures(first: number): FrameReader {
    next = first
    const args = [...looked(first), '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:1']
    return readFrames({ program: 'ffmpeg', args }, (width * height * 3) / 2, { ...run, feed: painted(first) })
  }
  return {
    async whole(output: string, onProgress: OnProgress): Promise<void> {
      const args = [...looked(from), ...codec, { output }]
      await runMedia({ program: 'ffmpeg', args }, { ...run, feed: painted(from, onProgress) })
    },
    async part({ from: first, to }: FrameRange, output: string, onProgress: OnProgress): Promise<void> {
      pictures ??= openPictures(first)
      for (; next < first; next++) await pictures.next()
      // Before the encoder begins: it would seem to stand still for as long as the way to here takes.
      let picture = await pictures.next()
      const { next: nextPicture } = pictures
      const raw = rawFrames(width, height, fps, 'yuv420p')
      await runMedia(
        { program: 'ffmpeg', args: [...raw, '-map', '0:v:0', '-vf', 'setsar=1', ...codec, { output }] },
        {
          ...run,
          feed: async (write) => {
            for (;;) {
              if (picture === null) throw new Error('The film ended early.')
              await write(picture)
              next++
              onProgress((next - first) / (to - first))
              if (next === to) return
              picture = await nextPicture()
            }
          },
        },
      )
    },
    async close(): Promise<void> {
      await pictures?.[Symbol.asyncDispose]()
    },
  }
}
