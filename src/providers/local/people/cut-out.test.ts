import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { clips } from '../../../../test/harness/clips.ts'
import { inputFile as file, openLocalEngines } from '../../../../test/harness/local-render.ts'
import { drawSomebody } from '../../../../test/harness/somebody.ts'

const local = await openLocalEngines()
afterAll(() => local.close())
const { render } = local
const [width, height] = [320, 240]

const somebody = join(local.root, 'somebody.png')
await writeFile(somebody, await drawSomebody())
const request = { background: 'transparent', colour: '#00b140' }
const at = (pixels: Uint8Array, x: number, y: number) => [
  ...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
]

test('a picture: somebody stays as they are, what is behind is gone; the same bytes twice', async () => {
  const out = await render('remove.background', request, [file('reference', somebody)])
  expect(out.probe).toMatchObject({ contentType: 'image/png', width, height, hasAlpha: true })
  const pixels = await sharp(out.path).ensureAlpha().raw().toBuffer()
  for (const [x, y] of [
    [10, 10],
    [300, 20],
    [20, 120],
    [160, 20],
  ] as const)
    expect(at(pixels, x, y)[3]).toBe(0)
  for (const [x, y] of [
    [160, 80],
    [160, 115],
    [160, 220],
    [110, 225],
  ] as const)
    expect(at(pixels, x, y)[3]).toBe(255)
  expect(at(pixels, 160, 220).slice(0, 3)).toEqual([0x27, 0x31, 0x3f])
  expect((await render('remove.background', request, [file('reference', somebody)])).sha256).toBe(out.sha256)
})

test('a colour or a picture may stand behind', async () => {
  const colour = await render('remove.background', { ...request, background: 'colour' }, [
    file('reference', somebody),
  ])
  const pixels = await sharp(colour.path).ensureAlpha().raw().toBuffer()
  expect(at(pixels, 10, 10)).toEqual([0x00, 0xb1, 0x40, 255])
  const red = join(local.root, 'red.png')
  await sharp({ create: { width: 64, height: 64, channels: 3, background: '#c02020' } })
    .png()
    .toFile(red)
  const picture = await render('remove.background', request, [
    file('reference', somebody),
    file('background', red),
  ])
  expect(at(await sharp(picture.path).ensureAlpha().raw().toBuffer(), 300, 20)).toEqual([
    0xc0, 0x20, 0x20, 255,
  ])
})

test('a video, in two parts: WebM with alpha, every frame, its sound', async () => {
  const video = join(local.root, 'somebody.mp4')
  await promisify(execFile)('ffmpeg', [
    ...['-v', 'error', '-loop', '1', '-i', somebody, '-f', 'lavfi', '-i', 'sine=440:sample_rate=48000'],
    ...['-t', '6', '-r', '1', '-pix_fmt', 'yuv420p', video],
  ])
  const out = await render('remove.background', request, [file('video', video)])
  expect(out.probe).toMatchObject({
    contentType: 'video/webm',
    videoCodec: 'vp9',
    hasAlpha: true,
    hasAudio: true,
    fps: 1,
  })
  const frames = await local.frames(out.path, width, height, ['-c:v', 'libvpx-vp9'])
  expect(frames).toHaveLength(6)
  for (const frame of frames) {
    expect(at(frame, 10, 10)[3]).toBeLessThan(8)
    expect(at(frame, 160, 110)[3]).toBeGreaterThan(247)
  }
})

test('a picture of nobody says so', async () => {
  const nobody = [file('reference', await clips.picture())]
  await expect(render('remove.background', request, nobody)).rejects.toMatchObject({ code: 'nobody_found' })
})
