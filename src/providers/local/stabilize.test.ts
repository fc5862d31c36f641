import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { probeFile } from '#media/probe.ts'
import { scratchFolder } from '#media/scratch.ts'
import { inputFile, openLocalEngines } from '../../../test/harness/local-render.ts'
import { openMadeBefore } from './cache/made-before.ts'
import { measureMotion } from './steady/measure.ts'

const local = await openLocalEngines()
afterAll(() => local.close())
const never = new AbortController().signal

const [width, height, count] = [320, 180, 36]
/** A pan across a picture of many shapes, by a hand that trembles: sines whose periods share nothing, in quarters of a pixel. */
const across = 'x=140+40*t+22*sin(n*2.4)+13*sin(n*1.3)'
const down = 'y=120+17*sin(n*1.9+1)+9*cos(n*2.9)'
const shaky = join(local.root, 'shaky.mp4')
await promisify(execFile)('ffmpeg', [
  ...[
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    'mandelbrot=s=1600x1000:r=24:start_scale=0.02:end_scale=0.02',
  ],
  ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=1.5'],
  ...[
    '-filter_complex',
    `[0]trim=end_frame=1,loop=-1:1,setpts=N/24/TB,crop=1280:720:${across}:${down},scale=320:180[v]`,
  ],
  ...['-map', '[v]', '-map', '1', '-frames:v', String(count), '-pix_fmt', 'yuv420p'],
  ...['-c:v', 'libx264', '-crf', '12', '-c:a', 'aac', '-shortest', shaky],
])

type Shift = [across: number, down: number]

/** By how many pixels the middle of one frame has moved in the next: where both differ least, to a part of a pixel. */
function shiftOf(a: Buffer, b: Buffer): Shift {
  const reach = 14
  const errorAt = (dx: number, dy: number) => {
    let sum = 0
    for (let y = 40; y < height - 40; y += 3)
      for (let x = 60; x < width - 60; x += 3)
        sum += (a.readUInt8(4 * (y * width + x) + 1) - b.readUInt8(4 * ((y + dy) * width + x + dx) + 1)) ** 2
    return sum
  }
  let best: Shift = [0, 0]
  let least = Number.POSITIVE_INFINITY
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const error = errorAt(dx, dy)
      if (error < least) [least, best] = [error, [dx, dy]]
    }
  const [x, y] = best
  const within = (before: number, after: number) => (before - after) / (2 * (before + after - 2 * least) || 1)
  return [x + within(errorAt(x - 1, y), errorAt(x + 1, y)), y + within(errorAt(x, y - 1), errorAt(x, y + 1))]
}

/** How much the picture's motion changes from frame to frame, in pixels: an even pan has none of it. */
async function jitterOf(path: string): Promise<number> {
  const frames = await local.frames(path, width, height)
  expect(frames).toHaveLength(count)
  const shifts = frames.slice(1).map((frame, at) => shiftOf(frames[at] ?? frame, frame))
  const changes = shifts.slice(1).flatMap(([x, y], at) => {
    const [beforeX, beforeY] = shifts[at] ?? [x, y]
    return [x - beforeX, y - beforeY]
  })
  return Math.sqrt(changes.reduce((sum, change) => sum + change ** 2, 0) / changes.length)
}

/** How unlike the outermost rows are to those near them: where nothing is left to show, the last row is drawn on and on. */
function changeAtEdge(frame: Buffer): number {
  const unlike = (row: number, other: number) => {
    let sum = 0
    for (let at = 0; at < 4 * width; at++)
      sum += Math.abs(frame.readUInt8(4 * width * row + at) - frame.readUInt8(4 * width * other + at))
    return sum / (3 * width)
  }
  const edge = (row: number, inwards: number) =>
    Math.max(unlike(row, row + 2 * inwards), unlike(row, row + 5 * inwards))
  return Math.min(edge(0, 1), edge(height - 1, -1))
}

test.each(['zoom', 'mirror'])('a hand that trembles is calmed; edges by %s', async (edges) => {
  const out = await local.render('stabilize', { strength: 0.5, edges }, [inputFile('video', shaky)])
  expect(out.probe).toMatchObject({ width, height, fps: 24, durationSeconds: 1.5, hasAudio: true })
  expect(await jitterOf(out.path)).toBeLessThan((await jitterOf(shaky)) / 10)
  expect(Math.min(...(await local.frames(out.path, width, height)).map(changeAtEdge))).toBeGreaterThan(5)
})

test('what was measured before a worker died is not measured again', async () => {
  const probe = await probeFile(shaky, never)
  const parts = openMadeBefore(join(local.root, 'kept'), 1_000_000).partsOf('a'.repeat(8))
  const measure = async (path: string) => {
    await using scratch = await scratchFolder(local.root)
    const context = { inputs: [], scratch: scratch.path, signal: never, onProgress: () => {}, parts }
    return await measureMotion({ path, probe, fps: 24, frames: count }, context)
  }
  const motions = await measure(shaky)
  expect(motions).toHaveLength(count)
  expect(await measure(join(local.root, 'gone.mp4'))).toEqual(motions)
})
