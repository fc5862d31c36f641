import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import type { WorkerContext } from '../worker-task.ts'
import { PaintedClip } from './bodies.ts'
import { filmFrames } from './film-frames.ts'
import { openPainting } from './paint.ts'
import { showsSame } from './same-picture.ts'
import { framesOf } from './shot.ts'

const Task = z.object({
  scratch: z.string(),
  /** The last picture of the clip as it is. */
  input: z.string(),
  request: z.object({
    painted: PaintedClip,
    /** The clip as it shall be, and the first frame of it that is wanted. */
    wanted: PaintedClip,
    size: z.object({ width: z.int(), height: z.int() }),
    from: z.int().min(0),
  }),
})

/**
 * The worker's side of a painted clip that is made longer or larger: `again.mp4`, without sound. `same: false` and no file
 * when the clip does not end as it would be painted now.
 */
export async function paintAgain(task: unknown, context: WorkerContext): Promise<JsonObject> {
  const { scratch, input, request } = Task.parse(task)
  const { painted, wanted, size, from } = request
  const { body } = painted
  const before = openPainting(painted, body)
  const check = { body, frame: before.frames - 1, painting: before, scratch }
  if (!(await showsSame(input, check, context))) return { same: false }
  const painting = openPainting(wanted, size)
  const { fps, seed, style } = body
  await filmFrames(
    { ...{ ...size, fps, frames: painting.frames, from, seed, style, scratch } },
    'again.mp4',
    painting.paint,
    context,
  )
  return { same: true, facts: painting.facts }
}

export const framesOfClip = ({ body, continued }: PaintedClip): number =>
  [body, ...continued].reduce((sum, { durationSeconds }) => sum + framesOf(durationSeconds, body.fps), 0)
