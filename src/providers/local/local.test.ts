import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { neutralGrade } from '#camera/look.ts'
import type { JsonObject } from '#kernel/json.ts'
import { measureLoudness } from '#media/loudness.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import type { InputFile } from '#providers/spec/provider.ts'
import { clips } from '../../../test/harness/clips.ts'
import { isLong } from '../../../test/harness/long.ts'
import { createLocalProvider } from './provider.ts'

const root = await mkdtemp(join(tmpdir(), 'dailies-local-'))
afterAll(() => rm(root, { recursive: true, force: true }))
const provider = createLocalProvider()
const never = new AbortController().signal
let made = 0

const file = (role: string, path: string): InputFile => ({ role, assetId: 'ast_1', contentType: 'x', path })

async function render(
  endpoint: string,
  body: JsonObject,
  inputs: InputFile[] = [],
  options: { signal?: AbortSignal; onProgress?: (fraction: number) => void } = {},
) {
  const scratch = join(root, String(++made))
  await mkdir(scratch)
  const { signal = never, onProgress = () => {} } = options
  const [output] = await provider.render(
    { endpoint, body, slots: [] },
    { inputs, scratch, onProgress, signal },
  )
  if (!output) throw new Error('no output')
  const bytes = await readFile(output.path)
  return {
    ...output,
    scratch,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    probe: await probeFile(output.path, never),
  }
}

/** One frame as RGB, small. */
async function frameAt(path: string, seconds: number): Promise<{ r: number; g: number; b: number }> {
  const still = join(root, `frame-${++made}.png`)
  await runMedia(
    {
      program: 'ffmpeg',
      args: ['-ss', String(seconds), '-i', { input: path }, '-frames:v', '1', { output: still }],
    },
    { cwd: root, signal: never },
  )
  const [r, g, b] = (await sharp(still).stats()).channels
  return { r: r?.mean ?? 0, g: g?.mean ?? 0, b: b?.mean ?? 0 }
}

const draft = {
  ...{ prompt: 'a lighthouse by the sea at sunset', negativePrompt: '', width: 320, height: 180 },
  ...{ fps: 12, durationSeconds: 1, seed: 7, style: null, camera: null },
}
const { fps: _fps, durationSeconds: _seconds, camera: _camera, ...draftStill } = draft
const noir: JsonObject = {
  ...{ id: 'test-noir', label: 'Noir', vignette: 0.3 },
  grade: { ...neutralGrade, monochrome: { r: 0.3, g: 0.6, b: 0.1 } },
  grain: { amount: 0.04, size: 2, coloured: false },
  bloom: { amount: 0.2, radius: 0.02, threshold: 0.6 },
  medium: { scanLines: 0.2, chromaBleed: 0.004, gateWeave: 0.005, flicker: 0.05, softness: 0.001 },
}

describe('drafts', () => {
  test('a still: as large as asked, the same for the same seed, another for another', async () => {
    const first = await render('draft.image', draftStill)
    expect(first).toMatchObject({
      kind: 'image',
      contentType: 'image/png',
      probe: { width: 320, height: 180 },
    })
    expect(first.facts).toMatchObject({ drew: expect.arrayContaining(['lighthouse', 'sea', 'sunset']) })
    expect((await render('draft.image', draftStill)).sha256).toBe(first.sha256)
    expect((await render('draft.image', { ...draftStill, seed: 8 })).sha256).not.toBe(first.sha256)
    const grey = await render('draft.image', { ...draftStill, style: noir })
    const { r, b } = await frameAt(grey.path, 0)
    expect(Math.abs(r - b)).toBeLessThan(3)
  })

  test('a video: exact frames, tags and bytes; progress to the end', async () => {
    const seen: number[] = []
    const first = await render('draft.video', draft, [], { onProgress: (fraction) => seen.push(fraction) })
    expect(first.probe).toMatchObject({
      ...{
        kind: 'video',
        width: 320,
        height: 180,
        fps: 12,
        durationSeconds: 1,
        hasAudio: false,
        videoCodec: 'h264',
      },
    })
    const again = await render('draft.video', { ...draft, style: noir })
    expect((await render('draft.video', draft)).sha256).toBe(first.sha256)
    expect((await render('draft.video', { ...draft, style: noir })).sha256).toBe(again.sha256)
    expect(again.sha256).not.toBe(first.sha256)
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.every((fraction) => fraction > 0 && fraction <= 1)).toBe(true)
  })

  test('an abort ends the thread and its encoder', async () => {
    const controller = new AbortController()
    const running = render('draft.video', { ...draft, durationSeconds: 60, width: 640, height: 360 }, [], {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('cancelled')),
    })
    await expect(running).rejects.toThrow('cancelled')
    expect(await encodersIn(join(root, String(made)))).toEqual([])
  })

  test('a photo moves, and the same way each time', async () => {
    const input = [file('firstFrame', await clips.picture(640, 360))]
    const keyframes = [
      { at: 0, x: 0, z: 0 },
      { at: 1, x: 0.3, z: 1 },
    ]
    const camera = { request: { strength: 1, keyframes }, preset: null }
    const { prompt: _p, negativePrompt: _n, ...motionBody } = draft
    const moved = await render('photo.motion', { ...motionBody, camera }, input)
    const [start, end] = await Promise.all([frameAt(moved.path, 0), frameAt(moved.path, 0.9)])
    expect(Math.abs(start.r - end.r) + Math.abs(start.g - end.g) + Math.abs(start.b - end.b)).toBeGreaterThan(
      1,
    )
    expect((await render('photo.motion', { ...motionBody, camera }, input)).sha256).toBe(moved.sha256)
  })

  test('a camera pass over a video keeps its length, rate and sound', async () => {
    const keyframes = [
      { at: 0, x: 0 },
      { at: 1, x: 0.3 },
    ]
    const camera = { request: { strength: 1, keyframes }, preset: null }
    const moved = await render('motion', { width: 320, height: 180, seed: 1, camera }, [
      file('video', await clips.video()),
    ])
    expect(moved.probe).toMatchObject({
      fps: 24,
      hasAudio: true,
      width: 320,
      durationSeconds: expect.closeTo(2, 1),
    })
  })
})

describe('sound', () => {
  test('a voice says the text at a steady level, twice the same', async () => {
    const body = { text: 'The keeper — tired, “awake” — counts the waves.', voiceId: null, speed: 1, seed: 1 }
    const first = await render('voice', body)
    expect(first.probe).toMatchObject({
      kind: 'audio',
      contentType: 'audio/wav',
      sampleRate: 48_000,
      channels: 2,
    })
    expect(first.probe.durationSeconds).toBeGreaterThan(2)
    const { integratedLufs, truePeakDbtp } = await measureLoudness(first.path, first.scratch, never)
    expect(integratedLufs).toBeCloseTo(-16, 0)
    expect(truePeakDbtp).toBeLessThanOrEqual(-1)
    expect((await render('voice', body)).sha256).toBe(first.sha256)
    const fast = await render('voice', { ...body, speed: 1.5 })
    expect((first.probe.durationSeconds ?? 0) / (fast.probe.durationSeconds ?? 1)).toBeCloseTo(1.5, 1)
  })

  test('text that looks like an option or a command is only text', async () => {
    const said = await render('voice', {
      text: '-o /tmp/owned $(touch /tmp/owned) `id`',
      voiceId: null,
      speed: 1,
      seed: 1,
    })
    expect(said.probe.durationSeconds).toBeGreaterThan(0.5)
  })

  test('no such voice, and nothing to say', async () => {
    const body = { text: 'hello', voiceId: 'nobody', speed: 1, seed: 1 }
    await expect(render('voice', body)).rejects.toMatchObject({
      code: 'voice_missing',
      nextSteps: [{ action: 'choose_voice' }],
    })
    await expect(render('voice', { ...body, text: ' … ', voiceId: null })).rejects.toMatchObject({
      code: 'nothing_to_say',
    })
  })

  test('an ambience: its length, its seed, its words', async () => {
    const body = { prompt: 'rain in a forest', durationSeconds: 3, seed: 3 }
    const first = await render('ambience', body)
    expect(first.probe).toMatchObject({ durationSeconds: 3, sampleRate: 48_000, channels: 2 })
    expect(first.facts).toMatchObject({
      layers: { rain: 1, leaves: 0.9, birds: 0.7 },
      heard: ['rain', 'forest'],
    })
    expect((await render('ambience', body)).sha256).toBe(first.sha256)
    expect((await render('ambience', { ...body, seed: 4 })).sha256).not.toBe(first.sha256)
  })
})

describe('finishing', () => {
  test('upscale: a video keeps its shape and sound, a picture stays a picture', async () => {
    const video = await render('upscale', { width: 640, height: 640 }, [file('video', await clips.video())])
    expect(video.probe).toMatchObject({ kind: 'video', width: 640, height: 360, hasAudio: true, fps: 24 })
    const picture = await render('upscale', { width: 960, height: 540 }, [
      file('reference', await clips.picture()),
    ])
    expect(picture.probe).toMatchObject({ kind: 'image', contentType: 'image/png', width: 960, height: 540 })
  })

  const formats: [string, object][] = [
    ['mp4', { videoCodec: 'h264', hasAudio: true, fps: 30 }],
    ['webm', { videoCodec: 'vp9', hasAudio: true, fps: 30 }],
    ['gif', { kind: 'image', contentType: 'image/gif', hasAudio: false }],
  ]
  test.each(formats)('post as %s', async (format, expected) => {
    const body = { width: 160, height: 90, fps: 30, format, style: format === 'gif' ? null : noir, seed: 5 }
    const input = [file('video', await clips.video())]
    const first = await render('post', body, input)
    expect(first.probe).toMatchObject({ width: 160, height: 90, ...expected })
    // Twice the same bytes: in a long run of each format.
    if (isLong || format === 'mp4') expect((await render('post', body, input)).sha256).toBe(first.sha256)
  })

  test('colours survive: pure red stays pure red', async () => {
    const body = { width: 160, height: 90, fps: null, format: 'mp4', style: null, seed: 5 }
    const out = await render('post', body, [file('video', await clips.silentVideo('0xe01020', 1))])
    const { r, g, b } = await frameAt(out.path, 0.5)
    expect([Math.abs(r - 0xe0), Math.abs(g - 0x10), Math.abs(b - 0x20)].every((miss) => miss <= 4)).toBe(true)
  })

  test('mux: picture copied, loudness on target, length kept', async () => {
    const voice = await render('voice', { text: 'One, two.', voiceId: null, speed: 1, seed: 1 })
    const bed = await render('ambience', { prompt: 'sea', durationSeconds: 2, seed: 1 })
    const inputs = [
      file('video', await clips.silentVideo()),
      file('voice', voice.path),
      file('ambience', bed.path),
    ]
    const out = await render('mux', { durationSeconds: null }, inputs)
    expect(out.probe).toMatchObject({
      hasAudio: true,
      audioCodec: 'aac',
      durationSeconds: expect.closeTo(2, 1),
    })
    const { integratedLufs, truePeakDbtp } = await measureLoudness(out.path, out.scratch, never)
    expect(Math.abs(integratedLufs + 14)).toBeLessThanOrEqual(0.5)
    expect(truePeakDbtp).toBeLessThanOrEqual(-1)
    expect((await render('mux', { durationSeconds: null }, inputs)).sha256).toBe(out.sha256)
    const silent = await render('mux', { durationSeconds: 1 }, [file('video', await clips.silentVideo())])
    expect(silent.probe).toMatchObject({ hasAudio: false, durationSeconds: expect.closeTo(1, 1) })
  })

  test('film: order, transitions to the frame, loudness', async () => {
    const [red, blue] = [await clips.silentVideo('red'), await clips.silentVideo('blue')]
    const bed = await render('ambience', { prompt: 'city', durationSeconds: 2, seed: 1 })
    const inputs = [file('video', red), file('video', blue), file('video', red), file('ambience', bed.path)]
    const transitions = [
      { kind: 'dissolve', seconds: 0.5 },
      { kind: 'dip', seconds: 0.5 },
    ]
    const body = { width: 320, height: 180, fps: 24, transitions, voiceAt: [] }
    const out = await render('film', body, inputs)
    // Three clips of two seconds less two overlaps of half a second.
    expect(out.probe).toMatchObject({ durationSeconds: 5, fps: 24, hasAudio: true })
    const [first, mixed, second, dark, third] = await Promise.all(
      [0.5, 1.75, 2.5, 3.25, 4.5].map((at) => frameAt(out.path, at)),
    )
    expect(first?.r).toBeGreaterThan(220)
    expect(second?.b).toBeGreaterThan(220)
    expect(third?.r).toBeGreaterThan(220)
    expect(mixed?.r).toBeGreaterThan(60)
    expect(mixed?.b).toBeGreaterThan(60)
    expect((dark?.r ?? 255) + (dark?.b ?? 255)).toBeLessThan(100)
    const { integratedLufs, truePeakDbtp } = await measureLoudness(out.path, out.scratch, never)
    expect(Math.abs(integratedLufs + 14)).toBeLessThanOrEqual(0.5)
    expect(truePeakDbtp).toBeLessThanOrEqual(-1)
    if (isLong) expect((await render('film', body, inputs)).sha256).toBe(out.sha256)
  })
})

describe('refusals', () => {
  test('an unknown engine, a wrong body and a missing input say what is wrong', async () => {
    await expect(render('toaster', {})).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(render('constructor', {})).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(render('upscale', { width: 641, height: 360 })).rejects.toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'width' }],
    })
    await expect(render('mux', { durationSeconds: null })).rejects.toMatchObject({
      errors: [{ path: 'inputs.video' }],
    })
  })

  test('a broken input is its own error', async () => {
    const body = { width: 160, height: 90, fps: null, format: 'mp4', style: null, seed: 5 }
    await expect(render('post', body, [file('video', import.meta.filename)])).rejects.toMatchObject({
      code: 'unsupported_media',
    })
  })
})

/** Processes whose working folder is this one. */
async function encodersIn(folder: string): Promise<string[]> {
  const { readlink } = await import('node:fs/promises')
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return pids.filter((_, index) => folders[index] === folder)
}
