import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toJson } from '#catalog/compile.ts'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { findStyle } from '#catalog/presets/styles.ts'
import { CameraRequest } from '#contract/generation.ts'
import type { JsonObject } from '#kernel/json.ts'
import { inputFile as file, openLocalEngines } from '../../../test/harness/local-render.ts'
import { PaintedClip } from './draft/bodies.ts'
import { filmFrames } from './draft/film-frames.ts'
import { openPainting } from './draft/paint.ts'

const local = await openLocalEngines()
afterAll(() => local.close())
const { render, frames } = local
const limit = 180_000
const size = { width: 160, height: 90 }

const camera = toJson({
  request: CameraRequest.parse({ presetId: 'truck-left', easing: 'lin' }),
  preset: findCameraPreset('truck-left'),
})
const body = {
  ...{ prompt: 'a lighthouse at dusk, a sailboat', negativePrompt: '', ...size, camera },
  ...{ fps: 6, durationSeconds: 1, seed: 7, style: toJson(findStyle('super-8-memory')) },
}
const on = { durationSeconds: 1, camera: null }
const recipe = (continued: JsonObject[] = [], changes: JsonObject = {}) => ({
  body: { ...body, ...changes },
  continued,
})
const difference = (a: Buffer = Buffer.of(), b: Buffer = Buffer.of()) =>
  a.length === 0 || a.length !== b.length
    ? Number.NaN
    : a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length

let clip: Awaited<ReturnType<typeof render>>
beforeAll(async () => {
  clip = await render('draft.video', body)
}, limit)

test('a painted clip is painted on: its new frames are those of the longer clip, film grain and all', {
  timeout: limit,
}, async () => {
  const out = await render('draft.continue', { painted: recipe(), ...on, seed: 7 }, [
    file('video', clip.path),
  ])
  expect(out.facts).toMatchObject({ continues: 'exactly', continuesAtSeconds: 1, durationSeconds: 2 })
  const { paint, ...longer } = openPainting(PaintedClip.parse(recipe([on])), size)
  const { fps, seed, style } = PaintedClip.parse(recipe()).body
  await filmFrames(
    { ...size, fps, seed, style, frames: longer.frames, scratch: clip.scratch },
    ...(['whole.mp4', paint, { signal: new AbortController().signal, onProgress: () => {} }] as const),
  )
  const [before, after, whole] = [
    await frames(clip.path, 160, 90),
    await frames(out.path, 160, 90),
    await frames(`${clip.scratch}/whole.mp4`, 160, 90),
  ]
  expect([before.length, after.length, whole.length]).toEqual([6, 12, 12])
  expect(before.every((frame, at) => frame.equals(after[at] ?? Buffer.of()))).toBe(true)
  // As near as an encoder leaves them, and nearer than to the frame before.
  for (let at = 6; at < 12; at++) {
    expect(difference(after[at], whole[at])).toBeLessThan(3)
    expect(difference(after[at], whole[at])).toBeLessThan(0.6 * difference(after[at], whole[at - 1]))
  }
})

test('one that would be painted otherwise now goes on from its last picture', {
  timeout: limit,
}, async () => {
  const body = { painted: recipe([], { seed: 8 }), ...on, durationSeconds: 0.5, seed: 7 }
  const out = await render('draft.continue', body, [file('video', clip.path)])
  expect(out.facts).toMatchObject({ continues: 'from its last picture' })
  expect(await frames(out.path, 32, 18)).toHaveLength(6 + 2)
})

test('a painted clip is enlarged by painting it larger, and its sound stays', {
  timeout: limit,
}, async () => {
  const sounding = `${local.root}/sounding.mp4`
  await promisify(execFile)('ffmpeg', [
    ...['-v', 'error', '-i', clip.path, '-f', 'lavfi', '-i', 'sine=duration=1', '-c:v', 'copy', sounding],
  ])
  const large = { width: 320, height: 180 }
  const out = await render('upscale', { ...large, painted: recipe([], { style: null }) }, [
    file('video', sounding),
  ])
  expect(out.facts).toEqual({ method: 'lanczos' })
  const again = await render('upscale', { ...large, painted: recipe() }, [file('video', sounding)])
  expect(again.facts).toMatchObject({ method: 'painted again', place: 'sea' })
  expect(again.probe).toMatchObject({
    ...large,
    fps: 6,
    hasAudio: true,
    durationSeconds: expect.closeTo(1, 1),
  })
  const [soft, sharp] = [(await frames(out.path, 320, 180))[3], (await frames(again.path, 320, 180))[3]]
  expect(detail(sharp)).toBeGreaterThan(1.1 * detail(soft))
})

/** How much neighbours differ, on average. */
function detail(pixels: Buffer = Buffer.of()): number {
  let sum = 0
  for (let at = 5; at < pixels.length; at += 4) sum += Math.abs((pixels[at] ?? 0) - (pixels[at - 4] ?? 0))
  return sum / (pixels.length / 4)
}
