import type { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { betweenPictures } from '#painter/photo/between.ts'
import type { WorkerContext } from '../worker-task.ts'
import type { PhotoMotionBody } from './bodies.ts'
import { filmFrames } from './film-frames.ts'
import { filmPreview } from './preview.ts'
import { framesOf, progressOf } from './shot.ts'
import { readStill } from './still.ts'

interface Pair {
  scratch: string
  first: string
  last: string
  body: z.infer<typeof PhotoMotionBody>
}

/** What was done between two pictures, as people are told. */
const ways = {
  morph: 'a morph by depth: what both pictures show moves from one to the other',
  dissolve: 'a dissolve from far to near: the pictures have too little in common for a morph',
} as const

/** A first and a last picture → `photo.mp4`: it begins with the one and ends with the other. */
export async function morphPhotos(
  { scratch, first, last, body }: Pair,
  context: WorkerContext,
): Promise<JsonObject> {
  const { width, height, fps, durationSeconds, seed, camera, style } = body
  const from = await readStill(first, { width, height }, context.signal)
  const to = await readStill(last, { width, height }, context.signal)
  const between = betweenPictures(from.pixels, to.pixels, width, height)
  const morphed = (size: { width: number; height: number; fps: number }) => {
    const paintAt = between.open(size.width, size.height)
    const frames = Math.max(2, framesOf(durationSeconds, size.fps))
    const paint = (frame: number) => {
      const t = progressOf(frame, frames)
      return paintAt(t * t * (3 - 2 * t))
    }
    return { frames, paint }
  }
  await filmPreview({ ...body, scratch }, morphed, context)
  const { frames, paint } = morphed(body)
  await filmFrames({ width, height, fps, frames, seed, style, scratch }, 'photo.mp4', paint, context)
  return {
    between: between.way,
    cropped: from.cropped || to.cropped,
    inBothPercent: Math.round(between.agreeing * 100),
    made: [ways[between.way]],
    notMade: camera === null ? [] : ['the camera: the two pictures say where it goes'],
  }
}
