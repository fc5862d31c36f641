import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { inspectMedia } from '#media/inspect.ts'
import { masterLoudness, measureLoudness } from '#media/loudness.ts'
import { runMedia } from '#media/run.ts'
import { isTooOld } from '#media/tools.ts'
import { clips } from '../harness/clips.ts'

const folder = await mkdtemp(join(tmpdir(), 'dailies-loudness-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const signal = new AbortController().signal
const run = { cwd: folder, signal }

async function made(name: string, expression: string): Promise<string> {
  const path = join(folder, name)
  const input = `aevalsrc='${expression}':s=48000:d=4`
  await runMedia({ program: 'ffmpeg', args: ['-f', 'lavfi', '-i', input, '-ac', '2', { output: path }] }, run)
  return path
}

/** Far more peak than loudness, which is what a limiter is for. */
const drum = () => made('drum.wav', '0.9*exp(-mod(t,0.5)*14)*sin(2*PI*110*t)+0.02*sin(880*t)')
/** White noise in short bursts: the coder's own overshoot leaves no way to be as loud as asked. */
const whiteBursts = () => made('bursts.wav', '(random(0)*2-1)*0.9*lt(mod(t,1),0.06)+0.02*sin(880*t)')

describe('loudness', () => {
  test('is measured', async () => {
    const loud = await measureLoudness(await clips.tone(3, -20), folder, signal)
    const soft = await measureLoudness(await clips.tone(3, -32), folder, signal)
    expect(loud.integratedLufs - soft.integratedLufs).toBeCloseTo(12, 0)
    expect(loud.truePeakDbtp).toBeCloseTo(-20, 0)
    expect((await measureLoudness(await clips.silence(), folder, signal)).integratedLufs).toBe(-Infinity)
  })

  test.each([
    ['a soft tone', () => clips.tone(3, -45)],
    ['a loud tone', () => clips.tone(3, -1)],
    ['a drum', drum],
  ])('%s lands at −14 ± 0.5 LUFS under −1 dBTP, in AAC as delivered', async (_, make) => {
    const out = join(folder, 'out.m4a')
    await masterLoudness(await make(), out, { ...run, as: 'aac' })
    const { integratedLufs, truePeakDbtp } = await measureLoudness(out, folder, signal)
    expect(Math.abs(integratedLufs + 14)).toBeLessThanOrEqual(0.5)
    expect(truePeakDbtp).toBeLessThanOrEqual(-1)
  })

  test('where both cannot be had, the peak is kept and the loudness is near', async () => {
    const out = join(folder, 'out.m4a')
    await masterLoudness(await whiteBursts(), out, { ...run, as: 'aac' })
    const { integratedLufs, truePeakDbtp } = await measureLoudness(out, folder, signal)
    expect(truePeakDbtp).toBeLessThanOrEqual(-1)
    expect(Math.abs(integratedLufs + 14)).toBeLessThan(2)
  })

  test('silence stays silence', async () => {
    const out = join(folder, 'silence.wav')
    const measured = await masterLoudness(await clips.silence(), out, { ...run, as: 'wav' })
    expect(measured.truePeakDbtp).toBe(-Infinity)
  })
})

describe('tools', () => {
  test('this machine’s ffmpeg is known and has what the house uses', async () => {
    const { ffmpeg, missing } = await inspectMedia(signal)
    expect(ffmpeg.version).toMatch(/\d/)
    expect(missing).toEqual([])
  })

  test('knows an ffmpeg that is too old', () => {
    expect(['4.2.7-0ubuntu0.1', '3.4', 'n4.1'].map(isTooOld)).toEqual([true, true, true])
    expect(['4.3', '5.1.9-0+deb12u1', '7.0', 'n6.0', 'N-118000-gabcdef'].map(isTooOld)).not.toContain(true)
  })
})
