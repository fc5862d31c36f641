import { z } from 'zod'
import { CameraRequest } from '#contract/generation.ts'
import type { JsonObject } from '#kernel/json.ts'
import { probeFile } from '#media/probe.ts'
import { guessDepth } from '#painter/photo/depth.ts'
import { preparePhoto } from '#painter/photo/photo.ts'
import { photoPath } from '#painter/photo/photo-path.ts'
import { type SubjectMask, salientSubject } from '#painter/photo/salient.ts'
import { smallPicture } from '#painter/photo/small-picture.ts'
import { openWarp } from '#painter/photo/warp.ts'
import { keptSound } from '../frames.ts'
import { framesIn } from '../part-source.ts'
import { peopleSubject } from '../people/subject.ts'
import type { WorkerContext } from '../worker-task.ts'
import { MotionBody, PhotoMotionBody } from './bodies.ts'
import { decodeFrames } from './decode-frames.ts'
import { filmFrames } from './film-frames.ts'
import { morphPhotos } from './morph.ts'
import { filmPreview } from './preview.ts'
import { framesOf, progressOf } from './shot.ts'
import { readMask, readStill } from './still.ts'

const Task = z.object({ scratch: z.string(), input: z.string(), request: z.unknown() })
const PhotoTask = Task.extend({ last: z.string().optional(), mask: z.string().optional() })

/** The worker's side of `photo.motion`: a still, or two → `photo.mp4`. */
export async function movePhoto(task: unknown, context: WorkerContext): Promise<JsonObject> {
  const { scratch, input, last, mask, request } = PhotoTask.parse(task)
  const body = PhotoMotionBody.parse(request)
  if (last !== undefined) return morphPhotos({ scratch, first: input, last, body }, context)
  const { width, height, fps, durationSeconds, seed, camera, style } = body
  const still = await readStill(input, { width, height }, context.signal)
  const found = await subjectOf(still.pixels, { width, height }, mask, context)
  const photo = preparePhoto(still.pixels, width, height, { subject: found.subject })
  const path = photoPath(camera?.request ?? CameraRequest.parse({}), camera?.preset ?? null, photo, {
    ...{ durationSeconds, seed },
  })
  const moved = (size: { width: number; height: number; fps: number }) => {
    const warp = openWarp(photo, still.pixels, size.width, size.height)
    const frames = framesOf(durationSeconds, size.fps)
    return { frames, paint: (frame: number) => warp.paint(path.stateAt(progressOf(frame, frames))) }
  }
  await filmPreview({ ...body, scratch }, moved, context)
  const { frames, paint } = moved(body)
  await filmFrames({ width, height, fps, frames, seed, style, scratch }, 'photo.mp4', paint, context)
  const subject = photo.subject === null ? null : found.by
  return {
    cropped: still.cropped,
    depth: 'guessed from the picture',
    subject,
    made: [
      subject === null ? 'depth guessed from the picture' : `${subject} before a background of guessed depth`,
    ],
    // A picture bears less than a place does.
    notMade: path.share < 0.995 ? [`${Math.round((1 - path.share) * 100)} % of the camera’s way`] : [],
  }
}

interface Found {
  subject: SubjectMask | null
  by: 'what the mask shows' | 'people' | 'what stands out'
}

/** The given mask, else people, else what stands out. */
async function subjectOf(
  rgba: Uint8Array,
  frame: { width: number; height: number },
  mask: string | undefined,
  { signal }: WorkerContext,
): Promise<Found> {
  const { width, height } = frame
  if (mask !== undefined) {
    const alpha = await readMask(mask, frame, signal)
    return { subject: { alpha, confidence: 1 }, by: 'what the mask shows' }
  }
  const people = await peopleSubject({ rgba, width, height })
  if (people !== null) return { subject: people, by: 'people' }
  signal.throwIfAborted()
  const picture = smallPicture(rgba, width, height)
  const subject = salientSubject(rgba, width, height, picture, guessDepth(picture))
  return { subject, by: 'what stands out' }
}

/** The worker's side of `motion`: a camera pass over a finished video → `motion.mp4`. */
export async function moveVideo(task: unknown, context: WorkerContext): Promise<JsonObject> {
  const { scratch, input, request } = Task.parse(task)
  const { signal } = context
  const { width, height, camera, seed } = MotionBody.parse(request)
  const probe = await probeFile(input, signal)
  const fps = Math.min(60, Math.max(1, probe.fps ?? 24))
  const frames = framesIn(probe, fps)
  const video = { probe, width, height, fps, scratch, signal }
  let decoded = await decodeFrames(input, { ...video, range: { from: 0, to: frames } })
  let next = 0
  try {
    const first = await decoded.next()
    if (!first) throw new Error('The video gave no frame.')
    // The first frame's depth serves the whole shot: an own one for each would flicker.
    const photo = preparePhoto(first, width, height)
    const path = photoPath(camera?.request ?? CameraRequest.parse({}), camera?.preset ?? null, photo, {
      ...{ durationSeconds: frames / fps, seed },
    })
    const warp = openWarp(photo, first, width, height)
    const paint = async (frame: number) => {
      if (frame > next + 1) {
        await decoded[Symbol.asyncDispose]()
        decoded = await decodeFrames(input, { ...video, range: { from: frame, to: frames } })
      }
      next = frame
      const shown = frame === 0 ? first : await decoded.next()
      if (shown) warp.show(shown)
      return warp.paint(path.stateAt(frame / Math.max(1, frames - 1)))
    }
    const sound = probe.hasAudio ? { path: input, codec: keptSound(probe) } : null
    const clip = { width, height, fps, frames, seed, style: null, scratch, sound }
    await filmFrames(clip, 'motion.mp4', paint, context)
  } finally {
    await decoded[Symbol.asyncDispose]()
  }
  return { depth: 'estimated from the first frame' }
}
