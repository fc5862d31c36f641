import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { probeFile } from '#media/probe.ts'
import { writeVendorSound } from '#media/vendor-sound.ts'
import { writeVendorVideo } from '#media/vendor-video.ts'
import { clips } from '../harness/clips.ts'

const folder = await mkdtemp(join(tmpdir(), 'dailies-vendor-files-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const signal = new AbortController().signal
const run = promisify(execFile)

test('a turned MOV becomes an upright H.264 of the size and rate that was asked for', {
  timeout: 60_000,
}, async () => {
  const turned = at('turned.mov')
  await run('ffmpeg', [
    '-v',
    'error',
    '-i',
    await clips.video(),
    '-c',
    'copy',
    '-metadata:s:v:0',
    'rotate=90',
    turned,
  ])
  expect(await probeFile(turned, signal)).toMatchObject({ turned: true, width: 180, height: 320 })
  const seen: number[] = []
  const wanted = {
    size: { width: 90, height: 160 },
    fps: 12,
    hdr: null,
    maxBytes: 1_000_000,
    durationSeconds: 2,
  }
  await writeVendorVideo(turned, at('upright.mp4'), wanted, { signal, onProgress: (part) => seen.push(part) })
  expect(await probeFile(at('upright.mp4'), signal)).toMatchObject({
    ...{ contentType: 'video/mp4', videoCodec: 'h264', audioCodec: 'aac' },
    ...{ width: 90, height: 160, fps: 12, turned: false, durationSeconds: expect.closeTo(2, 1) },
  })
  expect(seen.at(-1)).toBe(1)
})

test('a video is no larger than it may be, and one that cannot be so is refused', {
  timeout: 60_000,
}, async () => {
  const wanted = {
    size: { width: 320, height: 180 },
    fps: null,
    hdr: null,
    maxBytes: 60_000,
    durationSeconds: 2,
  }
  await writeVendorVideo(await clips.video(), at('small.mp4'), wanted, { signal })
  expect((await stat(at('small.mp4'))).size).toBeLessThanOrEqual(60_000)
  const never = writeVendorVideo(
    await clips.video(),
    at('never.mp4'),
    { ...wanted, maxBytes: 2_000 },
    { signal },
  )
  await expect(never).rejects.toMatchObject({ code: 'too_large' })
})

test('a sound becomes MP3 as good as its bytes allow', { timeout: 60_000 }, async () => {
  await writeVendorSound(
    await clips.tone(),
    at('good.mp3'),
    { maxBytes: 100_000, durationSeconds: 2 },
    { signal },
  )
  await writeVendorSound(
    await clips.tone(),
    at('small.mp3'),
    { maxBytes: 17_000, durationSeconds: 2 },
    { signal },
  )
  const [good, small] = [await stat(at('good.mp3')), await stat(at('small.mp3'))]
  expect(good.size).toBeGreaterThan(40_000)
  expect(small.size).toBeLessThanOrEqual(17_000)
  expect(await probeFile(at('small.mp3'), signal)).toMatchObject({
    contentType: 'audio/mpeg',
    durationSeconds: expect.closeTo(2, 0),
  })
})

test('a stop ends the work', async () => {
  const stop = new AbortController()
  const wanted = {
    size: { width: 320, height: 180 },
    fps: null,
    hdr: null,
    maxBytes: 1_000_000,
    durationSeconds: 2,
  }
  const work = writeVendorVideo(await clips.video(), at('stopped.mp4'), wanted, { signal: stop.signal })
  stop.abort(new Error('enough'))
  await expect(work).rejects.toThrow('enough')
})
