import type { Worker } from 'node:worker_threads'
import { DailiesError } from '#kernel/errors.ts'
import type { JsonObject } from '#kernel/json.ts'
import type { LocalContext } from './endpoint.ts'
import { LocalErrors } from './errors.ts'
import { giveBack, takeThread } from './threads.ts'
import { WorkerReport, type WorkerTask } from './worker-task.ts'

/** A thread that was asked to stop has this long to end its child; then it is ended, and the kernel ends the child. */
const graceMs = 4_000

type Context = Pick<LocalContext, 'signal' | 'onProgress' | 'onNote' | 'preview' | 'parts'>

/**
 * Does drawing and synthesis on a thread of its own, so that the server's event loop never waits for a frame. An abort
 * ends the thread and its media child before this rejects with the signal's reason.
 */
export async function inWorker(task: WorkerTask, context: Context): Promise<JsonObject> {
  const { signal } = context
  signal.throwIfAborted()
  const thread = takeThread()
  let killer: NodeJS.Timeout | undefined
  const stop = () => {
    thread.postMessage('stop')
    killer = setTimeout(() => void thread.terminate(), graceMs)
  }
  signal.addEventListener('abort', stop, { once: true })
  let end: End | null = null
  try {
    end = await endOf(thread, task, context)
  } catch (error) {
    signal.throwIfAborted()
    throw LocalErrors.local_engine_failed({ cause: error })
  } finally {
    signal.removeEventListener('abort', stop)
    clearTimeout(killer)
    // What failed may have left anything behind.
    if (end?.type === 'done' && !signal.aborted) giveBack(thread)
    else await thread.terminate()
  }
  signal.throwIfAborted()
  return outcome(end)
}

type End = Extract<WorkerReport, { type: 'done' | 'failed' }>

/** What the thread says last of this task; null when it was ended without a word. */
function endOf(thread: Worker, task: WorkerTask, context: Context): Promise<End | null> {
  const { onProgress, onNote, preview = null, parts } = context
  return new Promise<End | null>((resolve, reject) => {
    const hear = (message: unknown) => {
      const report = WorkerReport.parse(message)
      switch (report.type) {
        case 'progress':
          return onProgress(report.fraction)
        case 'note':
          return onNote?.(report.note)
        case 'preview':
          return preview?.show(report.file)
        case 'no-preview':
          return preview?.failed(new Error(report.stack))
        default:
          settle(() => resolve(report))
      }
    }
    const fail = (error: unknown) => settle(() => reject(error))
    const gone = () => settle(() => resolve(null))
    const settle = (how: () => void) => {
      thread.off('message', hear).off('error', fail).off('exit', gone)
      how()
    }
    thread.on('message', hear).once('error', fail).once('exit', gone)
    thread.postMessage({ ...task, preview: preview !== null, parts })
  })
}

function outcome(report: End | null): JsonObject {
  if (report?.type === 'done') return report.facts
  if (report === null)
    throw LocalErrors.local_engine_failed({ detail: 'The local engine ended without a result.' })
  const { code, status, title, detail, nextSteps, stack } = report.error
  throw new DailiesError(code, { status, title }, { detail, nextSteps, cause: stack })
}
