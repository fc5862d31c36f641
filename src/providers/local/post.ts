import { join } from 'node:path'
import { z } from 'zod'
import { source } from '#media/command.ts'
import {
  aac,
  contentTypeOf,
  gif,
  gifLimits,
  gifPalette,
  h264,
  opus,
  sameBytes,
  toBt709,
  vp9,
} from '#media/encode.ts'
import { type Probe, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import { endpoint, evenPixels, framesPerSecond, inputOf, seed } from './endpoint.ts'
import { atRate, evenSize, fitInto, leastFrame } from './frames.ts'
import { lookFilters, StyleBody } from './look.ts'

const body = z.strictObject({
  width: evenPixels.nullable(),
  height: evenPixels.nullable(),
  fps: framesPerSecond.nullable(),
  format: z.enum(['mp4', 'webm', 'gif']),
  style: StyleBody,
  seed,
})
type Body = z.infer<typeof body>

/** A finished video → size, rate, look and container, in one pass. */
export const post = endpoint(body, async (request, context) => {
  const { scratch, signal, onProgress } = context
  const input = inputOf(context, 'video')
  const probe = await probeFile(input.path, signal)
  const { format } = request
  const path = join(scratch, `post.${format}`)
  const seconds =
    format === 'gif' ? Math.min(gifLimits.seconds, probe.durationSeconds ?? gifLimits.seconds) : null
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...source(input.path),
        ...(seconds === null ? [] : ['-t', String(seconds)]),
        ...[
          '-filter_complex',
          `[0:v:0]${await picture(request, probe, scratch)}[picture]`,
          '-map',
          '[picture]',
        ],
        ...(format === 'gif' ? ['-an'] : ['-map', '0:a:0?']),
        // Uneven times stay as they are; made even here, the last frame would be held too long.
        ...['-fps_mode', 'vfr', ...codecs(request, probe), ...sameBytes, { output: path }],
      ],
      ...(probe.durationSeconds ? { durationSeconds: seconds ?? probe.durationSeconds } : {}),
    },
    { cwd: scratch, signal, onProgress },
  )
  const shortened = seconds !== null && (probe.durationSeconds ?? 0) > seconds
  return [
    {
      kind: format === 'gif' ? 'image' : 'video',
      path,
      contentType: contentTypeOf[format],
      facts: {
        format,
        styleId: request.style?.id ?? null,
        ...(shortened ? { shortenedToSeconds: seconds } : {}),
      },
    },
  ]
})

async function picture(request: Body, probe: Probe, scratch: string): Promise<string> {
  const own = evenSize(probe, leastFrame)
  const width = request.width ?? own.width
  const height = request.height ?? own.height
  const sized =
    request.width !== null || request.height !== null || width !== probe.width || height !== probe.height
  const rate = request.format === 'gif' ? Math.min(gifLimits.fps, request.fps ?? gifLimits.fps) : request.fps
  const fps = rate ?? probe.fps ?? 24
  const look = await lookFilters(request.style, { width, height, fps, seed: request.seed }, scratch)
  const chain = [
    ...(await toSdr(probe)),
    ...(rate === null ? [] : [atRate(probe.fps, rate)]),
    ...(sized ? [fitInto(width, height)] : []),
    ...(look ? [look] : []),
  ]
  if (request.format !== 'gif') return [...chain, toBt709].join(',')
  return [...chain, `scale=w='min(${gifLimits.width},iw)':h=-2:flags=lanczos`, gifPalette].join(',')
}

function codecs({ format, fps }: Body, probe: Probe): string[] {
  const rate = fps ?? probe.fps ?? 24
  switch (format) {
    case 'mp4':
      return [...aac, ...h264(rate)]
    case 'webm':
      return [...opus, ...vp9(rate)]
    case 'gif':
      return gif
  }
}
