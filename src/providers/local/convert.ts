import { join } from 'node:path'
import { z } from 'zod'
import { evenFrame, sameBytes } from '#media/encode.ts'
import { assertParts } from '#media/inspect.ts'
import { type Probe, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import { fitFilters, fits, frameFor } from './convert/fit.ts'
import { encoder, formats, made, pixels, seeThrough, soundCodec } from './convert/formats.ts'
import { endpoint, framesPerSecond, inputOf } from './endpoint.ts'
import { evenSize } from './frames.ts'
import { framesIn, rangeOf } from './part-source.ts'
import { type FrameRange, makeInParts } from './parts.ts'

const body = z.strictObject({
  format: z.enum(formats),
  /** Of the short side; null: as the video has it. */
  lines: z.int().min(16).max(2_160).nullable(),
  /** Width by height; null: as the video has it. */
  ratio: z.number().min(0.2).max(5).nullable(),
  fit: z.enum(fits),
  fps: framesPerSecond.nullable(),
  sound: z.boolean(),
})
type Body = z.infer<typeof body>

/** A video in another format, size, shape or frame rate; as long as before. */
export const convert = endpoint(body, async (request, context) => {
  const { scratch, signal } = context
  const { path: video } = inputOf(context, 'video')
  const probe = await probeFile(video, signal)
  const { kind, contentType, extension, limits, needs } = made[request.format]
  await assertParts(needs)
  const fps = Math.min(request.fps ?? probe.fps ?? 24, limits?.fps ?? Number.POSITIVE_INFINITY)
  const whole = framesIn(probe, fps)
  const frames = Math.min(whole, limits ? Math.floor(limits.seconds * fps) : whole)
  const write = await writer({ video, probe, fps }, request)
  const out = join(scratch, `converted.${extension}`)
  const run = (range: FrameRange, path: string, onProgress: (fraction: number) => void) =>
    runMedia(
      {
        program: 'ffmpeg',
        args: [...write(range), ...sameBytes, { output: path }],
        durationSeconds: (range.to - range.from) / fps,
      },
      { cwd: scratch, signal, onProgress },
    )
  if (kind === 'image') await run({ from: 0, to: frames }, out, context.onProgress)
  else {
    const heard = request.sound && probe.hasAudio
    await makeInParts(
      {
        frames,
        fps,
        sound: heard ? { path: video, codec: soundCodec(request.format, probe) } : null,
        async make(range, path, onProgress) {
          await run(range, path, onProgress)
          return {}
        },
      },
      out,
      context,
    )
  }
  const { format, fit } = request
  const facts = { format, fit, fps, frames, ...(frames < whole ? { shortenedToSeconds: frames / fps } : {}) }
  return [{ kind, path: out, contentType, facts }]
})

async function writer({ video, probe, fps }: { video: string; probe: Probe; fps: number }, request: Body) {
  const { format, fit } = request
  const transparent = probe.hasAlpha && made[format].alpha
  const from = evenSize(probe)
  const chain = [
    ...(await toSdr(probe)),
    evenFrame,
    ...fitFilters(fit, from, frameFor(from, request), transparent),
    'setsar=1',
    pixels(format, transparent),
  ]
  return (range: FrameRange) => {
    const { input, filters } = rangeOf(video, probe, fps, range)
    return [
      ...[...(transparent ? seeThrough(probe) : []), ...input],
      ...['-filter_complex', `[0:v:0]${[filters, ...chain].join(',')}[out]`, '-map', '[out]'],
      ...['-r', String(fps), ...encoder(format, fps, transparent)],
    ]
  }
}
