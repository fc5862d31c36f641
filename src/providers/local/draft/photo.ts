import { join } from 'node:path'
import sharp from 'sharp'
import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { source } from '#media/command.ts'
import { aac, sameBytes } from '#media/encode.ts'
import { defaultProbeLimits, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { preparePhoto } from '#painter/photo/photo.ts'
import { warpPhoto } from '#painter/photo/warp.ts'
import type { WorkerContext } from '../worker-task.ts'
import { MotionBody, PhotoMotionBody } from './bodies.ts'
import { decodeFrames } from './decode-frames.ts'
import { filmFrames } from './film-frames.ts'
import { cameraPath, progressOf } from './paint.ts'

const Task = z.object({ scratch: z.string(), input: z.string(), request: z.unknown() })

/** The worker's side of `photo.motion`: a still → `photo.mp4`. */
export async function movePhoto(task: unknown, context: WorkerContext): Promise<JsonObject> {
  const { scratch, input, request } = Task.parse(task)
  const { width, height, fps, durationSeconds, seed, camera, style } = PhotoMotionBody.parse(request)
  const probe = await probeFile(input, context.signal)
  const pixels = await sharp(input, { limitInputPixels: defaultProbeLimits.pixels })
    .rotate()
    .flatten({ background: 'black' })
    .resize(width, height, { fit: 'cover', kernel: 'lanczos3' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer()
  const photo = preparePhoto(pixels, width, height)
  const path = cameraPath(camera, { durationSeconds, seed, subject: photo.focus })
  const frames = Math.max(1, Math.round(durationSeconds * fps))
  const out = new Uint8Array(width * height * 4)
  const paint = (frame: number) => {
    warpPhoto(photo, path.stateAt(progressOf(frame, frames)), width, height, out)
    return out.slice()
  }
  await filmFrames({ width, height, fps, frames, seed, style, scratch }, 'photo.mp4', paint, context)
  return { cropped: shapeDiffers(probe, { width, height }), depth: 'estimated from the picture' }
}

/** The worker's side of `motion`: a camera pass over a finished video → `motion.mp4`. */
export async function moveVideo(task: unknown, context: WorkerContext): Promise<JsonObject> {
  const { scratch, input, request } = Task.parse(task)
  const { width, height, camera, seed } = MotionBody.parse(request)
  const probe = await probeFile(input, context.signal)
  const fps = Math.min(60, Math.max(1, probe.fps ?? 24))
  const durationSeconds = probe.durationSeconds ?? 1
  const frames = Math.max(1, Math.round(durationSeconds * fps))
  await using decoded = decodeFrames(input, { width, height, fps, scratch, signal: context.signal })
  let shown = await decoded.next()
  if (!shown) throw new Error('The video gave no frame.')
  // The first frame's depth serves the whole shot: an own one for each would flicker.
  const photo = preparePhoto(shown, width, height)
  const path = cameraPath(camera, { durationSeconds, seed, subject: photo.focus })
  const out = new Uint8Array(width * height * 4)
  const paint = async (frame: number) => {
    if (frame > 0) shown = (await decoded.next()) ?? shown
    const now = { ...photo, background: shown ?? photo.background }
    warpPhoto(now, path.stateAt(progressOf(frame, frames)), width, height, out)
    return out.slice()
  }
  await filmFrames({ width, height, fps, frames, seed, style: null, scratch }, 'moved.mp4', paint, context)
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...source(join(scratch, 'moved.mp4')), ...source(input), '-map', '0:v:0', '-map', '1:a:0?'],
        ...[
          '-c:v',
          'copy',
          ...aac,
          '-video_track_timescale',
          '90000',
          '-movflags',
          '+faststart',
          '-f',
          'mp4',
        ],
        ...[...sameBytes, { output: join(scratch, 'motion.mp4') }],
      ],
    },
    { cwd: scratch, signal: context.signal },
  )
  return { depth: 'estimated from the first frame' }
}

function shapeDiffers(
  { width, height }: { width: number | null; height: number | null },
  frame: { width: number; height: number },
): boolean {
  if (!width || !height) return false
  return Math.abs(width / height / (frame.width / frame.height) - 1) > 0.02
}
