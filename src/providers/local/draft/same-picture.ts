import { join } from 'node:path'
import { source } from '#media/command.ts'
import { runMedia } from '#media/run.ts'
import type { WorkerContext } from '../worker-task.ts'
import type { PaintedClip } from './bodies.ts'
import { filmFrames } from './film-frames.ts'
import type { Painting } from './paint.ts'

const small = { width: 64, height: 36 }
/** What the encoder leaves of 255 levels, on average, and which share of them it may leave further off. */
const meanLevels = 4
const farLevels = 20
const mostFar = 0.004

/**
 * Whether a frame of a clip looks as it would be painted today. The painter learns; a clip that an earlier one painted, or
 * that was changed since, must not be continued by pictures that do not match it.
 */
export async function showsSame(
  picture: string,
  {
    body,
    frame,
    painting,
    scratch,
  }: { body: PaintedClip['body']; frame: number; painting: Painting; scratch: string },
  context: WorkerContext,
): Promise<boolean> {
  const { width, height, fps, seed, style } = body
  await filmFrames(
    { width, height, fps, frames: frame + 1, from: frame, seed, style, scratch },
    'check.mp4',
    painting.paint,
    { ...context, onProgress: () => {} },
  )
  const [shown, painted] = [
    await smallPixels(picture, scratch, context),
    await smallPixels(join(scratch, 'check.mp4'), scratch, context),
  ]
  if (shown.length !== painted.length || shown.length === 0) return false
  const apart = [...shown].map((level, at) => Math.abs(level - (painted[at] ?? 0)))
  const mean = apart.reduce((sum, levels) => sum + levels, 0) / apart.length
  const far = apart.filter((levels) => levels > farLevels).length / apart.length
  return mean <= meanLevels && far <= mostFar
}

async function smallPixels(path: string, scratch: string, { signal }: WorkerContext): Promise<Buffer> {
  const graph = `scale=${small.width}:${small.height}:flags=area,format=rgb24`
  const { output } = await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...source(path), '-map', '0:v:0', '-vf', graph, '-frames:v', '1'],
        ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'],
      ],
    },
    { cwd: scratch, signal },
  )
  return output
}
