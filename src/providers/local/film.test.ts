import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Argument, source } from '#media/command.ts'
import { h264, rawFrames, sameBytes, toBt709 } from '#media/encode.ts'
import { runMedia } from '#media/run.ts'
import { withRest } from '../../../test/harness/long.ts'
import { cutFrames, ourHeaders } from './cuts.ts'
import { film } from './film.ts'

const root = await mkdtemp(join(tmpdir(), 'dailies-film-'))
afterAll(() => rm(root, { recursive: true, force: true }))
const signal = new AbortController().signal
const [width, height, bars] = [160, 90, 10]
const run = { scratch: root, signal }
let made = 0

type Join = {
  kind: 'cut' | 'dissolve' | 'dip'
  seconds: number
}

/** A clip whose every frame shows its own number as ten black or white bars. */
async function numbered(
  fps: number,
  frames: number,
  firstNumber: number,
  { filter = 'setsar=1', codec = h264(fps) }: { filter?: string; codec?: string[] } = {},
): Promise<string> {
  const path = join(root, `clip-${++made}.mp4`)
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...rawFrames(width, height, fps), '-vf', `${filter},${toBt709}`, ...codec],
        ...[...sameBytes, { output: path }],
      ],
    },
    {
      ...{ cwd: root, signal },
      feed: async (write) => {
        for (let index = 0; index < frames; index++) await write(barsAsPixels(firstNumber + index))
      },
    },
  )
  return path
}

/** Every row of the picture is the same. */
function barsAsPixels(number: number): Buffer {
  const row = Buffer.alloc(width * 4, 255)
  for (let x = 0; x < width; x++) {
    const isWhite = ((number >> Math.floor((x * bars) / width)) & 1) === 1
    row.fill(isWhite ? 255 : 0, x * 4, x * 4 + 3)
  }
  return Buffer.alloc(row.length * height, row)
}

async function filmOf(fps: number, paths: string[], transitions: Join[]) {
  const scratch = join(root, `film-${++made}`)
  await mkdir(scratch)
  const progress: number[] = []
  const inputs = paths.map((path) => ({ role: 'video', assetId: 'ast_1', contentType: 'video/mp4', path }))
  const [output] = await film.render(
    { width, height, fps, transitions, voiceAt: [] },
    { inputs, scratch, signal, onProgress: (fraction) => progress.push(fraction) },
  )
  if (!output) throw new Error('no film')
  return { path: output.path, progress }
}

/** The brightness of each bar of each frame, 0–1, and what the decoder complained of. */
async function decode(path: string): Promise<{ frames: number[][]; complaints: string }> {
  const args: Argument[] = ['-v', 'warning', ...source(path), '-fps_mode', 'passthrough']
  const { output, messages } = await runMedia(
    { program: 'ffmpeg', args: [...args, '-pix_fmt', 'gray', '-f', 'rawvideo', 'pipe:1'] },
    { cwd: root, signal },
  )
  const frames = Array.from({ length: output.length / (width * height) }, (_, index) =>
    Array.from({ length: bars }, (_bar, bar) => {
      const middle = (index * height + height / 2) * width + ((bar + 0.5) * width) / bars
      return output.readUInt8(middle) / 255
    }),
  )
  return { frames, complaints: messages }
}

async function packets(path: string) {
  const args = ['-v', 'error', '-of', 'csv=p=0', '-select_streams', 'v:0', '-show_data_hash', 'sha256']
  const entries = ['-show_packets', '-show_entries', 'packet=pts,dts,flags,data_hash']
  const { output } = await runMedia(
    { program: 'ffprobe', args: [...args, ...entries, ...source(path)] },
    { cwd: root, signal },
  )
  return output
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
    .map(([pts, dts, flags, hash]) => ({
      ...{ pts: Number(pts), dts: Number(dts), isKey: flags?.startsWith('K'), hash },
    }))
}

const numberOf = (frame: readonly number[]) =>
  frame.reduce((sum, light, bar) => sum + (light > 0.5 ? 2 ** bar : 0), 0)
const barsOf = (number: number) => Array.from({ length: bars }, (_, bar) => (number >> bar) & 1)

/** What each frame of the film shows: one number, or two over each other. */
function expected(fps: number, lengths: readonly number[], transitions: readonly Join[]): number[][] {
  const seen: number[][] = []
  for (const [index, frames] of lengths.entries()) {
    const { kind, seconds } = transitions[index - 1] ?? { kind: 'cut', seconds: 0 }
    const overlap = kind === 'cut' ? 0 : Math.round(seconds * fps)
    const at = seen.length - overlap
    for (let frame = 0; frame < frames; frame++)
      seen[at + frame] = [...(seen[at + frame] ?? []), firstNumbers(index) + frame]
  }
  return seen
}
const firstNumbers = (clip: number) => clip * 200

describe('a film of our own clips', () => {
  const films = withRest<[number, number[], Join[]]>(
    [
      [24, [97, 60, 71], [dip(0.75), dissolve(0.25)]],
      [30, [45, 60, 31], [{ kind: 'cut', seconds: 0 }, dissolve(0.1)]],
      [23.976, [72, 60, 50], [dissolve(0.5), dip(0.5)]],
    ],
    [
      [24, [96, 96, 60], [dissolve(0.5), dissolve(0.5)]],
      [25, [100, 75, 88], [dissolve(0.48), dip(1)]],
      [30, [90, 61, 100], [dissolve(1 / 3), dissolve(0.5)]],
      [12, [48, 12, 30], [dissolve(0.25), dip(1 / 6)]],
    ],
  )
  test.each(films)(
    'at %d frames a second, %j frames: each is there once, at its time',
    async (fps, lengths, transitions) => {
      const paths = await Promise.all(
        lengths.map((frames, clip) => numbered(fps, frames, firstNumbers(clip))),
      )
      const { path, progress } = await filmOf(fps, paths, transitions)
      const { frames, complaints } = await decode(path)
      const wanted = expected(fps, lengths, transitions)
      expect(complaints).toBe('')
      expect(frames.length).toBe(wanted.length)
      for (const [index, numbers] of wanted.entries()) {
        const [shown, ...under] = numbers
        if (under.length === 0) expect(numberOf(frames[index] ?? [])).toBe(shown)
      }
      const inFile = await packets(path)
      const times = inFile.map(({ pts }) => pts).toSorted((a, b) => a - b)
      // Rates that do not divide the clock are rounded twice, so a tick may be missing.
      const ticks = Number.isInteger(90_000 / fps) ? 0 : 2
      const late = times.map((time, index) => Math.abs(time - Math.round((index * 90_000) / fps)))
      expect(Math.max(...late)).toBeLessThanOrEqual(ticks)
      expect(
        inFile.every(({ dts }, index) => dts > (inFile[index - 1]?.dts ?? Number.NEGATIVE_INFINITY)),
      ).toBe(true)
      expect(progress.every((fraction, index) => fraction >= (progress[index - 1] ?? 0))).toBe(true)
      expect(progress.at(-1)).toBe(1)
    },
  )

  test('a dissolve goes from one frame number to the other, step by step', async () => {
    const [lengths, transitions] = [[60, 60], [dissolve(0.5)]] as const
    const paths = await Promise.all(lengths.map((frames, clip) => numbered(24, frames, firstNumbers(clip))))
    const { frames } = await decode((await filmOf(24, paths, [...transitions])).path)
    const wanted = expected(24, lengths, transitions)
    for (let step = 0; step < 12; step++) {
      const [leaving, coming] = (wanted[48 + step] ?? []).map(barsOf)
      const mixed =
        leaving?.map((light, bar) => light * (1 - step / 12) + (coming?.[bar] ?? 0) * (step / 12)) ?? []
      for (const [bar, light] of mixed.entries())
        expect(Math.abs((frames[48 + step]?.[bar] ?? -1) - light)).toBeLessThan(0.12)
    }
  })

  test('whole seconds between transitions are the clip’s own packets; the same bytes twice', async () => {
    // Coarse and noisy, so that no frame that was encoded again has the bytes it had; the headers are still ours.
    const coarse = {
      filter: 'noise=c0s=60:c0f=t,setsar=1',
      codec: h264(24).map((word) => (word === '20' ? '26' : word)),
    }
    const paths = await Promise.all(
      [96, 96].map((frames, clip) => numbered(24, frames, firstNumbers(clip), coarse)),
    )
    const first = await filmOf(24, paths, [dissolve(0.5)])
    const inFilm = new Set((await packets(first.path)).map(({ hash }) => hash))
    const kept = async (path: string) =>
      (await packets(path)).flatMap(({ hash }, index) => (inFilm.has(hash) ? [index] : []))
    // Key frames carry their headers in a film, so that only the others are the same bytes.
    const others = (from: number) =>
      Array.from({ length: 72 }, (_, index) => from + index).filter((frame) => frame % 24 > 0)
    expect(await Promise.all(paths.map(kept))).toEqual([others(0), others(24)])
    expect(await sha256((await filmOf(24, paths, [dissolve(0.5)])).path)).toBe(await sha256(first.path))
  })
})

describe('a film of other clips', () => {
  /** Our encoder's settings with other words in some places. */
  const ours = (words: Record<string, string>) => ({ codec: h264(24).map((word) => words[word] ?? word) })
  const parameters = 'open-gop=0:stitchable=1'
  const open = { '+bitexact+cgop': '+bitexact', [parameters]: 'open-gop=1:stitchable=1:b-adapt=0' }
  const unlike = withRest<[string, { filter?: string; codec?: string[] }, number[]]>(
    [
      ['another encoder setting', { codec: h264(24, 'medium') }, []],
      ['key frames that refresh bit by bit', ours({ [parameters]: `${parameters}:intra-refresh=1` }), []],
      ['groups that lean on the one before', ours(open), [0, 72]],
    ],
    [
      ['pixels that are not said to be square', { filter: 'setsar=0' }, []],
      ['groups that could, but do not', ours({ ...open, '24': '25' }), [0, 72]],
      ['another clock', ours({ '90000': '24000' }), []],
    ],
  )
  test('a clip of uneven times is not copied', async () => {
    const codec = [...h264(24), '-bsf:v', 'setts=pts=PTS+1000*eq(N\\,30)']
    const path = await numbered(24, 72, 0, { codec })
    const headers = await ourHeaders({ width, height, fps: 24 }, run)
    expect(await cutFrames({ path, frames: (await packets(path)).length }, 24, headers, run)).toEqual([])
  })

  test('a long clip of others is encoded in parts without losing a frame', async () => {
    const path = await numbered(4, 30, 0, { codec: h264(4, 'medium') })
    const { frames, complaints } = await decode((await filmOf(4, [path], [])).path)
    expect(complaints).toBe('')
    expect(frames.map(numberOf)).toEqual(counting(0, 30))
  })

  test.each(unlike)(
    '%s: copied only where that is safe, every frame is there',
    async (_name, options, safe) => {
      const paths = [await numbered(24, 72, 0), await numbered(24, 72, firstNumbers(1), options)]
      const headers = await ourHeaders({ width, height, fps: 24 }, run)
      const cuts = paths.map((path) => cutFrames({ path, frames: 72 }, 24, headers, run))
      expect(await Promise.all(cuts)).toEqual([[0, 24, 48, 72], safe])
      const { frames, complaints } = await decode((await filmOf(24, paths, [dissolve(0.5)])).path)
      expect(complaints).toBe('')
      expect(frames.length).toBe(132)
      const alone = [...frames.slice(0, 60), ...frames.slice(72)].map(numberOf)
      expect(alone).toEqual([...counting(0, 60), ...counting(firstNumbers(1) + 12, 60)])
    },
  )
})

function dissolve(seconds: number): Join {
  return { kind: 'dissolve', seconds }
}
function dip(seconds: number): Join {
  return { kind: 'dip', seconds }
}
const counting = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)
const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
