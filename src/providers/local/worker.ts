import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { basename } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { DailiesError } from '#kernel/errors.ts'
import type { JsonObject } from '#kernel/json.ts'
import { diskFull } from '#media/errors.ts'
import { makeAmbience } from './ambience/make.ts'
import { paintImage, paintVideo } from './draft/paint.ts'
import { movePhoto, moveVideo } from './draft/photo.ts'
import { LocalErrors } from './errors.ts'
import { makeMusic } from './music/make.ts'
import { cutOutPicture, cutOutVideo } from './people/cut-out.ts'
import { makeSfx } from './sfx/make.ts'
import type { WorkerContext, WorkerReport, WorkerTask } from './worker-task.ts'

/** The thread's own file: it does the one task it was started with, and ends. */

const tasks: Record<WorkerTask['kind'], (task: unknown, context: WorkerContext) => Promise<JsonObject>> = {
  ambience: makeAmbience,
  music: makeMusic,
  sfx: makeSfx,
  'draft.image': paintImage,
  'draft.video': paintVideo,
  'photo.motion': movePhoto,
  motion: moveVideo,
  'cut-out.picture': cutOutPicture,
  'cut-out.video': cutOutVideo,
}

const port = parentPort
if (!port) throw new Error('This file runs only as a worker thread.')
const controller = new AbortController()
port.once('message', () => controller.abort())
const report = (message: WorkerReport) => port.postMessage(message)

let reportedAt = 0
const onProgress = (fraction: number) => {
  const now = performance.now()
  if (now - reportedAt < 200) return
  reportedAt = now
  report({ type: 'progress', fraction })
}

/** A thread of Linux has a priority of its own: a page that somebody waits for goes before a frame. */
function stepAside(): void {
  if (process.platform === 'linux') setPriority(Number(basename(readlinkSync('/proc/thread-self'))), 10)
}

try {
  const task: WorkerTask = workerData
  stepAside()
  report({ type: 'done', facts: await tasks[task.kind](task, { signal: controller.signal, onProgress }) })
} catch (error) {
  const known =
    error instanceof DailiesError
      ? error
      : (diskFull(error) ?? LocalErrors.local_engine_failed({ cause: error }))
  const { code, status, title, message: detail, nextSteps } = known
  const stack = [error, known.cause].map((each) => (each instanceof Error ? each.stack : '')).join('\n')
  report({ type: 'failed', error: { code, status, title, detail, nextSteps, stack } })
} finally {
  port.close()
}
