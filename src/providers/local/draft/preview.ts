import { join } from 'node:path'
import type { WorkerContext } from '../worker-task.ts'
import { type Clip, filmFrames } from './film-frames.ts'

interface Timed {
  width: number
  height: number
  fps: number
}

/** Of the clip's sides. More would cost over a quarter of the clip's work, for a frame's shapes take longer than its pixels. */
const most = { pixels: 540, share: 0.6, fps: 12 }

/** Null: the clip is itself no more than a preview. */
export function previewSize({ width, height, fps }: Timed): Timed | null {
  const short = Math.min(width, height)
  if (short <= most.pixels && fps <= most.fps) return null
  const scale = Math.min(most.pixels / short, most.share)
  const even = (pixels: number) => Math.max(16, 2 * Math.round((pixels * scale) / 2))
  return { width: even(width), height: even(height), fps: Math.min(most.fps, fps / 2) }
}

/** The same clip, small and quick, before the real one begins. What goes wrong is told and costs the clip nothing. */
export async function filmPreview(
  clip: Pick<Clip, 'width' | 'height' | 'fps' | 'seed' | 'style' | 'scratch'>,
  open: (size: Timed) => { frames: number; paint: Parameters<typeof filmFrames>[2] },
  context: WorkerContext,
): Promise<void> {
  const { preview = null, signal } = context
  const size = previewSize(clip)
  if (preview === null || size === null) return
  const { seed, style, scratch } = clip
  const name = 'preview.mp4'
  try {
    const { frames, paint } = open(size)
    const quiet = { ...context, onProgress: () => {} }
    await filmFrames({ ...size, frames, seed, style, scratch, quick: true }, name, paint, quiet)
    const { width, height } = size
    preview.show({ path: join(scratch, name), contentType: 'video/mp4', width, height })
  } catch (error) {
    signal.throwIfAborted()
    preview.failed(error)
  }
}
