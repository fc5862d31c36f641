import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { findStyle } from '#catalog/presets/styles.ts'
import { type Scratch, scratchFolder } from '#media/scratch.ts'
import { openMadeBefore } from '../cache/made-before.ts'
import { cutFrames, ourHeaders } from '../cuts.ts'
import { StyleBody } from '../look.ts'
import { filmFrames } from './film-frames.ts'

let scratch: Scratch
beforeEach(async () => {
  scratch = await scratchFolder(tmpdir(), 'film-frames-')
  return async () => scratch[Symbol.asyncDispose]()
})

const size = { width: 96, height: 54 }
const clip = { ...size, fps: 2, frames: 12, seed: 7, style: StyleBody.parse(findStyle('super-8-memory')) }

test('a long clip that was stopped goes on in step, to the same bytes; a film copies it', async () => {
  const parts = openMadeBefore(join(scratch.path, 'cache'), 10_000_000).partsOf('work')
  const whole = await tried('whole')
  await expect(tried('stopped', 9 / 12)).rejects.toThrow('stopped')
  const resumed = await tried('resumed')
  expect(resumed.sha256).toBe(whole.sha256)
  expect(resumed.notes).toEqual(['Goes on: 1 of 2 parts were made before.'])
  expect([whole.painted[0], resumed.painted[0]]).toEqual([0, 6])

  const run = { scratch: scratch.path, signal: new AbortController().signal }
  const headers = await ourHeaders(clip, run)
  expect(await cutFrames({ path: whole.path, frames: 12 }, 2, headers, run)).toEqual([0, 2, 4, 6, 8, 10, 12])

  async function tried(name: string, stopsAt?: number) {
    const folder = join(scratch.path, name)
    await mkdir(folder)
    const stop = new AbortController()
    const painted: number[] = []
    const notes: string[] = []
    const paint = (frame: number) => {
      painted.push(frame)
      return new Uint8Array(size.width * size.height * 4).fill(20 * frame)
    }
    const context = {
      signal: stop.signal,
      onProgress(fraction: number) {
        if (stopsAt && fraction >= stopsAt) stop.abort(new Error('stopped'))
      },
      onNote: (note: string) => notes.push(note),
      ...(name === 'whole' ? {} : { parts }),
    }
    await filmFrames({ ...clip, scratch: folder }, 'film.mp4', paint, context)
    const path = join(folder, 'film.mp4')
    return {
      path,
      painted,
      notes,
      sha256: createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    }
  }
})
