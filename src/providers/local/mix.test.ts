import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { levelsPerSecond, readLevels } from '#media/levels.ts'
import { measureLoudness } from '#media/loudness.ts'
import { writeWav } from '#media/wav.ts'
import { clips } from '../../../test/harness/clips.ts'
import { inputFile as file, openLocalEngines } from '../../../test/harness/local-render.ts'
import { underVoice } from './ducking.ts'
import { mixToAac, type Stem } from './mix.ts'

const local = await openLocalEngines()
afterAll(() => local.close())
const signal = new AbortController().signal
const run = { scratch: local.root, signal }

async function sound(
  name: string,
  expression: string,
  seconds: number,
  args: string[] = [],
): Promise<string> {
  const path = join(local.root, name)
  const input = `aevalsrc='${expression}':s=48000:d=${seconds}`
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', input, ...args, path])
  return path
}

const stem = (kind: Stem['kind'], path: string, atSeconds = 0): Stem => ({
  ...{ kind, path, atSeconds, lengthSeconds: null, fadeInSeconds: 0, fadeOutSeconds: 0 },
})

describe('a bed under a voice', () => {
  test('is as much softer as was said while somebody speaks, and as it was before and after', async () => {
    const bed = await sound('bed.wav', '0.1*sin(2*PI*3000*t)', 6)
    const voice = await sound('voice.wav', '0.2*sin(2*PI*300*t)', 1.5)
    const out = join(local.root, 'mix.m4a')
    const loudness = await mixToAac([stem('voice', voice, 2), stem('scene', bed)], 6, out, run)
    expect(loudness?.integratedLufs).toBeGreaterThan(-14.5)
    expect(loudness?.integratedLufs).toBeLessThan(-13.5)
    expect(loudness?.truePeakDbtp).toBeLessThanOrEqual(-1)
    const high = join(local.root, 'high.wav')
    const alone = ['-af', 'highpass=f=2000:poles=2,highpass=f=2000:poles=2,highpass=f=2000:poles=2']
    await promisify(execFile)('ffmpeg', ['-v', 'error', '-y', '-i', out, ...alone, high])
    const levels = await readLevels(high, local.root, signal)
    const decibelsAt = (from: number, to: number) => {
      const part = levels.subarray(from * levelsPerSecond, to * levelsPerSecond)
      return 20 * Math.log10(part.reduce((sum, level) => sum + level, 0) / part.length)
    }
    // From the very start: the curve has no beginning of its own.
    expect(decibelsAt(0.05, 0.15)).toBeCloseTo(decibelsAt(1, 1.7), 0)
    expect(decibelsAt(1, 1.7) - decibelsAt(2.1, 3.4)).toBeGreaterThan(underVoice.depthDb - 1)
    expect(decibelsAt(1, 1.7) - decibelsAt(2.1, 3.4)).toBeLessThan(underVoice.depthDb + 1)
    expect(decibelsAt(5, 5.9)).toBeCloseTo(decibelsAt(1, 1.7), 0)
  })
})

describe('sounds that are not as they should be', () => {
  const film = async (voice: string, startSeconds = 0) =>
    local.render('voice.over', { startSeconds, ownSound: 1 }, [
      file('video', await clips.silentVideo('red', 1)),
      file('audio', voice),
    ])

  test('silence is no sound', async () => {
    expect(await film(await clips.silence(0.5))).toMatchObject({
      facts: { loudness: null },
      probe: { hasAudio: false, durationSeconds: 1 },
    })
  })

  test('a single sample, eight channels, 192 kHz', async () => {
    const one = join(local.root, 'one.wav')
    await writeWav(one, { sampleRate: 48_000, left: Float32Array.of(0.5), right: Float32Array.of(0.5) })
    expect((await film(one)).probe.durationSeconds).toBeCloseTo(1, 1)
    const tones = Array.from({ length: 8 }, (_, at) => `0.1*sin(${700 + 300 * at}*t)`).join('|')
    const rich = await sound('rich.wav', tones, 0.8, ['-ar', '192000', '-c:a', 'pcm_s24le'])
    const out = await film(rich)
    expect(out.probe).toMatchObject({ channels: 2, sampleRate: 48_000, hasAudio: true })
    const { integratedLufs, truePeakDbtp } = await measureLoudness(out.path, out.scratch, signal)
    expect(Math.abs(integratedLufs + 14)).toBeLessThanOrEqual(0.5)
    expect(truePeakDbtp).toBeLessThanOrEqual(-1)
  })

  test('a sound shorter than a block of the measure is mastered by its one block', async () => {
    const blip = await sound('blip.wav', '0.05*sin(2*PI*900*t)', 0.2)
    const soft = await measureLoudness(blip, local.root, signal)
    expect(soft.integratedLufs).toBeGreaterThan(-40)
    const out = join(local.root, 'blip.m4a')
    const loud = await mixToAac([stem('own', blip)], 0.2, out, run)
    expect(loud?.truePeakDbtp).toBeLessThanOrEqual(-1)
    expect(loud?.integratedLufs).toBeGreaterThan(soft.integratedLufs + 6)
  })

  test('a damaged file says so', async () => {
    const broken = join(local.root, 'broken.wav')
    await writeFile(broken, Buffer.concat([Buffer.from('RIFF\x24\x00\x00\x00WAVEfmt '), Buffer.alloc(40, 7)]))
    await expect(film(broken)).rejects.toMatchObject({
      code: 'corrupt_media',
      nextSteps: [{ action: 'upload_again' }],
    })
    const none = join(local.root, 'none.wav')
    await writeFile(none, '')
    await expect(film(none)).rejects.toMatchObject({ code: 'unsupported_media' })
  })
})
