import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { clips } from '../../../test/harness/clips.ts'
import { inputFile, openLocalEngines } from '../../../test/harness/local-render.ts'
import { fitFilters, frameFor } from './convert/fit.ts'

const local = await openLocalEngines()
afterAll(() => local.close())

const asItIs = { lines: null, ratio: null, fit: 'contain', fps: null, sound: true }
const made = async (body: object, path: string | Promise<string> = clips.video()) =>
  local.render('convert', { ...asItIs, format: 'mp4', ...body }, [inputFile('video', await path)])

/** 320×180 of red. */
const red = () => clips.silentVideo('red', 1)
/** The red of a pixel of the first frame, at shares of its width and height. */
async function redAt(path: string, x: number, y: number, decoder: string[] = []): Promise<number[]> {
  const [frame = Buffer.of()] = await local.frames(path, 40, 40, decoder)
  const at = 4 * (Math.floor(y * 40) * 40 + Math.floor(x * 40))
  return [...frame.subarray(at, at + 4)]
}

test.each([
  ['mp4', 'h264', 'aac', 'video/mp4'],
  ['webm-vp9', 'vp9', 'opus', 'video/webm'],
  ['webm-av1', 'av1', 'opus', 'video/webm'],
])('%s, smaller, with its sound', async (format, videoCodec, audioCodec, contentType) => {
  const out = await made({ format, lines: 90 })
  const probe = { videoCodec, audioCodec, contentType, width: 160, height: 90, fps: 24 }
  expect(out).toMatchObject({ kind: 'video', contentType, probe })
  expect(out.probe.pictureSeconds).toBeCloseTo(2, 1)
  expect(await local.frames(out.path, 32, 18)).toHaveLength(48)
})

test.each([
  ['gif', 'image/gif', 15, 30],
  ['webp', 'image/webp', 24, 48],
])('%s moves, as long as the video', async (format, contentType, fps, frames) => {
  const out = await made({ format })
  expect(out).toMatchObject({ kind: 'image', contentType, facts: { frames, fps }, probe: { contentType } })
  expect(out.probe).toMatchObject({ width: 320, height: 180, durationSeconds: expect.closeTo(2, 1) })
})

test('another frame rate in exactly the same time, without sound, the same bytes twice', async () => {
  const [out, again] = [await made({ fps: 30, sound: false }), await made({ fps: 30, sound: false })]
  expect(out.probe).toMatchObject({ fps: 30, durationSeconds: 2, hasAudio: false })
  expect(again.sha256).toBe(out.sha256)
})

test('in another shape the picture has bars, is cut, or has itself behind', async () => {
  const square = { ratio: 1, sound: false }
  const [bars, cut, blur] = [
    await made({ ...square, fit: 'contain' }, red()),
    await made({ ...square, fit: 'cover' }, red()),
    await made({ ...square, fit: 'blur' }, red()),
  ]
  for (const { probe } of [bars, cut, blur]) expect(probe).toMatchObject({ width: 180, height: 180 })
  const isRed = ([r = 0, g = 255, b = 255]: number[]) => r > 200 && g < 40 && b < 40
  for (const { path } of [bars, cut, blur]) expect(isRed(await redAt(path, 0.5, 0.5))).toBe(true)
  expect((await redAt(bars.path, 0.5, 0.05))[0]).toBeLessThan(20)
  expect(isRed(await redAt(cut.path, 0.5, 0.05))).toBe(true)
  expect(isRed(await redAt(blur.path, 0.5, 0.05))).toBe(true)
})

test('what is transparent stays so where the format can hold it', async () => {
  const path = join(local.root, 'hole.webm')
  await promisify(execFile)('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', 'color=c=red@0:s=64x64:r=12:d=0.5,format=yuva420p'],
    ...['-vf', 'drawbox=x=0:y=0:w=32:h=64:color=red@1:t=fill:replace=1', '-c:v', 'libvpx-vp9', path],
  ])
  const decoder = ['-c:v', 'libvpx-vp9']
  const webm = await made({ format: 'webm-vp9', lines: 32 }, path)
  expect((await redAt(webm.path, 0.25, 0.5, decoder))[3]).toBeGreaterThan(240)
  expect((await redAt(webm.path, 0.75, 0.5, decoder))[3]).toBeLessThan(15)
  expect((await made({ format: 'webp' }, path)).probe.hasAlpha).toBe(true)
})

test('HDR becomes SDR', async () => {
  const { path } = await made({}, clips.hdr('pq'))
  const bars = await Promise.all([0.125, 0.375, 0.625, 0.875].map((x) => redAt(path, x, 0.5)))
  for (const [at, due] of [0, 108, 216, 255].entries())
    expect(Math.abs((bars[at]?.[0] ?? -99) - due), `bar ${at}`).toBeLessThan(12)
})

test('the frame is of the size and the shape that are asked for', () => {
  const film = { width: 1_920, height: 804 }
  expect(frameFor(film, { lines: null, ratio: null })).toBe(film)
  expect(frameFor(film, { lines: 720, ratio: null })).toEqual({ width: 1_280, height: 536 })
  expect(frameFor(film, { lines: null, ratio: 9 / 16 })).toEqual({ width: 1_080, height: 1_920 })
  expect(frameFor({ width: 720, height: 1_280 }, { lines: 1_080, ratio: null })).toEqual({
    width: 1_080,
    height: 1_920,
  })
  expect(fitFilters('blur', film, film, false)).toEqual([])
})
