import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { DailiesError } from '#kernel/errors.ts'
import type { JsonObject } from '#kernel/json.ts'
import { diskFull } from '#media/errors.ts'
import type { PreviewDesk } from '#providers/spec/provider.ts'
import { LocalErrors } from './errors.ts'
import type { WorkerContext, WorkerReport, WorkerTask } from './worker-task.ts'

/** The thread's own file: it does one task after the other. */

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
const report = (message: WorkerReport) => port.postMessage(message)

/** Of the task at hand. */
let controller: AbortController | null = null

port.on('message', async (message: WorkerTask | 'stop') => {
  if (message === 'stop') controller?.abort()
  else {
    controller = new AbortController()
    const end = await endOf(message, controller.signal)
    controller = null
    report(end)
  }
})

async function endOf(task: WorkerTask, signal: AbortSignal): Promise<WorkerReport> {
  try {
    const run = await tasks[task.kind]()
    const { preview = false, parts } = task
    const context: WorkerContext = {
      ...{ signal, onProgress: progressReporter(), preview: preview ? previewDesk : null },
      onNote: (note) => report({ type: 'note', note }),
      ...(parts ? { parts } : {}),
    }
    return { type: 'done', facts: await run(task, context) }
  } catch (error) {
    const known =
      error instanceof DailiesError
        ? error
        : (diskFull(error) ?? LocalErrors.local_engine_failed({ cause: error }))
    const { code, status, title, message: detail, nextSteps } = known
    const stack = [error, known.cause].map(stackOf).join('\n')
    return { type: 'failed', error: { code, status, title, detail, nextSteps, stack } }
  }
}

function progressReporter() {
  let reportedAt = 0
  return (fraction: number) => {
    const now = performance.now()
    if (now - reportedAt < 200) return
    reportedAt = now
    report({ type: 'progress', fraction })
  }
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

stepAside()
