import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { findStyle } from '#catalog/presets/styles.ts'
import { CameraRequest } from '#contract/generation.ts'
import { probeFile } from '#media/probe.ts'
import { type Scratch, scratchFolder } from '#media/scratch.ts'
import { makeAmbience } from '../ambience/make.ts'
import { paintImage, paintVideo } from './paint.ts'
import { movePhoto, moveVideo } from './photo.ts'

/** What the worker thread does, called on this thread: threads are the endpoints' business, pictures are these tasks'. */
let scratch: Scratch
beforeEach(async () => {
  scratch = await scratchFolder(tmpdir(), 'draft-tasks-')
  return async () => scratch[Symbol.asyncDispose]()
})

const signal = AbortSignal.timeout(60_000)
const frame = { width: 160, height: 90 }
const timing = { fps: 12, durationSeconds: 0.5 }
const camera = {
  request: CameraRequest.parse({ presetId: 'dolly-in', strength: 0.5 }),
  preset: findCameraPreset('dolly-in'),
}
const words = { prompt: 'a lighthouse at dusk', negativePrompt: '', seed: 7 }

async function folder(name: string): Promise<string> {
  const path = join(scratch.path, name)
  await mkdir(path)
  return path
}
const digest = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
const listen = () => {
  const heard: number[] = []
  return { heard, context: { signal, onProgress: (fraction: number) => heard.push(fraction) } }
}

test('a painted still, plain and with a look, says what it drew', async () => {
  const plain = await folder('plain')
  const facts = await paintImage(
    { scratch: plain, request: { ...words, ...frame, style: null } },
    listen().context,
  )
  expect(facts).toMatchObject({ place: 'sea', time: 'dusk' })
  const noir = await folder('noir')
  await paintImage(
    { scratch: noir, request: { ...words, ...frame, style: findStyle('film-noir') } },
    listen().context,
  )
  expect(await probeFile(join(plain, 'draft.png'), signal)).toMatchObject({
    kind: 'image',
    width: 160,
    height: 90,
  })
  expect(await digest(join(noir, 'draft.png'))).not.toBe(await digest(join(plain, 'draft.png')))
})

test('a painted shot is the same bytes twice, and tells its progress', async () => {
  const shots: string[] = []
  const { heard, context } = listen()
  for (const name of ['first', 'second']) {
    const path = await folder(name)
    await paintVideo(
      { scratch: path, request: { ...words, ...frame, ...timing, style: null, camera } },
      context,
    )
    shots.push(await digest(join(path, 'draft.mp4')))
    expect(await probeFile(join(path, 'draft.mp4'), signal)).toMatchObject({ durationSeconds: 0.5, fps: 12 })
  }
  expect(shots[0]).toBe(shots[1])
  expect(heard.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6].map((done) => done / 6))
})

test('a still and a finished shot get a camera', async () => {
  const still = await folder('still')
  await paintImage({ scratch: still, request: { ...words, ...frame, style: null } }, listen().context)
  const photo = await folder('photo')
  const request = { ...frame, ...timing, seed: 7, style: null, camera }
  await movePhoto({ scratch: photo, input: join(still, 'draft.png'), request }, listen().context)
  expect(await probeFile(join(photo, 'photo.mp4'), signal)).toMatchObject({
    width: 160,
    durationSeconds: 0.5,
  })
  const moved = await folder('moved')
  const input = join(photo, 'photo.mp4')
  await moveVideo({ scratch: moved, input, request: { ...frame, camera, seed: 7 } }, listen().context)
  expect(await probeFile(join(moved, 'motion.mp4'), signal)).toMatchObject({
    width: 160,
    durationSeconds: 0.5,
    fps: 12,
  })
  expect(await digest(join(moved, 'motion.mp4'))).not.toBe(await digest(input))
})

test('an abort stops painting between two frames', async () => {
  const path = await folder('stopped')
  const stop = new AbortController()
  const context = { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) }
  const request = { ...words, ...frame, ...timing, style: null, camera: null }
  await expect(paintVideo({ scratch: path, request }, context)).rejects.toThrow('enough')
})

test('ambience is written as sound of the asked length', async () => {
  const path = await folder('ambience')
  const request = { prompt: 'rain on the sea', durationSeconds: 1, seed: 3 }
  const facts = await makeAmbience({ scratch: path, request }, listen().context)
  expect(facts).toMatchObject({ loops: true, durationSeconds: 1 })
  expect(await probeFile(join(path, 'ambience.wav'), signal)).toMatchObject({
    kind: 'audio',
    durationSeconds: 1,
  })
})

test('a request that is not one is refused before anything is drawn', async () => {
  const path = await folder('wrong')
  await writeFile(join(path, 'keep'), '')
  await expect(paintVideo({ scratch: path, request: { prompt: '' } }, listen().context)).rejects.toThrow()
})
