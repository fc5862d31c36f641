import { join } from 'node:path'
import sharp from 'sharp'
import { source } from '#media/command.ts'
import { sameBytes, toBt709 } from '#media/encode.ts'
import { defaultProbeLimits, type Probe, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import type { InlineOutput } from '#providers/spec/provider.ts'
import { type PaintedClip, UpscaleBody } from './draft/bodies.ts'
import { endpoint, inputOf, inputsOf, type LocalContext } from './endpoint.ts'
import { filterVideo } from './filter-video.ts'
import { keptSound } from './frames.ts'
import { writeLastFrame } from './last-frame.ts'
import { paintAgain } from './paint-again.ts'

/**
 * Enlarges a video or a picture into the asked frame, keeping its shape, and sharpens edges; invents nothing. A painted clip is
 * painted again at the larger size.
 */
export const upscale = endpoint(UpscaleBody, async ({ width, height, painted }, context) => {
  if (inputsOf(context, 'video').length === 0) return upscalePicture({ width, height }, context)
  const again = painted && (await paintLarger({ painted, width, height }, context))
  return again || upscaleVideo({ width, height }, context)
})

/** Null when it is not the clip that would be painted now, or of another shape. */
async function paintLarger(
  { painted, width, height }: { painted: PaintedClip; width: number; height: number },
  context: LocalContext,
): Promise<InlineOutput[] | null> {
  const { scratch, signal } = context
  const { path: video } = inputOf(context, 'video')
  const { body } = painted
  const sameShape = Math.abs(width / height / (body.width / body.height) - 1) < 0.01
  if (!sameShape || width <= body.width) return null
  const clip = {
    probe: await probeFile(video, signal),
    lastPicture: await writeLastFrame(video, context),
  }
  const wish = { painted, wanted: painted, size: { width, height }, from: 0 }
  const again = await paintAgain(clip, wish, context)
  if (again === null) return null
  const path = join(scratch, 'larger.mp4')
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...source(again.path), ...source(video), '-map', '0:v:0', '-map', '1:a:0?'],
        ...['-c:v', 'copy', ...keptSound(clip.probe), '-video_track_timescale', '90000'],
        ...['-movflags', '+faststart', '-f', 'mp4', ...sameBytes, { output: path }],
      ],
    },
    { cwd: scratch, signal },
  )
  return [
    { kind: 'video', path, contentType: 'video/mp4', facts: { method: 'painted again', ...again.facts } },
  ]
}

interface Frame {
  width: number
  height: number
}

/** What a vendor made may be larger than what was asked of it; then it is only sharpened. */
function notSmaller(frame: Frame, { width, height }: Pick<Probe, 'width' | 'height'>): Frame {
  if (!width || !height || Math.min(frame.width / width, frame.height / height) >= 1) return frame
  return { width, height }
}

async function upscaleVideo(frame: Frame, context: LocalContext): Promise<InlineOutput[]> {
  const { path } = inputOf(context, 'video')
  const probe = await probeFile(path, context.signal)
  const { width, height } = notSmaller(frame, probe)
  const filters = [
    ...(await toSdr(probe)),
    `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=lanczos+accurate_rnd`,
    'cas=strength=0.35',
    'setsar=1',
    toBt709,
  ]
  const out = join(context.scratch, 'upscaled.mp4')
  await filterVideo({ path, probe, filters }, out, context)
  return [{ kind: 'video', path: out, contentType: 'video/mp4', facts: { method: 'lanczos' } }]
}

async function upscalePicture(frame: Frame, context: LocalContext): Promise<InlineOutput[]> {
  const input = inputOf(context, 'reference')
  const { width, height } = notSmaller(frame, await probeFile(input.path, context.signal))
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
