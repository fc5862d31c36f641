import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { makePeaks, makePoster, makeSprite } from '#media/derive.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { clips } from '../harness/clips.ts'

const folder = await mkdtemp(join(tmpdir(), 'dailies-probe-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const signal = new AbortController().signal
const at = (name: string) => join(folder, name)
const probe = (path: string) => probeFile(path, signal)
const limits = { pixels: 100_000_000, durationSeconds: 3_600, streams: 16 }

describe('probeFile', () => {
  test('a video', async () => {
    expect(await probe(await clips.video())).toMatchObject({
      ...{ kind: 'video', contentType: 'video/mp4', extension: 'mp4', width: 320, height: 180, fps: 24 },
      ...{ hasAudio: true, hasAlpha: false, videoCodec: 'h264', audioCodec: 'aac', sampleRate: 48_000 },
      durationSeconds: expect.closeTo(2, 1),
    })
  })

  test('a sound and a picture, whatever they are called', async () => {
    await writeFile(at('sound.mp4'), await readFile(await clips.tone()))
    expect(await probe(at('sound.mp4'))).toMatchObject({
      kind: 'audio',
      contentType: 'audio/wav',
      channels: 2,
      width: null,
    })
    await writeFile(at('picture.txt'), await readFile(await clips.picture()))
    expect(await probe(at('picture.txt'))).toMatchObject({
      kind: 'image',
      contentType: 'image/png',
      width: 320,
      fps: null,
    })
  })

  test('sizes are as shown, after rotation', async () => {
    await sharp(await clips.picture())
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toFile(at('turned.jpg'))
    expect(await probe(at('turned.jpg'))).toMatchObject({ width: 180, height: 320 })
    const turn = ['-c', 'copy', '-metadata:s:v:0', 'rotate=90', '-f', 'mp4']
    await runMedia(
      {
        program: 'ffmpeg',
        args: ['-i', { input: await clips.video() }, ...turn, { output: at('turned.mp4') }],
      },
      { cwd: folder, signal },
    )
    expect(await probe(at('turned.mp4'))).toMatchObject({ width: 180, height: 320 })
  })

  test('a PDF called .mp4, a text, an SVG and nothing at all are not media', async () => {
    await writeFile(at('paper.mp4'), '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')
    await writeFile(at('note.png'), 'hello')
    await writeFile(
      at('drawing.png'),
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    )
    await writeFile(at('empty.mp4'), '')
    for (const name of ['paper.mp4', 'note.png', 'drawing.png', 'empty.mp4']) {
      await expect(probe(at(name)), name).rejects.toMatchObject({ code: 'unsupported_media', status: 415 })
    }
  })

  test('a video cut short, one with noise inside and a broken picture are damaged', async () => {
    const video = await readFile(await clips.video())
    await writeFile(at('short.mp4'), video.subarray(0, Math.floor(video.length / 2)))
    const noisy = Buffer.from(video)
    const start = noisy.indexOf('mdat') + 4
    noisy.fill(0x5a, start, start + Math.floor((noisy.indexOf('moov') - start) * 0.999))
    await writeFile(at('noisy.mp4'), noisy)
    await writeFile(at('short.png'), await readFile(await clips.picture()))
    await truncate(at('short.png'), 1_000)
    for (const name of ['short.mp4', 'noisy.mp4', 'short.png']) {
      await expect(probe(at(name)), name).rejects.toMatchObject({ code: 'corrupt_media', status: 422 })
    }
  })

  test('a small file that unpacks to gigabytes is refused before it is unpacked', async () => {
    const wide = sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: 'black' },
      limitInputPixels: false,
    })
    await wide.png({ compressionLevel: 9 }).toFile(at('bomb.png'))
    expect((await stat(at('bomb.png'))).size).toBeLessThan(2_000_000)
    await expect(probe(at('bomb.png'))).rejects.toMatchObject({ code: 'too_large', status: 413 })
  })

  test('too long and too large videos are refused', async () => {
    const path = await clips.video()
    await expect(probeFile(path, signal, { ...limits, durationSeconds: 1 })).rejects.toMatchObject({
      code: 'too_large',
    })
    await expect(probeFile(path, signal, { ...limits, pixels: 10_000 })).rejects.toMatchObject({
      code: 'too_large',
    })
    await expect(probeFile(path, signal, { ...limits, streams: 1 })).rejects.toMatchObject({
      code: 'too_large',
    })
  })
})

describe('what is derived', () => {
  test('a poster of a video and of a picture', async () => {
    for (const path of [await clips.video(), await clips.picture(3_000, 2_000)]) {
      const source = await probe(path)
      await makePoster(path, at('poster.webp'), source, signal)
      const poster = await probe(at('poster.webp'))
      expect(poster).toMatchObject({ kind: 'image', contentType: 'image/webp' })
      expect(poster.width).toBe(Math.min(1_280, source.width ?? 0))
      const { entropy } = await sharp(at('poster.webp')).stats()
      expect(entropy).toBeGreaterThan(2)
    }
  })

  test('a sprite has a cell a second, and each cell its own picture', async () => {
    const path = await clips.video()
    const sprite = await makeSprite(path, at('sprite.jpg'), await probe(path), signal)
    expect(sprite).toMatchObject({ columns: sprite.frames, rows: 1, frameWidth: 160, frameHeight: 90 })
    expect(await probe(at('sprite.jpg'))).toMatchObject({ width: 160 * sprite.frames, height: 90 })
    const cells = await Promise.all(
      Array.from({ length: sprite.frames }, (_, cell) =>
        sharp(at('sprite.jpg'))
          .extract({ left: cell * 160, top: 0, width: 160, height: 90 })
          .raw()
          .toBuffer(),
      ),
    )
    expect(cells[0]?.equals(cells[1] ?? Buffer.alloc(0))).toBe(false)
  })

  test('peaks follow the level', async () => {
    const heights = []
    for (const level of [-6, -20]) {
      const path = await clips.tone(2, level)
      const { peaks, durationSeconds } = await makePeaks(path, at('peaks.json'), await probe(path), signal)
      expect(durationSeconds).toBeCloseTo(2, 1)
      expect(peaks).toHaveLength(2 * 2 * 100)
      heights.push(Math.max(...peaks))
    }
    expect(heights[0]).toBeGreaterThan(55)
    expect(heights[0]).toBeLessThan(70)
    expect((heights[0] ?? 0) / (heights[1] ?? 0)).toBeCloseTo(10 ** (14 / 20), 0)
    const written = JSON.parse(await readFile(at('peaks.json'), 'utf8'))
    expect(written.version).toBe(1)
  })
})
