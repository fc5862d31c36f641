import { join } from 'node:path'
import { MotionBody, PhotoMotionBody } from './draft/bodies.ts'
import { endpoint, inputOf, inputsOf } from './endpoint.ts'
import { inWorker } from './in-worker.ts'

/** A still → a shot of it with real parallax; with a last frame, the way from the one to the other. */
export const photoMotion = endpoint(PhotoMotionBody, async (request, context) => {
  const { scratch } = context
  const input = inputOf(context, 'firstFrame').path
  const [last] = inputsOf(context, 'lastFrame')
  const [mask] = inputsOf(context, 'mask')
  const given = {
    ...(last === undefined ? {} : { last: last.path }),
    ...(mask === undefined ? {} : { mask: mask.path }),
  }
  const facts = await inWorker({ kind: 'photo.motion', scratch, input, ...given, request }, context)
  return [{ kind: 'video', path: join(scratch, 'photo.mp4'), contentType: 'video/mp4', facts }]
})

/** A second camera over a finished video; its sound stays. */
export const motion = endpoint(MotionBody, async (request, context) => {
  const { scratch } = context
  const input = inputOf(context, 'video').path
  const facts = await inWorker({ kind: 'motion', scratch, input, request }, context)
  return [{ kind: 'video', path: join(scratch, 'motion.mp4'), contentType: 'video/mp4', facts }]
})
