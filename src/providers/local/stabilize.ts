import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { evenFrame, h264, sameBytes, toBt709 } from '#media/encode.ts'
import { assertParts } from '#media/inspect.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import { endpoint, inputOf } from './endpoint.ts'
import { evenSize, keptSound } from './frames.ts'
import { framesIn, rangeOf } from './part-source.ts'
import { makeInParts } from './parts.ts'
import { type Clip, measureMotion } from './steady/measure.ts'
import { mostZoom, steady } from './steady/path.ts'
import { writeCorrections } from './steady/transforms.ts'

const body = z.strictObject({
  /** 0 takes out what trembles, 1 lets the camera all but stand. */
  strength: z.number().min(0).max(1),
  /** What is seen where a moved frame ends: nothing, because all are enlarged, or its own edge turned round. */
  edges: z.enum(['zoom', 'mirror']),
})

const measuringShare = 0.4

/** A shaky video whose camera moves evenly; its size, its length and its sound stay. Needs vid.stab in this machine's ffmpeg. */
export const stabilize = endpoint(body, async ({ strength, edges }, context) => {
  const { scratch, signal, onProgress } = context
  await assertParts(['vidstabdetect', 'vidstabtransform'])
  const { path: source } = inputOf(context, 'video')
  const probe = await probeFile(source, signal)
  const fps = probe.fps ?? 24
  const clip: Clip = {
    path: source,
    probe,
    fps,
    frames: framesIn(probe, fps),
  }
  const motions = await measureMotion(clip, {
    ...context,
    onProgress: (fraction) => onProgress(measuringShare * fraction),
  })
  const frame = evenSize(probe)
  const { corrections, zoom } = steady(motions, sigmaSeconds(strength) * fps, frame)
  const shown = edges === 'zoom' ? zoom : 1
  const flat = [...(await toSdr(probe)), evenFrame, 'setsar=1', toBt709]
  const out = join(scratch, 'steady.mp4')
  await makeInParts(
    {
      frames: clip.frames,
      fps,
      sound: probe.hasAudio ? { path: source, codec: keptSound(probe) } : null,
      async make(range, path, onPart) {
        const name = `moves-${range.from}.trf`
        await writeFile(join(scratch, name), writeCorrections(corrections.slice(range.from, range.to), shown))
        const { input, filters } = rangeOf(source, probe, fps, range)
        const moved = `vidstabtransform=input=${name}:relative=0:smoothing=0:optzoom=0:crop=black:interpol=bicubic`
        const [before, after] = edges === 'mirror' ? mirrored(frame) : [[], []]
        await runMedia(
          {
            program: 'ffmpeg',
            args: [
              ...[...input, '-map', '0:v:0', '-vf', [filters, ...flat, ...before, moved, ...after].join(',')],
              ...[...h264(fps), ...sameBytes, { output: path }],
            ],
            durationSeconds: (range.to - range.from) / fps,
          },
          { cwd: scratch, signal, onProgress: onPart },
        )
        return {}
      },
    },
    out,
    { ...context, onProgress: (fraction) => onProgress(measuringShare + (1 - measuringShare) * fraction) },
  )
  const facts = { edges, zoomedPercent: Math.round((shown - 1) * 1_000) / 10 }
  return [{ kind: 'video', path: out, contentType: 'video/mp4', facts }]
})

/** How wide the bell is by which the camera's path is smoothed: each step of strength counts alike. */
const sigmaSeconds = (strength: number): number => 0.1 * 20 ** strength

/** Room about the frame, as much as it may be moved, that shows the frame's edge turned round; and the way back. */
function mirrored({ width, height }: { width: number; height: number }): [string[], string[]] {
  const [x, y] = [width, height].map((side) => 2 * Math.ceil((side * (mostZoom - 1)) / 4))
  const room = `pad=w=iw+${2 * (x ?? 0)}:h=ih+${2 * (y ?? 0)}:x=${x}:y=${y}`
  const fill = `fillborders=left=${x}:right=${x}:top=${y}:bottom=${y}:mode=mirror`
  return [[room, fill], [`crop=w=${width}:h=${height}:x=${x}:y=${y}`]]
}
