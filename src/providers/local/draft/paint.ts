import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { rawFrames, sameBytes } from '#media/encode.ts'
import { runMedia } from '#media/run.ts'
import { buildScene } from '#painter/build-scene.ts'
import { paintFrame } from '#painter/paint.ts'
import type { Quality } from '#painter/scene.ts'
import { shutterTrail } from '#painter/shutter.ts'
import { understand } from '#painter/understand.ts'
import type { SceneWords } from '#painter/words/words.ts'
import { lookFilters } from '../look.ts'
import type { WorkerContext } from '../worker-task.ts'
import { DraftImageBody, DraftVideoBody, type PaintedClip } from './bodies.ts'
import { canvasFactory, openSheet } from './canvas.ts'
import { filmFrames } from './film-frames.ts'
import { filmPreview } from './preview.ts'
import { cameraPath, openShot } from './shot.ts'

const Task = z.object({ scratch: z.string(), request: z.unknown() })

/** The worker's side of `draft.image`: `draft.png`. */
export async function paintImage(task: unknown, context: WorkerContext): Promise<JsonObject> {
  const { scratch, request } = Task.parse(task)
  const { prompt, negativePrompt, width, height, seed, style } = DraftImageBody.parse(request)
  const words = understand(prompt, negativePrompt)
  const scene = buildScene(words, seed, { width, height })
  const still = cameraPath(null, { durationSeconds: 1, seed, subject: scene.subject })
  const sheet = openSheet(width, height)
  paintFrame(sheet.context, scene, still.stateAt(0), 0, { createCanvas: canvasFactory })
  const look = await lookFilters(style, { width, height, fps: 24, seed }, scratch)
  if (!look) await writeFile(join(scratch, 'draft.png'), await sheet.png())
  else {
    const graph = `[0:v]${look},format=rgb24[out]`
    const output = { output: join(scratch, 'draft.png') }
    await runMedia(
      {
        program: 'ffmpeg',
        args: [
          ...[...rawFrames(width, height, 24), '-filter_complex', graph, '-map', '[out]', '-frames:v', '1'],
          ...['-c:v', 'png', '-f', 'image2', '-update', '1', ...sameBytes, output],
        ],
      },
      { cwd: scratch, signal: context.signal, feed: (write) => write(sheet.pixels()) },
    )
  }
  context.onProgress(1)
  return factsOf(words)
}

/** The worker's side of `draft.video`: `draft.mp4`, without sound. */
export async function paintVideo(task: unknown, context: WorkerContext): Promise<JsonObject> {
  const { scratch, request } = Task.parse(task)
  const body = DraftVideoBody.parse(request)
  const { width, height, fps, seed, style } = body
  const clip = { body, continued: [] }
  await filmPreview(
    { ...body, scratch },
    (small) => openPainting({ ...clip, body: { ...body, fps: small.fps } }, small, 'preview'),
    context,
  )
  const { frames, paint, facts } = openPainting(clip, body)
  await filmFrames({ width, height, fps, frames, seed, style, scratch }, 'draft.mp4', paint, context)
  return facts
}

export interface Painting {
  frames: number
  paint(frame: number): Buffer
  facts: JsonObject
}

/** A painted clip, ready to be painted frame by frame, at any size. */
export function openPainting(
  clip: PaintedClip,
  size: { width: number; height: number },
  quality: Quality = 'final',
): Painting {
  const { prompt, negativePrompt, seed } = clip.body
  const { width, height } = size
  const words = understand(prompt, negativePrompt)
  const scene = buildScene(words, seed, { width, height })
  const shot = openShot(clip, scene.subject)
  const sheet = openSheet(width, height)
  return {
    frames: shot.frames,
    facts: factsOf(words),
    paint(frame) {
      // Motion blur paints a frame a dozen times.
      const trail =
        quality === 'final' ? shutterTrail((at) => shot.stateAt(at), frame, 1, { width, height }) : []
      paintFrame(sheet.context, scene, shot.stateAt(frame), shot.sceneSecondsAt(frame), {
        ...{ createCanvas: canvasFactory, trail, quality },
      })
      return sheet.pixels()
    },
  }
}

/** Shown to the person: what was painted, and which words were not. */
function factsOf(words: SceneWords): JsonObject {
  const { drew, leftOut, place, time, weather } = words
  return { drew, leftOut, place, time, weather }
}
