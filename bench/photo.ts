/**
 * Photo motion: frames a core of a still that moves, with and without a subject, of a morph, and of all of it with the
 * encode, beside one plain warp of the same size in the same run (typed arrays, bilinear, one picture, no depth). Run:
 * `node bench/photo.ts [--width 1280] [--height 720] [--frames 60] [--json]`. Times are of the processor, so that other
 * work on the machine disturbs them little.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { baseState } from '#camera/state.ts'
import { betweenPictures } from '#painter/photo/between.ts'
import { type Photo, preparePhoto } from '#painter/photo/photo.ts'
import { openWarp } from '#painter/photo/warp.ts'
import { filmFrames } from '#providers/local/draft/film-frames.ts'
import { endedChildrenCpuSeconds } from './kit/process-costs.ts'
import { printReport } from './kit/report.ts'

const { values } = parseArgs({
  options: {
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '720' },
    frames: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
})
const [width, height, frames] = [Number(values.width), Number(values.height), Number(values.frames)]
const still = picture(0)
const alpha = figure()

const plainOut = new Uint8Array(still.length)
const plain = perCore((at) => plainWarp(still, plainOut, 4 * (at / frames), 1 - 0.1 * (at / frames)))
const prepared = costOf(() => preparePhoto(still, width, height, { subject: { alpha, confidence: 1 } }))
const withSubject = prepared.made
const place = preparePhoto(still, width, height)
const last = picture(24)
const between = costOf(() => betweenPictures(still, last, width, height))

const bare = (value: number) => ({ bare: { name: 'a plain warp', value } })
const morph = between.made.open(width, height)
const moving = {
  place: perCore(moved(place)),
  subject: perCore(moved(withSubject)),
  morph: perCore((at) => morph((at + 1) / frames)),
}
const filmed = await filmedPerCore()

printReport(
  {
    bench: 'photo',
    settings: { width, height, frames, between: between.made.way },
    figures: [
      { name: 'a place', value: moving.place, unit: 'frames a core', bound: { least: 24 }, ...bare(plain) },
      {
        name: 'a place and a subject',
        value: moving.subject,
        unit: 'frames a core',
        bound: { least: 13 },
        ...bare(plain),
      },
      {
        name: 'first to last',
        value: moving.morph,
        unit: 'frames a core',
        bound: { least: 13 },
        ...bare(plain),
      },
      { name: 'a place and a subject, encoded', value: filmed, unit: 'frames a core', ...bare(plain) },
      { name: 'depth, cut and fill of a still', value: prepared.seconds * 1000, unit: 'ms CPU' },
      { name: 'looking for one picture in another', value: between.seconds * 1000, unit: 'ms CPU' },
    ],
  },
  values.json,
)

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function costOf<T>(work: () => T): { made: T; seconds: number } {
  const before = cpuSeconds()
  return { made: work(), seconds: cpuSeconds() - before }
}

/** Frames a second of processor time, after a few that warm up. */
function perCore(paint: (frame: number) => void): number {
  for (let frame = 0; frame < 8; frame++) paint(frame)
  const { seconds } = costOf(() => {
    for (let frame = 0; frame < frames; frame++) paint(frame)
  })
  return frames / seconds
}

function moved(photo: Photo): (frame: number) => Uint8Array {
  const warp = openWarp(photo, still, width, height)
  return (frame) => warp.paint({ ...baseState(photo.focus), x: (photo.reach.x * (frame + 1)) / frames })
}

/** The whole way to a file, with the encoder's own time. */
async function filmedPerCore(): Promise<number> {
  const scratch = await mkdtemp(join(tmpdir(), 'dailies-bench-'))
  try {
    const paint = moved(withSubject)
    const [own, children] = [cpuSeconds(), await endedChildrenCpuSeconds()]
    await filmFrames(
      { ...{ width, height, fps: 24, frames, seed: 1, style: null, scratch } },
      'photo.mp4',
      paint,
      { signal: AbortSignal.timeout(600_000), onProgress: () => {} },
    )
    return frames / (cpuSeconds() - own + (await endedChildrenCpuSeconds()) - children)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Sky over textured ground, all of it so many pixels to the right. */
function picture(shift: number): Uint8Array {
  const rgba = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = x - shift
      const hill = height * (0.45 + 0.06 * Math.sin(u / 120) + 0.03 * Math.sin(u / 37))
      const shade = 30 * Math.sin(u / 19) * Math.sin(y / 15) + 14 * Math.sin(u / 51 + y / 33)
      const colour = y < hill ? [150, 175, 210 - (80 * y) / height] : [100 + shade, 120 + shade, 90]
      rgba.set([...colour, 255], (y * width + x) * 4)
    }
  }
  return rgba
}

/** An oval a fifth of the frame wide and three fifths high. */
function figure(): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [(at % width) / width - 0.5, Math.floor(at / width) / height - 0.6]
    return Math.hypot(x / 0.1, y / 0.3) < 1 ? 255 : 0
  })
}

/** Whole numbers and no allocation: as good as typed arrays do it. */
function plainWarp(from: Uint8Array, out: Uint8Array, shift: number, scale: number): void {
  const stride = width * 4
  for (let y = 0; y < height; y++) {
    const sy = Math.min(Math.max((y - height / 2) * scale + height / 2 + shift, 0), height - 1.001)
    const y0 = sy | 0
    const wy = ((sy - y0) * 256) | 0
    let o = y * stride
    for (let x = 0; x < width; x++) {
      const sx = Math.min(Math.max((x - width / 2) * scale + width / 2 + shift, 0), width - 1.001)
      const x0 = sx | 0
      const wx = ((sx - x0) * 256) | 0
      const p = y0 * stride + x0 * 4
      const q = p + stride
      const w11 = wx * wy
      const w10 = (wx << 8) - w11
      const w01 = (wy << 8) - w11
      const w00 = 65_536 - w11 - w10 - w01
      for (let c = 0; c < 3; c++) {
        out[o + c] =
          ((from[p + c] as number) * w00 +
            (from[p + 4 + c] as number) * w10 +
            (from[q + c] as number) * w01 +
            (from[q + 4 + c] as number) * w11 +
            32_768) >>>
          16
      }
      out[o + 3] = 255
      o += 4
    }
  }
}
