import { join } from 'node:path'
import { z } from 'zod'
import { evenFrame, h264, sameBytes, toBt709 } from '#media/encode.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import { endpoint, framesPerSecond, inputOf } from './endpoint.ts'
import { LocalErrors } from './errors.ts'
import { keptSound } from './frames.ts'
import { framesIn, rangeOf } from './part-source.ts'
import { makeInParts } from './parts.ts'

const body = z.strictObject({ fps: framesPerSecond, method: z.enum(['motion', 'blend']) })

/** Frames in between: moved along what moves, or a mix of both neighbours. A cut is left as it is. */
const between = {
  motion: 'mi_mode=mci:mc_mode=aobmc:me_mode=bidir:me=epzs:vsbmc=1:scd=fdiff',
  blend: 'mi_mode=blend:scd=fdiff',
} as const

/** So many frames before a part that its first ones are made with all that they are made from; where a video goes on, it is cut behind. */
const leadFrames = 8

/** A video with more frames a second: as long as before, with the same sound. */
export const interpolate = endpoint(body, async ({ fps, method }, context) => {
  const { scratch, signal } = context
  const { path } = inputOf(context, 'video')
  const probe = await probeFile(path, signal)
  const from = probe.fps ?? 24
  if (fps <= from) throw hasThatMany(from)
  const frames = framesIn(probe, fps)
  const sdr = await toSdr(probe)
  const out = join(scratch, 'smooth.mp4')
  await makeInParts(
    {
      ...{ frames, fps },
      sound: probe.hasAudio ? { path, codec: keptSound(probe) } : null,
      async make(range, part, onProgress) {
        const near = rangeOf(path, probe, fps, range)
        const lead = `trim=start=${(range.from / fps - leadFrames / from).toFixed(6)}`
        // The filter needs a frame behind the last one; without it the end would be missing.
        const smooth = `tpad=stop=4:stop_mode=clone,minterpolate=fps=${fps}:${between[method]}`
        const graph = [lead, ...sdr, smooth, near.filters, evenFrame, 'setsar=1', toBt709].join(',')
        await runMedia(
          {
            program: 'ffmpeg',
            args: [
              ...[...near.input, '-map', '0:v:0', '-vf', graph],
              ...[...h264(fps), ...sameBytes, { output: part }],
            ],
            durationSeconds: (range.to - range.from) / fps,
          },
          { cwd: scratch, signal, onProgress, limits: { seconds: 3_500, stallSeconds: 180 } },
        )
        return {}
      },
    },
    out,
    context,
  )
  const facts = { method, fromFps: from, fps, frames, durationSeconds: frames / fps }
  return [{ kind: 'video', path: out, contentType: 'video/mp4', facts }]
})

const hasThatMany = (fps: number) =>
  LocalErrors.validation_failed({
    detail: `This video has ${fps} frames a second already.`,
    errors: [{ path: 'fps', code: 'validation_failed', message: `Choose more than ${fps}.` }],
  })
