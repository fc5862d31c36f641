import { join } from 'node:path'
import { z } from 'zod'
import { evenFrame, h264, sameBytes, toBt709 } from '#media/encode.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { betweenMethods, rangeBetween, slowWork } from './between.ts'
import { endpoint, framesPerSecond, inputOf } from './endpoint.ts'
import { LocalErrors } from './errors.ts'
import { keptSound } from './frames.ts'
import { framesIn } from './part-source.ts'
import { makeInParts } from './parts.ts'

const body = z.strictObject({ fps: framesPerSecond, method: z.enum(betweenMethods) })

/** A video with more frames a second: as long as before, with the same sound. */
export const interpolate = endpoint(body, async ({ fps, method }, context) => {
  const { scratch, signal } = context
  const { path } = inputOf(context, 'video')
  const probe = await probeFile(path, signal)
  const from = probe.fps ?? 24
  if (fps <= from) throw hasThatMany(from)
  const frames = framesIn(probe, fps)
  const out = join(scratch, 'smooth.mp4')
  await makeInParts(
    {
      ...{ frames, fps },
      sound: probe.hasAudio ? { path, codec: keptSound(probe) } : null,
      async make(range, part, onProgress) {
        const { input, filters } = await rangeBetween(path, probe, { fps, method }, range)
        const graph = [filters, evenFrame, 'setsar=1', toBt709].join(',')
        await runMedia(
          {
            program: 'ffmpeg',
            args: [
              ...[...input, '-map', '0:v:0', '-vf', graph],
              ...[...h264(fps), ...sameBytes, { output: part }],
            ],
            durationSeconds: (range.to - range.from) / fps,
          },
          { cwd: scratch, signal, onProgress, limits: slowWork },
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
