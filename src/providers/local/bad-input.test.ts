import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { clips } from '../../../test/harness/clips.ts'
import { inputFile as file, openLocalEngines } from '../../../test/harness/local-render.ts'

const local = await openLocalEngines()
afterAll(() => local.close())
const { render, frames } = local
const at = (name: string) => join(local.root, name)
const run = promisify(execFile)
const ffmpeg = (name: string, ...args: string[]) =>
  run('ffmpeg', ['-v', 'error', '-y', ...args, at(name)]).then(() => at(name))

type Colour = readonly [number, number, number]
const red: Colour = [192, 48, 64]
const green: Colour = [0, 192, 0]
const blue: Colour = [32, 64, 192]
const black: Colour = [0, 0, 0]

function expectColour(colour: Uint8Array, wanted: Colour, tolerance: number) {
  wanted.forEach((value, channel) => {
    expect(
      Math.abs((colour[channel] ?? -999) - value),
      `${colour.subarray(0, 3)} for ${wanted}`,
    ).toBeLessThan(tolerance)
  })
}

describe('pictures', () => {
  const card = (width: number, height: number, [r, g, b]: Colour = red) =>
    sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
  const deep = Uint16Array.from({ length: 64 * 36 * 3 }, (_, i) => (red[i % 3] ?? 0) * 257)
  const moving = async () => {
    const pages = [card(64, 36), card(64, 36, green)].map((page) => page.raw().toBuffer())
    const raw = { width: 64, height: 72, channels: 3, pageHeight: 36 } as const
    return sharp(Buffer.concat(await Promise.all(pages)), { raw })
  }
  /** Red at the left, blue at the right. */
  const halves = async (left: Sharp, right: Sharp) =>
    sharp({ create: { width: 64, height: 36, channels: 4, background: '#0000' } }).composite([
      { input: await left.png().toBuffer(), left: 0, top: 0 },
      { input: await right.png().toBuffer(), left: 32, top: 0 },
    ])
  const clear = sharp({ create: { width: 32, height: 36, channels: 4, background: '#0000' } })
  const both = () => halves(card(32, 36), card(32, 36, blue))

  const cases: [
    name: string,
    made: () => Promise<Sharp> | Sharp,
    size: [number, number],
    first: Colour,
    last: Colour,
  ][] = [
    ['one.png', () => card(1, 1).png(), [180, 180], red, red],
    ['wide.png', () => card(20_000, 20).png(), [20_000, 20], red, red],
    // Print has no such red; what comes nearest is a little darker.
    [
      'print.jpg',
      () => card(64, 36).toColourspace('cmyk').jpeg({ quality: 95 }),
      [320, 180],
      [191, 36, 47],
      [191, 36, 47],
    ],
    ['moving.gif', async () => (await moving()).gif({ delay: [100, 100] }), [320, 180], red, red],
    [
      'moving.webp',
      async () => (await moving()).webp({ lossless: true, delay: [100, 100] }),
      [320, 180],
      red,
      red,
    ],
    [
      'deep.png',
      () =>
        sharp(deep, { raw: { width: 64, height: 36, channels: 3 } })
          .toColourspace('rgb16')
          .png(),
      [320, 180],
      red,
      red,
    ],
    // A quarter to the right: what is left comes up.
    [
      'lying.jpg',
      async () => (await both()).flatten().withMetadata({ orientation: 6 }).jpeg({ quality: 95 }),
      [101, 180],
      red,
      blue,
    ],
    [
      'palette.png',
      async () => (await halves(card(32, 36), clear)).png({ palette: true }),
      [320, 180],
      red,
      black,
    ],
  ]
  test.each(cases)('%s', async (name, made, [width, height], first, last) => {
    await (await made()).toFile(at(name))
    const out = await render('upscale', { width: 320, height: 180 }, [file('reference', at(name))])
    expect(out.probe).toMatchObject({ contentType: 'image/png', width, height, turned: false })
    const pixels = await sharp(out.path).ensureAlpha().raw({ depth: 'uchar' }).toBuffer()
    expectColour(pixels, first, 6)
    expectColour(pixels.subarray(-4), last, 6)
    if (name === 'palette.png') expect([pixels[3], pixels.at(-1)]).toEqual([255, 0])
  })
})

describe('videos', () => {
  const still = (size: string, colour = '0xc03040') => [
    '-f',
    'lavfi',
    '-i',
    `color=${colour}:s=${size}:r=12:d=0.5`,
  ]
  const quick = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '10', '-pix_fmt', 'yuv420p']
  const cases: [name: string, made: () => Promise<string>, size: [number, number], seconds: number][] = [
    [
      'one frame',
      () => ffmpeg('one.mp4', ...still('160x90'), '-frames:v', '1', ...quick),
      [320, 180],
      1 / 12,
    ],
    [
      'odd sides',
      () =>
        ffmpeg(
          'odd.webm',
          ...still('161x91'),
          '-vf',
          'format=gbrp,scale=161:91',
          '-c:v',
          'libvpx-vp9',
          '-pix_fmt',
          'yuv420p',
          '-deadline',
          'realtime',
        ),
      [318, 180],
      0.5,
    ],
    [
      'frames at uneven times',
      () => {
        const times = "select='eq(n,0)+between(n,2,3)+between(n,12,13)+eq(n,24)'"
        const even = 'color=0xc03040:s=160x90:r=20:d=1.3'
        return ffmpeg('uneven.mp4', '-f', 'lavfi', '-i', even, '-vf', times, '-fps_mode', 'vfr', ...quick)
      },
      [320, 180],
      1.25,
    ],
    [
      'turned by its metadata',
      async () =>
        ffmpeg(
          'turned.mp4',
          '-i',
          await ffmpeg('lying.mp4', ...still('160x90'), ...quick),
          '-c',
          'copy',
          '-metadata:s:v:0',
          'rotate=90',
        ),
      [100, 180],
      0.5,
    ],
    [
      'a length that nobody wrote down',
      () => ffmpeg('live.mkv', ...still('160x90'), ...quick, '-live', '1'),
      [320, 180],
      0.5,
    ],
  ]
  test.each(cases)('%s', async (_, made, [width, height], seconds) => {
    const path = await made()
    const out = await render('upscale', { width: 320, height: 180 }, [file('video', path)])
    expect(out.probe).toMatchObject({ width, height, turned: false })
    expect(Math.abs((out.probe.durationSeconds ?? 0) - seconds)).toBeLessThan(0.1)
    if (path.endsWith('uneven.mp4')) {
      const body = { width: null, height: null, fps: null, format: 'mp4', style: null, seed: 1 }
      const { probe } = await render('post', body, [file('video', path)])
      expect(Math.abs((probe.durationSeconds ?? 0) - seconds)).toBeLessThan(0.1)
    }
    for (const shown of await frames(out.path, 8, 8)) expectColour(shown, red, 12)
  })

  test.each(['pq', 'hlg'] as const)(
    'HDR (%s) is neither grey nor burnt, whatever is made of it',
    async (kind) => {
      const video = await clips.hdr(kind)
      const works: [endpoint: string, body: Parameters<typeof render>[1]][] = [
        ['upscale', { width: 320, height: 180 }],
        ['last.frame', {}],
        ['mux', { durationSeconds: null }],
        ['film', { width: 160, height: 90, fps: 12, transitions: [], voiceAt: [] }],
      ]
      for (const [endpoint, body] of works) {
        const out = await render(endpoint, body, [file('video', video)])
        expect([endpoint, out.probe.hdr]).toEqual([endpoint, null])
        const [shown = Buffer.of()] = await frames(out.path, 16, 9)
        const bars = [2, 6, 10, 14].map((x) => shown[(4 * 16 + x) * 4] ?? -1)
        const wanted = [0, 108, 216, 255]
        bars.forEach((level, bar) => {
          expect(Math.abs(level - (wanted[bar] ?? 0)), `${endpoint}: ${bars}`).toBeLessThan(10)
        })
      }
    },
  )

  test('without pictures, or broken off: refused by name, with what to do', async () => {
    const upscale = (path: string) => render('upscale', { width: 320, height: 180 }, [file('video', path)])
    const heard = await ffmpeg('heard.mp4', '-f', 'lavfi', '-i', 'sine=duration=0.2')
    await expect(upscale(heard)).rejects.toMatchObject({
      code: 'unsupported_media',
      nextSteps: [{ action: 'choose_asset' }],
    })
    const whole = await readFile(
      await ffmpeg('whole.mp4', '-i', await clips.video(), '-c', 'copy', '-movflags', '+faststart'),
    )
    await writeFile(at('half.mp4'), whole.subarray(0, whole.length / 2))
    await expect(upscale(at('half.mp4'))).rejects.toMatchObject({
      code: 'corrupt_media',
      nextSteps: [{ action: 'upload_again' }],
    })
  })
})

describe('sounds', () => {
  const half = async () => {
    const mp3 = await readFile(await clips.mp3(1))
    return mp3.subarray(0, mp3.length / 2)
  }
  const noise = async () =>
    (await readFile(await clips.mp3(1))).map((byte, index) => (index < 400 ? byte : (index * 7_919) & 255))
  const cases: [name: string, made: () => Promise<string>, result: 'silent' | 'heard' | 'refused'][] = [
    ['silence', () => clips.silence(0.5), 'silent'],
    ['half an MP3', async () => clips.copyOf(await half()), 'heard'],
    ['an MP3 of noise', async () => clips.copyOf(await noise()), 'refused'],
    [
      'no samples at all',
      () => ffmpeg('none.wav', '-f', 'lavfi', '-i', 'sine=d=1', '-af', 'atrim=end_sample=0'),
      'refused',
    ],
    [
      'ten samples',
      () => ffmpeg('ten.wav', '-f', 'lavfi', '-i', 'sine=d=1', '-af', 'atrim=end_sample=10'),
      'heard',
    ],
  ]
  test.each(cases)('%s', async (_, made, result) => {
    const video = await clips.silentVideo('red', 0.5)
    const over = render('voice.over', { startSeconds: 0, ownSound: 1 }, [
      file('video', video),
      file('audio', await made()),
    ])
    if (result === 'refused') {
      await expect(over).rejects.toMatchObject({
        code: 'corrupt_media',
        nextSteps: [{ action: 'upload_again' }],
      })
      return
    }
    const { facts, probe } = await over
    expect(probe.hasAudio).toBe(result === 'heard')
    expect(JSON.stringify(facts)).not.toMatch(/NaN|Infinity/)
    if (result === 'silent') expect(facts).toMatchObject({ loudness: null })
  })
})
