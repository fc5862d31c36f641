import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { measureLoudness } from '#media/loudness.ts'
import { clips } from '../../../test/harness/clips.ts'
import { inputFile as file, openLocalEngines } from '../../../test/harness/local-render.ts'

const local = await openLocalEngines()
afterAll(() => local.close())
const { render, frames } = local
const never = new AbortController().signal

/** The mean of each channel. */
function meanOf(pixels: Buffer) {
  const sum = [0, 0, 0]
  for (let at = 0; at < pixels.length; at += 4)
    for (const channel of [0, 1, 2]) sum[channel] = (sum[channel] ?? 0) + (pixels[at + channel] ?? 0)
  return sum.map((total) => total / (pixels.length / 4))
}

const difference = (a: Buffer, b: Buffer) =>
  a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length

async function madeByFfmpeg(name: string, args: string[]): Promise<string> {
  const path = join(local.root, name)
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-y', ...args, path])
  return path
}

describe('interpolate', () => {
  test.each(['motion', 'blend'])('%s: frames in between, length and sound as before', async (method) => {
    const video = await clips.video()
    const out = await render('interpolate', { fps: 48, method }, [file('video', video)])
    expect(out.probe).toMatchObject({ fps: 48, width: 320, height: 180, hasAudio: true })
    const [before, after] = [await frames(video, 160, 90), await frames(out.path, 160, 90)]
    expect([before.length, after.length]).toEqual([48, 96])
    // A given frame stays what it was, and what is between two of them is like neither.
    const [at, next] = [before[20] ?? Buffer.of(), before[21] ?? Buffer.of()]
    const [same, between] = [after[40] ?? Buffer.of(), after[41] ?? Buffer.of()]
    expect(difference(same, at)).toBeLessThan(3)
    expect(difference(between, at)).toBeGreaterThan(0.3)
    expect(difference(between, next)).toBeGreaterThan(0.3)
    expect(out.progress.at(-1)).toBe(1)
  })

  test('no fewer frames, and the same bytes twice', async () => {
    const input = [file('video', await clips.video())]
    await expect(render('interpolate', { fps: 24, method: 'blend' }, input)).rejects.toMatchObject({
      errors: [{ path: 'fps' }],
    })
    const body = { fps: 30, method: 'blend' }
    const [first, second] = [
      await render('interpolate', body, input),
      await render('interpolate', body, input),
    ]
    expect(second.sha256).toBe(first.sha256)
  })
})

describe('colour', () => {
  const request = { strength: 1, whiteBalance: true }
  /** A ramp that is dull, dark and blue. */
  const dull = [
    ...[
      '-f',
      'lavfi',
      '-i',
      'gradients=s=320x180:c0=black:c1=white:x0=0:y0=90:x1=319:y1=90:d=1:r=24:speed=0.00001',
    ],
    ...['-vf', 'format=gbrp,lutrgb=r=30+val*0.38:g=34+val*0.42:b=44+val*0.5'],
  ]

  test('a dull, blue clip gets its black, its white and its grey back; size and length stay', async () => {
    const video = await madeByFfmpeg('dull.mp4', [...dull, '-pix_fmt', 'yuv420p'])
    const out = await render('colour.enhance', request, [file('video', video)])
    expect(out.probe).toMatchObject({ width: 320, height: 180, fps: 24, durationSeconds: 1 })
    const all = await frames(out.path, 320, 180)
    expect(all).toHaveLength(24)
    const [before, after] = [(await frames(video, 320, 180))[12] ?? Buffer.of(), all[12] ?? Buffer.of()]
    const range = (pixels: Buffer) =>
      Math.max(...pixels.filter((_, at) => at % 4 === 1)) -
      Math.min(...pixels.filter((_, at) => at % 4 === 1))
    const cast = (pixels: Buffer) => (meanOf(pixels)[2] ?? 0) - (meanOf(pixels)[0] ?? 0)
    expect(range(after)).toBeGreaterThan(range(before) * 1.5)
    expect(cast(before)).toBeGreaterThan(15)
    expect(Math.abs(cast(after))).toBeLessThan(cast(before) / 3)
  })

  test('a picture keeps its size and its transparency; without strength, its colours', async () => {
    const path = join(local.root, 'half.png')
    await sharp({
      create: { width: 61, height: 41, channels: 4, background: { r: 90, g: 120, b: 60, alpha: 0.5 } },
    })
      .png()
      .toFile(path)
    const out = await render('colour.enhance', { strength: 0, whiteBalance: true }, [file('reference', path)])
    expect(out.probe).toMatchObject({ kind: 'image', width: 61, height: 41, hasAlpha: true })
    const { data } = await sharp(out.path).raw().toBuffer({ resolveWithObject: true })
    expect(
      [...data.subarray(0, 4)].map((value, at) => Math.abs(value - ([90, 120, 60, 128][at] ?? 0)) <= 1),
    ).toEqual([true, true, true, true])
  })
})

describe('extend', () => {
  test('the last picture of a video is its last frame', async () => {
    const video = await clips.video()
    const still = await render('last.frame', {}, [file('video', video)])
    const [shown = Buffer.of()] = await frames(still.path, 160, 90)
    const [earlier = 0, last = 0] = (await frames(video, 160, 90))
      .slice(-2)
      .map((one) => difference(one, shown))
    expect(last).toBeLessThan(4)
    expect(last).toBeLessThan(earlier)
  })

  test('sound that goes on for long after the picture hides no last frame', async () => {
    const video = await madeByFfmpeg('short.mp4', [
      ...['-f', 'lavfi', '-i', 'color=c=red:s=64x36:r=12:d=1', '-f', 'lavfi', '-i', 'sine=duration=6'],
      ...['-pix_fmt', 'yuv420p'],
    ])
    const still = await render('last.frame', {}, [file('video', video)])
    expect(still.probe).toMatchObject({ kind: 'image', width: 64, height: 36 })
    expect(meanOf((await frames(still.path, 32, 18))[0] ?? Buffer.of())[0]).toBeGreaterThan(230)
  })

  test('what was continued is one clip without a doubled frame, its sound in place', async () => {
    const [before, after] = [await clips.video(), await clips.silentVideo('blue', 1)]
    const out = await render('continue', {}, [file('video', before), file('continuation', after)])
    expect(out.probe).toMatchObject({ width: 320, height: 180, fps: 24, hasAudio: true, videoCodec: 'h264' })
    const all = await frames(out.path, 160, 90)
    expect(all).toHaveLength(48 + 23)
    expect(
      difference(all[47] ?? Buffer.of(), (await frames(before, 160, 90))[47] ?? Buffer.of()),
    ).toBeLessThan(4)
    expect(meanOf(all[48] ?? Buffer.of())[2]).toBeGreaterThan(220)
    expect(out.facts).toMatchObject({ continuesAtSeconds: 2 })
  })
})

describe('voice-over', () => {
  test('the video’s own sound steps back while somebody speaks, and the whole is mastered', async () => {
    const video = await madeByFfmpeg('tone.mp4', [
      ...['-f', 'lavfi', '-i', 'color=c=gray:s=160x90:r=24:d=6'],
      ...['-f', 'lavfi', '-i', 'sine=frequency=3000:sample_rate=48000:duration=6', '-pix_fmt', 'yuv420p'],
    ])
    const voice = await madeByFfmpeg('voice.wav', [
      ...['-f', 'lavfi', '-i', 'sine=frequency=300:sample_rate=48000:duration=2', '-ac', '2'],
    ])
    const inputs = [file('video', video), file('audio', voice)]
    const out = await render('voice.over', { startSeconds: 2, ownSound: 1 }, inputs)
    expect(out.probe).toMatchObject({ hasAudio: true, durationSeconds: expect.closeTo(6, 1) })
    const { integratedLufs, truePeakDbtp } = await measureLoudness(out.path, local.root, never)
    expect(Math.abs(integratedLufs + 14)).toBeLessThanOrEqual(0.5)
    expect(truePeakDbtp).toBeLessThanOrEqual(-1)
    const own = async (at: number) => levelAt(out.path, at, 'highpass=f=2000:poles=2,highpass=f=2000:poles=2')
    expect((await own(0.5)) - (await own(3))).toBeGreaterThan(6)
    expect(Math.abs((await own(0.5)) - (await own(5.2)))).toBeLessThan(2)
  })

  test('a voice that is longer holds the last picture', async () => {
    const inputs = [file('video', await clips.silentVideo('red', 1)), file('audio', await clips.tone(2))]
    const out = await render('voice.over', { startSeconds: 0.5, ownSound: 1 }, inputs)
    expect(out.probe.durationSeconds).toBeCloseTo(2.9, 1)
    expect(out.facts).toMatchObject({ heldFromSeconds: 1 })
    expect(meanOf((await frames(out.path, 32, 18)).at(-1) ?? Buffer.of())[0]).toBeGreaterThan(230)
  })
})

/** The level of half a second, in dB. */
async function levelAt(path: string, seconds: number, filter: string): Promise<number> {
  const { stderr } = await promisify(execFile)('ffmpeg', [
    ...['-ss', String(seconds), '-t', '0.5', '-i', path, '-vn'],
    ...['-af', `${filter},astats=measure_perchannel=none`, '-f', 'null', '-'],
  ])
  return Number(/RMS level dB: (\S+)/.exec(stderr)?.[1])
}
