import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

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
  const leaves = setTimeout(() => void worker.terminate(), idleMs).unref()
  idle.push({ worker, leaves })
}

function startThread(): Worker {
  const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: 1_024 } })
  const forget = () => {
    const at = idle.findIndex((one) => one.worker === worker)
    if (at >= 0) idle.splice(at, 1)
  }
  worker.once('exit', forget)
  worker.on('error', forget)
  return worker
}
