import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { basename } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { DailiesError } from '#kernel/errors.ts'
import type { JsonObject } from '#kernel/json.ts'
import { diskFull } from '#media/errors.ts'
import type { PreviewDesk } from '#providers/spec/provider.ts'
import { LocalErrors } from './errors.ts'
import type { WorkerContext, WorkerReport, WorkerTask } from './worker-task.ts'

/** The thread's own file: it does the one task it was started with, and ends. */

type Task = (task: unknown, context: WorkerContext) => Promise<JsonObject>

/** Each comes with what it needs alone: a thread that paints loads no model. */
const tasks: Record<WorkerTask['kind'], () => Promise<Task>> = {
  ambience: async () => (await import('./ambience/make.ts')).makeAmbience,
  captions: async () => (await import('./captions/draw.ts')).drawCaptions,
  music: async () => (await import('./music/make.ts')).makeMusic,
  sfx: async () => (await import('./sfx/make.ts')).makeSfx,
  'draft.image': async () => (await import('./draft/paint.ts')).paintImage,
  'draft.video': async () => (await import('./draft/paint.ts')).paintVideo,
  'paint.again': async () => (await import('./draft/paint-again.ts')).paintAgain,
  'photo.motion': async () => (await import('./draft/photo.ts')).movePhoto,
  motion: async () => (await import('./draft/photo.ts')).moveVideo,
  'cut-out.picture': async () => (await import('./people/cut-out.ts')).cutOutPicture,
  'cut-out.video': async () => (await import('./people/cut-out.ts')).cutOutVideo,
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

const previewDesk: PreviewDesk = {
  show: (file) => report({ type: 'preview', file }),
  failed: (error) => report({ type: 'no-preview', stack: stackOf(error) }),
}

const stackOf = (error: unknown): string => (error instanceof Error && error.stack) || ''

/** A thread of Linux has a priority of its own: a page that somebody waits for goes before a frame. */
function stepAside(): void {
  if (process.platform === 'linux') setPriority(Number(basename(readlinkSync('/proc/thread-self'))), 10)
}

try {
  const task: WorkerTask = workerData
  stepAside()
  const run = await tasks[task.kind]()
  const { preview = false, parts } = task
  const context: WorkerContext = {
    ...{ signal: controller.signal, onProgress, preview: preview ? previewDesk : null },
    onNote: (note) => report({ type: 'note', note }),
    ...(parts ? { parts } : {}),
  }
  report({ type: 'done', facts: await run(task, context) })
} catch (error) {
  const known =
    error instanceof DailiesError
      ? error
      : (diskFull(error) ?? LocalErrors.local_engine_failed({ cause: error }))
  const { code, status, title, message: detail, nextSteps } = known
  const stack = [error, known.cause].map(stackOf).join('\n')
  report({ type: 'failed', error: { code, status, title, detail, nextSteps, stack } })
} finally {
  port.close()
}
