import { join } from 'node:path'
import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import type { Probe } from '#media/probe.ts'
import type { PaintedClip } from './draft/bodies.ts'
import { framesOfClip } from './draft/paint-again.ts'
import type { LocalContext } from './endpoint.ts'
import { inWorker } from './in-worker.ts'

interface Wish {
  painted: PaintedClip
  wanted: PaintedClip
  size: { width: number; height: number }
  from: number
}

const Answer = z.object({ same: z.boolean(), facts: z.record(z.string(), z.json()).default({}) })

/** New frames of a painted clip, silent; null when it is not the clip that would be painted now. */
export async function paintAgain(
  clip: { probe: Probe; lastPicture: string },
  wish: Wish,
  context: LocalContext,
): Promise<{ path: string; facts: JsonObject } | null> {
  if (!isWhole(clip.probe, wish.painted)) return null
  const { scratch } = context
  const task = { kind: 'paint.again', scratch, input: clip.lastPicture, request: wish } as const
  const { same, facts } = Answer.parse(await inWorker(task, context))
  return same ? { path: join(scratch, 'again.mp4'), facts } : null
}

/** Neither trimmed nor scaled since it was painted. */
function isWhole({ width, height, fps, durationSeconds }: Probe, painted: PaintedClip): boolean {
  const { body } = painted
  const frames = Math.round((durationSeconds ?? 0) * body.fps)
  const sameSize = width === body.width && height === body.height
  return sameSize && Math.abs((fps ?? 0) - body.fps) < 0.01 && Math.abs(frames - framesOfClip(painted)) <= 1
}
