import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { CameraRequest } from '#contract/generation.ts'
import { source } from '#media/command.ts'
import { runMedia } from '#media/run.ts'
import { drawSomebody } from '../../../../test/harness/somebody.ts'
import { movePhoto } from './photo.ts'
import { readMask, readStill } from './still.ts'

const root = await mkdtemp(join(tmpdir(), 'dailies-photo-'))
afterAll(() => rm(root, { recursive: true, force: true }))

const { signal } = new AbortController()
const context = { signal, onProgress: () => {} }
const frame = { width: 160, height: 90 }
const body = { ...frame, fps: 6, durationSeconds: 0.5, seed: 7, style: null, camera: null }
const truck = {
  request: CameraRequest.parse({
    strength: 1,
    keyframes: [
      { at: 0, x: 0 },
      { at: 1, x: 3 },
    ],
  }),
  preset: null,
}
let made = 0

async function move(input: string, given: object = {}, camera: object | null = null) {
  const scratch = join(root, String(++made))
  await mkdir(scratch)
  const facts = await movePhoto({ scratch, input, ...given, request: { ...body, camera } }, context)
  return { facts, frames: await framesOf(join(scratch, 'photo.mp4')) }
}

async function framesOf(path: string): Promise<Buffer[]> {
  const pieces: Buffer[] = []
  await runMedia(
    {
      program: 'ffmpeg',
      args: [...source(path), '-map', '0:v:0', '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'],
    },
    { cwd: root, signal, onOutput: (chunk) => void pieces.push(Buffer.from(chunk)) },
  )
  const all = Buffer.concat(pieces)
  const bytes = frame.width * frame.height * 3
  return Array.from({ length: all.length / bytes }, (_, at) => all.subarray(at * bytes, (at + 1) * bytes))
}

async function write(name: string, picture: Sharp | Buffer): Promise<string> {
  const path = join(root, name)
  await writeFile(path, Buffer.isBuffer(picture) ? picture : await picture.toBuffer())
  return path
}

const card = (width: number, height: number, background = '#c03040') =>
  sharp({ create: { width, height, channels: 3, background } })

const meanOf = (frame: Buffer | undefined): number[] =>
  [0, 1, 2].map((c) => {
    let sum = 0
    for (let at = c; at < (frame?.length ?? 0); at += 3) sum += frame?.[at] ?? 0
    return sum / ((frame?.length ?? 1) / 3)
  })

/** Decibels by which two pictures are alike; the same picture after an encode has well over 30. */
async function likeness(frame: Buffer | undefined, path: string): Promise<number> {
  const wanted = await sharp(path).resize(160, 90, { fit: 'cover' }).removeAlpha().raw().toBuffer()
  let sum = 0
  for (let at = 0; at < wanted.length; at++) sum += ((frame?.[at] ?? 0) - (wanted[at] ?? 0)) ** 2
  return 10 * Math.log10(255 ** 2 / (sum / wanted.length))
}

function gap(a: Buffer | undefined, b: Buffer | undefined): number {
  let sum = 0
  for (let at = 0; at < (a?.length ?? 0); at++) sum += Math.abs((a?.[at] ?? 0) - (b?.[at] ?? 0))
  return sum
}

/** A place that two pictures can have in common: hills, and a sun at some height. */
function landscape(sunAt: number, ground: string): Sharp {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><rect width="320" height="180" fill="#89a9cc"/>
    <circle cx="${sunAt}" cy="45" r="16" fill="#ffe9a8"/><path d="M0 100 L70 60 L130 105 L210 70 L320 100 V180 H0Z" fill="#56708a"/>
    <path d="M0 110 Q160 95 320 110 V180 H0Z" fill="${ground}"/></svg>`
  return sharp(Buffer.from(svg)).png()
}

describe('what of a still moves before the rest', () => {
  test('the people in it, found by the net that comes along', async () => {
    const somebody = await write('somebody.png', await drawSomebody())
    const { facts, frames } = await move(somebody, {}, truck)
    expect(facts).toMatchObject({
      subject: 'people',
      notMade: [expect.stringContaining('% of the camera’s way')],
    })
    expect(await likeness(frames[0], somebody)).toBeGreaterThan(30)
    expect(await likeness(frames.at(-1), somebody)).toBeLessThan(24)
  })

  test('what a mask shows, white or as a cut-out; without any, the place alone', async () => {
    const still = await write('still.png', landscape(250, '#5c7a3e'))
    const white = sharp({ create: { width: 40, height: 80, channels: 3, background: 'white' } }).png()
    const mask = await write(
      'mask.png',
      sharp({ create: { width: 320, height: 180, channels: 3, background: 'black' } })
        .composite([{ input: await white.toBuffer(), left: 140, top: 80 }])
        .png(),
    )
    const cutOut = await write(
      'cut.png',
      sharp(await white.toBuffer())
        .extend({
          ...{ top: 80, bottom: 20, left: 140, right: 140, background: { r: 0, g: 0, b: 0, alpha: 0 } },
        })
        .png(),
    )
    const byMask = await move(still, { mask }, truck)
    const byCutOut = await move(still, { mask: cutOut }, truck)
    expect(byMask.facts).toMatchObject({ subject: 'what the mask shows' })
    expect(byCutOut.facts).toMatchObject({ subject: 'what the mask shows' })
    const alone = await move(still, {}, truck)
    expect(alone.facts).toMatchObject({ subject: null })
    const [masked, cut, plain] = [byMask, byCutOut, alone].map(({ frames }) => frames.at(-1))
    expect(gap(masked, cut)).toBeLessThan(gap(masked, plain) / 3)
  })
})

describe('a first and a last frame', () => {
  test('the clip begins with the one and ends with the other, and says how', async () => {
    const [first, last] = [
      await write('first.png', landscape(90, '#5c7a3e')),
      await write('last.png', landscape(120, '#5c7a3e')),
    ]
    const { facts, frames } = await move(first, { last })
    expect(facts).toMatchObject({ between: 'morph', made: [expect.stringContaining('morph')], notMade: [] })
    expect(await likeness(frames[0], first)).toBeGreaterThan(30)
    expect(await likeness(frames.at(-1), last)).toBeGreaterThan(30)
    expect(await likeness(frames[0], last)).toBeLessThan(26)
  })

  test('pictures of different places dissolve, and a camera that is asked for is said to be left out', async () => {
    const [first, last] = [
      await write('here.png', landscape(90, '#5c7a3e')),
      await write('somebody-else.png', await drawSomebody()),
    ]
    const { facts, frames } = await move(first, { last }, truck)
    expect(facts).toMatchObject({
      between: 'dissolve',
      made: [expect.stringContaining('dissolve')],
      notMade: [expect.stringContaining('camera')],
    })
    expect(await likeness(frames[0], first)).toBeGreaterThan(30)
    expect(await likeness(frames.at(-1), last)).toBeGreaterThan(30)
  })
})

describe('unusual pictures are read as people see them', () => {
  const red = [0xc0, 0x30, 0x40]
  const deep = Uint16Array.from({ length: 64 * 36 * 3 }, (_, i) => [0xc000, 0x3000, 0x4000][i % 3] ?? 0)
  const animated = async () => {
    const pages = [card(64, 36), card(64, 36, '#00c000')].map((page) => page.raw().toBuffer())
    return sharp(Buffer.concat(await Promise.all(pages)), {
      raw: { width: 64, height: 72, channels: 3, pageHeight: 36 },
    })
  }

  test('one pixel makes a clip of its colour', async () => {
    const { frames } = await move(await write('one.png', card(1, 1).png()))
    expect(frames).toHaveLength(3)
    for (const shown of frames) expectColour(meanOf(shown), red, 3)
  })

  test.each<[string, number, () => Promise<Sharp> | Sharp]>([
    ['20,000 pixels wide', 1, () => card(20_000, 8).png()],
    ['a JPEG for print (CMYK)', 24, () => card(64, 36).toColourspace('cmyk').jpeg()],
    [
      '16 bits a colour',
      1,
      () =>
        sharp(deep, { raw: { width: 64, height: 36, channels: 3 } })
          .toColourspace('rgb16')
          .png(),
    ],
    ['a moving GIF', 3, async () => (await animated()).gif({ delay: [100, 100] })],
    ['a moving WebP', 1, async () => (await animated()).webp({ lossless: true, delay: [100, 100] })],
  ])('%s', async (name, tolerance, picture) => {
    const path = await write(name.replaceAll(/\W/g, '-'), await picture())
    const { pixels, cropped } = await readStill(path, frame, signal)
    expect(pixels).toHaveLength(160 * 90 * 4)
    expect(cropped).toBe(name.startsWith('20,000'))
    for (const at of [0, 160 * 45 + 80, 160 * 90 - 1])
      expectColour([...pixels.subarray(at * 4, at * 4 + 3)], red, tolerance)
  })

  test('a moving PNG is its first frame', async () => {
    const apng = join(root, 'moving.apng')
    const graph =
      'color=0xc03040:s=64x36:r=2:d=0.5,format=rgb24[a];color=0x00c000:s=64x36:r=2:d=0.5,format=rgb24[b];[a][b]concat'
    await runMedia(
      {
        program: 'ffmpeg',
        args: ['-f', 'lavfi', '-i', graph, '-plays', '0', '-f', 'apng', '-y', { output: apng }],
      },
      { cwd: root, signal },
    )
    const { pixels } = await readStill(apng, frame, signal)
    expectColour([...pixels.subarray(0, 3)], red, 4)
  })

  test('a photo on its side stands upright', async () => {
    const half = await card(36, 32, '#2040c0').png().toBuffer()
    // Red above blue as it lies; turned a quarter to the right, red is at the right.
    const lying = await card(36, 64)
      .composite([{ input: half, left: 0, top: 32 }])
      .png()
      .toBuffer()
    const path = await write('turned.jpg', sharp(lying).withMetadata({ orientation: 6 }).jpeg())
    const { pixels } = await readStill(path, frame, signal)
    expect(pixels[(45 * 160 + 30) * 4 + 2]).toBeGreaterThan(150)
    expect(pixels[(45 * 160 + 130) * 4]).toBeGreaterThan(150)
  })

  test.each<[string, string, () => Promise<Buffer>]>([
    ['a small file that unpacks to 400 million pixels', 'too_large', async () => claimed(await onePixel())],
    ['half a file', 'corrupt_media', async () => (await drawSomebody()).subarray(0, 900)],
    ['a text', 'unsupported_media', async () => Buffer.from('This is no picture.')],
  ])('%s is refused by name: %s', async (_, code, bytes) => {
    const path = await write(`${code}.png`, await bytes())
    await expect(move(path)).rejects.toMatchObject({ code })
    const good = await write('good.png', card(64, 36).png())
    await expect(readMask(path, frame, signal)).rejects.toMatchObject({ code })
    await expect(move(good, { last: path })).rejects.toMatchObject({ code })
  })

  const onePixel = () => card(1, 1).png().toBuffer()

  /** A PNG whose head says that it is 20,000 pixels wide and high. */
  function claimed(png: Buffer): Buffer {
    const large = Buffer.from(png)
    large.writeUInt32BE(20_000, 16)
    large.writeUInt32BE(20_000, 20)
    large.writeUInt32BE(crc32(large.subarray(12, 29)), 29)
    return large
  }
})

function expectColour(colour: readonly number[], wanted: readonly number[], tolerance: number): void {
  colour.forEach((value, c) => {
    expect(Math.abs(value - (wanted[c] ?? 0))).toBeLessThanOrEqual(tolerance)
  })
}
