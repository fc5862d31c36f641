import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { Look } from '#camera/look.ts'
import { baseState } from '#camera/state.ts'
import { findStyle, stylePresets } from '#catalog/presets/styles.ts'
import { rawFrames, sameBytes } from '#media/encode.ts'
import { runMedia } from '#media/run.ts'
import { type Scratch, scratchFolder } from '#media/scratch.ts'
import { buildScene } from '#painter/build-scene.ts'
import { paintFrame } from '#painter/paint.ts'
import { understand } from '#painter/understand.ts'
import { canvasFactory, openSheet } from './draft/canvas.ts'
import { lookFilters } from './look.ts'

const size = { width: 192, height: 108 }
const pixelCount = size.width * size.height
let scratch: Scratch
beforeEach(async () => {
  scratch = await scratchFolder(tmpdir(), 'craft-')
  return async () => scratch[Symbol.asyncDispose]()
})

/** Frames through a style's look, as RGB. */
async function styled(id: string, frames: readonly Uint8Array[], fps = 24): Promise<Buffer[]> {
  const style = findStyle(id)
  if (style === null) throw new Error(`There is no style ${id}.`)
  const look = await lookFilters({ ...Look.parse(style), id }, { ...size, fps, seed: 5 }, scratch.path)
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...rawFrames(size.width, size.height, fps), '-filter_complex', `[0:v]${look},format=rgb24[out]`],
        ...['-map', '[out]', '-f', 'rawvideo', ...sameBytes, { output: join(scratch.path, 'out.rgb') }],
      ],
    },
    {
      ...{ cwd: scratch.path, signal: AbortSignal.timeout(60_000) },
      feed: async (write) => {
        for (const frame of frames) await write(frame)
      },
    },
  )
  const bytes = await readFile(join(scratch.path, 'out.rgb'))
  const frameBytes = pixelCount * 3
  return Array.from({ length: bytes.length / frameBytes }, (_, i) =>
    bytes.subarray(i * frameBytes, (i + 1) * frameBytes),
  )
}

function frame(colourAt: (x: number, y: number) => number): Uint8Array {
  const pixels = new Uint8Array(pixelCount * 4).fill(255)
  for (let i = 0; i < pixelCount; i++)
    pixels.fill(colourAt(i % size.width, Math.floor(i / size.width)), i * 4, i * 4 + 3)
  return pixels
}

/** A bright bar that goes on by four pixels a frame. */
const going = Array.from({ length: 24 }, (_, i) => frame((x) => (Math.abs(x - 20 - i * 4) < 6 ? 220 : 70)))
const level = (picture: Buffer | undefined, x: number, y: number) =>
  picture?.[(y * size.width + x) * 3 + 1] ?? 0
const distinct = (frames: readonly Buffer[]) => new Set(frames.map((one) => one.toString('base64'))).size

/** The column where a picture's bright bar is. */
function barAt(picture: Buffer): number {
  let sum = 0
  let at = 0
  const base = Math.min(...Array.from({ length: size.width }, (_, x) => level(picture, x, 54)))
  for (let x = 0; x < size.width; x++) {
    const weight = Math.max(0, level(picture, x, 54) - base - 60)
    sum += weight
    at += weight * x
  }
  return at / sum
}

describe('held pictures', () => {
  test.each(['hand-drawn-anime', 'stop-motion-clay'])(
    '%s is animated on twos: 12 pictures in 24 frames',
    async (id) => {
      const frames = await styled(id, going)
      expect(frames.length).toBe(24)
      for (let i = 0; i < 24; i += 2) {
        expect(frames[i]).toEqual(frames[i + 1])
        if (i > 0) expect(frames[i]).not.toEqual(frames[i - 1])
      }
    },
  )

  test('Super 8 runs at 18 pictures a second, and the frame is unsteady in its gate', async () => {
    const frames = await styled('super-8-memory', going)
    expect(frames.length).toBe(24)
    expect(distinct(frames)).toBe(18)
    const weave = (
      await styled(
        'super-8-memory',
        Array.from({ length: 24 }, () => going[12] ?? frame(() => 0)),
      )
    ).map(barAt)
    expect(Math.max(...weave) - Math.min(...weave)).toBeGreaterThan(0.5)
  })

  test('a clip that ends between two pictures keeps all its frames, and a slow one is left as it is', async () => {
    expect((await styled('hand-drawn-anime', going.slice(0, 7))).length).toBe(7)
    const slow = await styled('hand-drawn-anime', going.slice(0, 6), 12)
    expect([slow.length, distinct(slow)]).toEqual([6, 6])
  })
})

test('anime has flat tones with ink between them', async () => {
  const [ramp] = await styled('hand-drawn-anime', [frame((x) => x + 30)])
  const row = Array.from({ length: size.width }, (_, x) => level(ramp, x, 54))
  const flat = row.filter((value, x) => x > 0 && Math.abs(value - (row[x - 1] ?? 0)) <= 1).length
  expect(flat / size.width).toBeGreaterThan(0.6)
  const [edge] = await styled('hand-drawn-anime', [frame((x) => (x < 96 ? 110 : 200))])
  const across = Array.from({ length: 21 }, (_, i) => level(edge, 86 + i, 54))
  expect(Math.min(...across)).toBeLessThan(0.5 * Math.min(across[0] ?? 0, across[20] ?? 0))
})

test('noir is grey, with the shadows of a blind across it', async () => {
  const [wall] = await styled('film-noir', [frame(() => 150)])
  if (wall === undefined) throw new Error('There is no frame.')
  let colour = 0
  for (let i = 0; i < wall.length; i += 3)
    colour = Math.max(
      colour,
      Math.abs((wall[i] ?? 0) - (wall[i + 1] ?? 0)),
      Math.abs((wall[i] ?? 0) - (wall[i + 2] ?? 0)),
    )
  expect(colour).toBeLessThanOrEqual(5)
  const column = Array.from({ length: size.height }, (_, y) => (level(wall, 40, y) + level(wall, 41, y)) / 2)
  let turns = 0
  for (let y = 4; y < size.height - 4; y++) {
    const here = column[y] ?? 0
    if (
      here > (column[y - 3] ?? 0) + 6 &&
      here > (column[y + 3] ?? 0) + 6 &&
      here >= Math.max(column[y - 1] ?? 0, column[y + 1] ?? 0)
    )
      turns++
  }
  expect(turns).toBeGreaterThanOrEqual(4)
})

test('all fifteen are told apart in one painted picture, by more than their tint', async () => {
  const scene = buildScene(understand('a cabin in the mountains by day'), 3, size)
  const sheet = openSheet(size.width, size.height)
  paintFrame(sheet.context, scene, baseState(scene.subject), 0, { createCanvas: canvasFactory })
  const pixels = sheet.pixels()
  const pictures: [string, Buffer][] = []
  for (const { id } of stylePresets) {
    const [picture] = await styled(id, [pixels])
    if (picture === undefined) throw new Error(`${id} gave no frame.`)
    pictures.push([id, picture])
  }
  const difference = (a: Buffer, b: Buffer) => {
    let sum = 0
    for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0))
    return sum / a.length
  }
  for (const [i, [id, picture]] of pictures.entries()) {
    for (const [other, one] of pictures.slice(0, i))
      expect(difference(picture, one), `${id} and ${other}`).toBeGreaterThan(8)
  }
}, 180_000)
