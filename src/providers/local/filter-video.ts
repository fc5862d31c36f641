import { h264, sameBytes } from '#media/encode.ts'
import type { Probe } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import type { LocalContext } from './endpoint.ts'
import { keptSound } from './frames.ts'
import { framesIn, rangeOf } from './part-source.ts'
import { makeInParts } from './parts.ts'

interface Filtered {
  path: string
  probe: Probe
  /** For filters that look at one frame alone. The last ones leave BT.709 in even sizes. */
  filters: readonly string[]
}

/** A video through filters, in parts, as H.264 in `out`: its rate and its sound stay. */
export async function filterVideo(
  { path, probe, filters }: Filtered,
  out: string,
  context: Pick<LocalContext, 'scratch' | 'signal' | 'onProgress' | 'onNote' | 'parts'>,
): Promise<void> {
  const { scratch: cwd, signal } = context
  const fps = probe.fps ?? 24
  await makeInParts(
    {
      ...{ frames: framesIn(probe, fps), fps },
      sound: probe.hasAudio ? { path, codec: keptSound(probe) } : null,
      async make(range, part, onProgress) {
        const near = rangeOf(path, probe, fps, range)
        const graph = [near.filters, ...filters].join(',')
        await runMedia(
          {
            program: 'ffmpeg',
            args: [
              ...[...near.input, '-map', '0:v:0', '-vf', graph],
              ...[...h264(fps), ...sameBytes, { output: part }],
            ],
            durationSeconds: (range.to - range.from) / fps,
          },
          { cwd, signal, onProgress },
        )
        return {}
      },
    },
    out,
    context,
  )
}
