import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DailiesError } from '#kernel/errors.ts'
import type { JsonObject } from '#kernel/json.ts'
import type { LocalContext } from './endpoint.ts'
import { LocalErrors } from './errors.ts'
import { WorkerReport, type WorkerTask } from './worker-task.ts'

// The packed house is JavaScript: the worker's file ends as this one does.
const workerFile = new URL(`./worker${extname(new URL(import.meta.url).pathname)}`, import.meta.url)

/** A worker that was asked to stop has this long to end its child; then it is ended, and the kernel ends the child. */
const graceMs = 4_000

/**
 * Does drawing and synthesis on a thread of its own, so that the server's event loop never waits for a frame. An abort
 * ends the thread and its media child before this rejects with the signal's reason.
 */
export async function inWorker(
  task: WorkerTask,
  context: Pick<LocalContext, 'signal' | 'onProgress' | 'onNote' | 'preview' | 'parts'>,
): Promise<JsonObject> {
  const { signal, onProgress, onNote, preview = null, parts } = context
  signal.throwIfAborted()
  const worker = new Worker(workerFile, {
    workerData: { ...task, preview: preview !== null, parts },
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  })
  let killer: NodeJS.Timeout | undefined
  const stop = () => {
    worker.postMessage('stop')
    killer = setTimeout(() => void worker.terminate(), graceMs)
  }
  signal.addEventListener('abort', stop, { once: true })
  let last: WorkerReport | null = null
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (message: unknown) => {
        last = WorkerReport.parse(message)
        if (last.type === 'progress') onProgress(last.fraction)
        if (last.type === 'note') onNote?.(last.note)
        if (last.type === 'preview') preview?.show(last.file)
        if (last.type === 'no-preview') preview?.failed(new Error(last.stack))
      })
      worker.once('error', reject)
      worker.once('exit', () => resolve())
    })
  } catch (error) {
    signal.throwIfAborted()
    throw LocalErrors.local_engine_failed({ cause: error })
  } finally {
    signal.removeEventListener('abort', stop)
    clearTimeout(killer)
    await worker.terminate()
  }
  signal.throwIfAborted()
  return outcome(last)
}

function outcome(report: WorkerReport | null): JsonObject {
  if (report?.type === 'done') return report.facts
  if (report?.type !== 'failed')
    throw LocalErrors.local_engine_failed({ detail: 'The local engine ended without a result.' })
  const { code, status, title, detail, nextSteps, stack } = report.error
  throw new DailiesError(code, { status, title }, { detail, nextSteps, cause: stack })
}
