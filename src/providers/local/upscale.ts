import { join } from 'node:path'
import sharp from 'sharp'
import { z } from 'zod'
import { source } from '#media/command.ts'
import { aac, h264, sameBytes, toBt709 } from '#media/encode.ts'
import { defaultProbeLimits, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import type { InlineContext, InlineOutput } from '#providers/spec/provider.ts'
import { endpoint, evenPixels, inputOf, inputsOf } from './endpoint.ts'

const body = z.strictObject({ width: evenPixels, height: evenPixels })

/** Enlarges a video or a picture into the asked frame, keeping its shape, and sharpens edges; invents nothing. */
export const upscale = endpoint(body, async ({ width, height }, context) => {
  const isPicture = inputsOf(context, 'video').length === 0
  return isPicture ? upscalePicture(width, height, context) : upscaleVideo(width, height, context)
})

async function upscaleVideo(width: number, height: number, context: InlineContext): Promise<InlineOutput[]> {
  const { scratch, signal, onProgress } = context
  const input = inputOf(context, 'video')
  const probe = await probeFile(input.path, signal)
  const path = join(scratch, 'upscaled.mp4')
  const graph = [
    `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=lanczos+accurate_rnd`,
    'cas=strength=0.35',
    'setsar=1',
    toBt709,
  ]
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...source(input.path),
        ...['-map', '0:v:0', '-map', '0:a:0?', '-vf', graph.join(',')],
        ...[...aac, ...h264(probe.fps ?? 24), ...sameBytes, { output: path }],
      ],
      ...(probe.durationSeconds ? { durationSeconds: probe.durationSeconds } : {}),
    },
    { cwd: scratch, signal, onProgress },
  )
  return [{ kind: 'video', path, contentType: 'video/mp4', facts: { method: 'lanczos' } }]
}

async function upscalePicture(
  width: number,
  height: number,
  context: InlineContext,
): Promise<InlineOutput[]> {
  const input = inputOf(context, 'reference')
  await probeFile(input.path, context.signal)
  const path = join(context.scratch, 'upscaled.png')
  await sharp(input.path, { limitInputPixels: defaultProbeLimits.pixels })
    .rotate()
    .resize(width, height, { fit: 'inside', kernel: 'lanczos3' })
    .sharpen({ sigma: 0.8 })
    .png()
    .toFile(path)
  context.onProgress(1)
  return [{ kind: 'image', path, contentType: 'image/png', facts: { method: 'lanczos' } }]
}
