import { extname } from 'node:path'
import { SHARE_ENV, Worker } from 'node:worker_threads'

// The packed house is JavaScript: the worker's file ends as this one does.
const workerFile = new URL(`./worker${extname(new URL(import.meta.url).pathname)}`, import.meta.url)

/** To load what draws takes longer than many a drawing; but what it holds in memory is free again soon. */
const idleMs = 60_000

const idle: { worker: Worker; leaves: NodeJS.Timeout }[] = []

/** A thread of `worker.ts` that is at nothing: the one that was so last, else a new one. */
export function takeThread(): Worker {
  const last = idle.pop()
  if (last === undefined) return startThread()
  clearTimeout(last.leaves)
  last.worker.ref()
  return last.worker
}

/** For the next piece of work; unless one comes, it ends. It keeps no process alive. */
export function giveBack(worker: Worker): void {
  worker.unref()
  const leave = () => {
    forget(worker)
    void worker.terminate()
  }
  idle.push({ worker, leaves: setTimeout(leave, idleMs).unref() })
}

function forget(worker: Worker): void {
  const at = idle.findIndex((one) => one.worker === worker)
  if (at >= 0) idle.splice(at, 1)
}

function startThread(): Worker {
  // It outlives the work that it was started for, so it looks at the settings of today.
  const worker = new Worker(workerFile, { env: SHARE_ENV, resourceLimits: { maxOldGenerationSizeMb: 1_024 } })
  worker.once('exit', () => forget(worker))
  worker.on('error', () => forget(worker))
  return worker
}
