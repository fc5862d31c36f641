import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { type Argument, source } from '#media/command.ts'
import { aac, h264, sameBytes, toBt709 } from '#media/encode.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { type Scratch, scratchFolder } from '#media/scratch.ts'
import { openMadeBefore } from './cache/made-before.ts'
import { rangeOf } from './part-source.ts'
import { type FrameRange, makeInParts, partRanges } from './parts.ts'

const never = new AbortController().signal
let scratch: Scratch
beforeEach(async () => {
  scratch = await scratchFolder(tmpdir(), 'parts-')
  return async () => scratch[Symbol.asyncDispose]()
})

const ffmpeg = (args: readonly Argument[], out: string) =>
  runMedia(
    { program: 'ffmpeg', args: [...args, ...sameBytes, { output: join(scratch.path, out) }] },
    { cwd: scratch.path, signal: never },
  )

const fps = 12.5
const frames = 140
const seconds = frames / fps

/** A picture that is another in each frame, and a tone; key frames lie far apart, with frames that look ahead between. */
async function moving(name: string, codec: readonly string[]): Promise<string> {
  const picture = `testsrc2=size=64x36:rate=${fps}:duration=${seconds}`
  const tone = `sine=frequency=440:sample_rate=48000:duration=${seconds}`
  await ffmpeg(['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', tone, ...codec], name)
  return join(scratch.path, name)
}
const x264 = ['-c:v', 'libx264', '-g', '100', '-bf', '3', '-pix_fmt', 'yuv420p', ...aac]
const vp9 = ['-c:v', 'libvpx-vp9', '-g', '100', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus']

async function decoded(args: readonly Argument[]): Promise<string[]> {
  const raw = ['-fps_mode', 'passthrough', '-pix_fmt', 'yuv420p', '-f', 'rawvideo', 'pipe:1']
  const { output } = await runMedia(
    { program: 'ffmpeg', args: [...args, '-map', '0:v:0', ...raw] },
    { cwd: scratch.path, signal: never },
  )
  const bytes = (64 * 36 * 3) / 2
  return Array.from({ length: output.length / bytes }, (_, index) =>
    createHash('sha256')
      .update(output.subarray(index * bytes, (index + 1) * bytes))
      .digest('hex'),
  )
}

test('a short video is one part; the last part is no stub', () => {
  expect(partRanges(143, 24)).toEqual([{ from: 0, to: 143 }])
  expect(partRanges(144, 24)).toEqual([
    { from: 0, to: 96 },
    { from: 96, to: 144 },
  ])
  expect(partRanges(1, 0.5)).toEqual([{ from: 0, to: 1 }])
})

test('a range has the frames that a run through all has there; an early end is held', async () => {
  for (const [name, codec] of [
    ['clip.mp4', x264],
    ['clip.webm', vp9],
    ['clip.ts', x264],
  ] as const) {
    const path = await moving(name, codec)
    const whole = await decoded(source(path))
    expect(whole.length).toBe(frames)
    const probe = await probeFile(path, never)
    const some: string[] = []
    const beyond = { from: frames + 30, to: frames + 31 }
    for (const range of [...partRanges(frames + 2, fps), beyond]) {
      const { input, filters } = rangeOf(path, probe, fps, range)
      some.push(...(await decoded([...input, '-vf', filters])))
    }
    expect(some, name).toEqual([...whole, ...Array(3).fill(whole.at(-1))])
  }
})

test('stopped in the middle, it goes on there; the bytes are those of a try that was not', async () => {
  const path = await moving('clip.mp4', x264)
  const probe = await probeFile(path, never)
  const cache = openMadeBefore(join(scratch.path, 'cache'), 10_000_000)
  const whole = await tried('whole')
  expect(whole).toMatchObject({ made: [0, 52, 104], notes: [] })
  expect(whole.progress).toEqual(whole.progress.toSorted((a, b) => a - b))
  expect(whole.progress.at(-1)).toBe(1)

  await expect(tried('stopped', 104)).rejects.toThrow('killed')
  expect((await readdir(join(scratch.path, 'cache'))).length).toBe(2)
  const resumed = await tried('resumed')
  expect(resumed).toMatchObject({ made: [104], facts: whole.facts, sha256: whole.sha256 })
  expect(resumed.notes).toEqual(['Goes on: 2 of 3 parts were made before.'])
  expect(resumed.progress[0]).toBeGreaterThan(0.5)

  const result = join(scratch.path, 'resumed', 'out.mp4')
  expect(await probeFile(result, never)).toMatchObject({ fps, hasAudio: true, durationSeconds: seconds })
  expect(await decoded(source(result))).toHaveLength(frames)
  await cache.forgetParts('work')
  expect(await readdir(join(scratch.path, 'cache'))).toEqual([])

  async function tried(name: string, diesAt?: number) {
    const folder = join(scratch.path, name)
    await mkdir(folder)
    const made: number[] = []
    const notes: string[] = []
    const progress: number[] = []
    const make = async (range: FrameRange, out: string, onProgress: (fraction: number) => void) => {
      if (range.from === diesAt) throw new Error('killed')
      made.push(range.from)
      const { input, filters } = rangeOf(path, probe, fps, range)
      const args = [...input, '-map', '0:v:0', '-vf', `${filters},${toBt709}`, ...h264(fps), ...sameBytes]
      await runMedia(
        {
          program: 'ffmpeg',
          args: [...args, { output: out }],
          durationSeconds: (range.to - range.from) / fps,
        },
        { cwd: folder, signal: never, onProgress },
      )
      return { from: range.from }
    }
    const facts = await makeInParts(
      { frames, fps, make, sound: { path, codec: ['-c:a', 'copy'] } },
      join(folder, 'out.mp4'),
      {
        ...{ scratch: folder, signal: never },
        onProgress: (fraction) => progress.push(fraction),
        onNote: (note) => notes.push(note),
        ...(name === 'whole' ? {} : { parts: cache.partsOf('work') }),
      },
    )
    const sha256 = createHash('sha256')
      .update(await readFile(join(folder, 'out.mp4')))
      .digest('hex')
    return { made, notes, progress, facts, sha256 }
  }
})
