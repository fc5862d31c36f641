import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type CameraPath, compileCamera } from '#camera/path.ts'
import type { Point3 } from '#camera/state.ts'
import { CameraRequest } from '#contract/generation.ts'
import type { JsonObject } from '#kernel/json.ts'
import { rawFrames, sameBytes } from '#media/encode.ts'
import { runMedia } from '#media/run.ts'
import { buildScene } from '#painter/build-scene.ts'
import { paintFrame } from '#painter/paint.ts'
import { shutterTrail } from '#painter/shutter.ts'
import { understand } from '#painter/understand.ts'
import type { SceneWords } from '#painter/words/words.ts'
import { lookFilters } from '../look.ts'
import type { WorkerContext } from '../worker-task.ts'
import { type CameraBody, DraftImageBody, DraftVideoBody } from './bodies.ts'
import { canvasFactory, openSheet } from './canvas.ts'
import { filmFrames } from './film-frames.ts'

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
  const { width, height, fps, durationSeconds, seed } = body
  const words = understand(body.prompt, body.negativePrompt)
  const scene = buildScene(words, seed, { width, height })
  const path = cameraPath(body.camera, { durationSeconds, seed, subject: scene.subject })
  const frames = Math.max(1, Math.round(durationSeconds * fps))
  const frameProgress = 1 / Math.max(1, frames - 1)
  const sheet = openSheet(width, height)
  const paint = (frame: number) => {
    const progress = progressOf(frame, frames)
    const state = path.stateAt(progress)
    const trail = shutterTrail((at) => path.stateAt(at), progress, frameProgress, { width, height })
    const seconds = path.sceneSecondsAt(progress)
    paintFrame(sheet.context, scene, state, seconds, { createCanvas: canvasFactory, trail })
    return sheet.pixels()
  }
  await filmFrames(
    { width, height, fps, frames, seed, style: body.style, scratch },
    'draft.mp4',
    paint,
    context,
  )
  return factsOf(words)
}

export function cameraPath(
  camera: CameraBody,
  scene: { durationSeconds: number; seed: number; subject: Point3 },
): CameraPath {
  return compileCamera(camera?.request ?? CameraRequest.parse({}), camera?.preset ?? null, scene)
}

/** 0 at the first frame, 1 at the last. */
export const progressOf = (frame: number, frames: number): number => (frames > 1 ? frame / (frames - 1) : 0)

/** Shown to the person: what was painted, and which words were not. */
function factsOf(words: SceneWords): JsonObject {
  const { drew, leftOut, place, time, weather } = words
  return { drew, leftOut, place, time, weather }
}
