import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from '#media/scratch.ts'
import { inWorker } from './in-worker.ts'
import { giveBack, takeThread } from './threads.ts'

test('the next work finds the thread of the last one, unless that was stopped or failed', async () => {
  await using root = await scratchFolder(tmpdir(), 'in-worker-')
  let works = 0
  const click = (durationSeconds: number, signal = new AbortController().signal) => {
    const scratch = join(root.path, String(++works))
    mkdirSync(scratch)
    const request = { prompt: 'a click', durationSeconds, seed: 1 }
    return inWorker({ kind: 'sfx', scratch, request }, { signal, onProgress: () => {} })
  }
  const first = takeThread()
  giveBack(first)
  await click(0.5)
  await click(0.5)
  const afterTwo = takeThread()
  expect(afterTwo).toBe(first)

  giveBack(first)
  const stopping = new AbortController()
  const stopped = click(30, stopping.signal)
  stopping.abort(new Error('somebody stops it'))
  await expect(stopped).rejects.toThrow('somebody stops it')
  const afterStop = takeThread()
  expect(afterStop).not.toBe(first)

  giveBack(afterStop)
  await expect(click(-1)).rejects.toMatchObject({ code: 'local_engine_failed' })
  await click(0.5)
  const afterFailure = takeThread()
  expect(afterFailure).not.toBe(afterStop)
  await Promise.all([first, afterStop, afterFailure].map((thread) => thread.terminate()))
})
