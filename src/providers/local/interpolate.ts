import { join } from 'node:path'
import { z } from 'zod'
import { source } from '#media/command.ts'
import { evenFrame, h264, sameBytes, toBt709 } from '#media/encode.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import { endpoint, framesPerSecond, inputOf } from './endpoint.ts'
import { LocalErrors } from './errors.ts'
import { keptSound } from './frames.ts'

const body = z.strictObject({ fps: framesPerSecond, method: z.enum(['motion', 'blend']) })

/** Frames in between: moved along what moves, or a mix of both neighbours. A cut is left as it is. */
const between = {
  motion: 'mi_mode=mci:mc_mode=aobmc:me_mode=bidir:me=epzs:vsbmc=1:scd=fdiff',
  blend: 'mi_mode=blend:scd=fdiff',
} as const

/** A video with more frames a second: as long as before, with the same sound. */
export const interpolate = endpoint(body, async ({ fps, method }, context) => {
  const { scratch, signal, onProgress } = context
  const input = inputOf(context, 'video')
  const probe = await probeFile(input.path, signal)
  const from = probe.fps ?? 24
  if (fps <= from) throw hasThatMany(from)
  const durationSeconds = probe.durationSeconds ?? 0
  const frames = Math.max(1, Math.round(durationSeconds * fps))
  const path = join(scratch, 'smooth.mp4')
  // The filter needs a frame behind the last one; without it the end would be missing.
  const smooth = `tpad=stop=4:stop_mode=clone,minterpolate=fps=${fps}:${between[method]}`
  const graph = [...(await toSdr(probe)), smooth, evenFrame, 'setsar=1', toBt709].join(',')
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...source(input.path),
        ...['-filter_complex', `[0:v:0]${graph}[out]`, '-map', '[out]', '-map', '0:a:0?'],
        ...['-frames:v', String(frames), ...keptSound(probe), ...h264(fps), ...sameBytes, { output: path }],
      ],
      ...(durationSeconds > 0 ? { durationSeconds } : {}),
    },
    { cwd: scratch, signal, onProgress, limits: { seconds: 3_500, stallSeconds: 180 } },
  )
  const facts = { method, fromFps: from, fps, frames, durationSeconds: frames / fps }
  return [{ kind: 'video', path, contentType: 'video/mp4', facts }]
})

const hasThatMany = (fps: number) =>
  LocalErrors.validation_failed({
    detail: `This video has ${fps} frames a second already.`,
    errors: [{ path: 'fps', code: 'validation_failed', message: `Choose more than ${fps}.` }],
  })
