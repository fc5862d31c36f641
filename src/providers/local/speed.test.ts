import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { inputFile, openLocalEngines } from '../../../test/harness/local-render.ts'
import { shareBetween, spectrumOf } from '../../../test/harness/spectrum.ts'
import { atempo } from './tempo.ts'

const local = await openLocalEngines()
afterAll(() => local.close())
const ffmpeg = (args: string[]) => promisify(execFile)('ffmpeg', ['-v', 'error', '-y', ...args])

/** 48 frames in 2 s, each 4 levels brighter than the one before, and a tone of 440 Hz. */
const clip = join(local.root, 'brighter.mp4')
await ffmpeg([
  ...['-f', 'lavfi', '-i', 'nullsrc=s=64x36:r=24:d=2,geq=lum=20+4*N:cb=128:cr=128'],
  ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=2'],
  ...['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-crf', '1', '-c:a', 'aac', clip],
])
const levelsOf = async (path: string) =>
  (await local.frames(path, 64, 36)).map((frame) => frame.readUInt8(64 * 18 * 4 + 32 * 4))
const given = await levelsOf(clip)

/** Which frame of the given video is shown, between two where it is a mix. */
function frameOf(level: number): number {
  const after = given.findIndex((one) => one >= level)
  if (after <= 0) return after < 0 ? given.length - 1 : 0
  const [low = 0, high = 1] = given.slice(after - 1)
  return after - (high - level) / (high - low)
}

const made = (body: object) =>
  local.render('speed', { between: 'hold', fps: null, sound: false, ...body }, [inputFile('video', clip)])

test.each<[string, { speed: number; between?: string; fps?: number; sound?: boolean }, number, number]>([
  ['a quarter of the speed, in two parts', { speed: 0.25, sound: true }, 192, 24],
  ['three times the speed', { speed: 3, between: 'motion', sound: true }, 16, 24],
  ['a rate of its own', { speed: 0.7, fps: 30 }, 86, 30],
])('%s', async (_what, wish, frames, fps) => {
  const out = await made(wish)
  const shown = (await levelsOf(out.path)).map(frameOf)
  expect(shown).toHaveLength(frames)
  for (const [at, frame] of shown.entries()) {
    const due = Math.min(47, (at / fps) * wish.speed * 24)
    expect(Math.abs(frame - due), `frame ${at}`).toBeLessThan(Math.max(0.85, wish.speed / 2))
  }
  expect(out.facts).toMatchObject({ frames, fromFps: 24, between: 'hold' })
  expect(out.probe).toMatchObject({ fps, width: 64, height: 36, hasAudio: wish.sound ?? false })
  if (!wish.sound) return
  const samples = await soundOf(out.path)
  expect(samples.length / 48_000).toBeCloseTo(frames / fps, 1)
  expect(shareBetween(spectrumOf(samples), 415, 465)).toBeGreaterThan(0.95)
  if (frames < 100) expect((await made(wish)).sha256).toBe(out.sha256)
})

async function soundOf(path: string): Promise<Float32Array> {
  const raw = join(local.root, 'tone.raw')
  await ffmpeg(['-i', path, '-map', '0:a', '-ac', '1', '-ar', '48000', '-f', 'f32le', raw])
  const bytes = await readFile(raw)
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
}

test.each(['blend', 'motion'])('slow motion by %s has pictures of its own between', async (between) => {
  const out = await made({ speed: 0.5, between })
  const shown = (await levelsOf(out.path)).map(frameOf)
  expect(shown).toHaveLength(96)
  const own = shown.slice(2, 90).filter((frame) => Math.abs(frame - Math.round(frame)) > 0.2)
  expect(own.length).toBeGreaterThan(35)
})

test('where rubberband is not, halves and doubles make the tempo', () => {
  expect(atempo(0.25)).toEqual(['atempo=0.5', 'atempo=0.5'])
  expect(atempo(3)).toEqual(['atempo=2', 'atempo=1.5'])
})

test('a clip of one frame stays one, however fast', async () => {
  const one = join(local.root, 'one.mp4')
  await ffmpeg(['-f', 'lavfi', '-i', 'color=gray:s=64x36:r=24', '-frames:v', '1', '-pix_fmt', 'yuv420p', one])
  const body = { speed: 4, between: 'hold', fps: null, sound: false }
  const { path } = await local.render('speed', body, [inputFile('video', one)])
  expect(await local.frames(path, 64, 36)).toHaveLength(1)
})
