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

/** Bursts of noise between pauses: far more peak than loudness, which is what a limiter is for. */
async function bursts(): Promise<string> {
  const path = join(folder, 'bursts.wav')
  const noise = "aevalsrc='(random(0)*2-1)*0.9*lt(mod(t,1),0.06)+0.02*sin(880*t)':s=48000:d=4"
  await runMedia({ program: 'ffmpeg', args: ['-f', 'lavfi', '-i', noise, '-ac', '2', { output: path }] }, run)
  return path
}

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
    ['bursts', bursts],
  ])('%s lands at −14 ± 0.5 LUFS under −1 dBTP, in AAC as delivered', async (_, make) => {
    const out = join(folder, 'out.m4a')
    await masterLoudness(await make(), out, { ...run, as: 'aac' })
    const { integratedLufs, truePeakDbtp } = await measureLoudness(out, folder, signal)
    expect(Math.abs(integratedLufs + 14)).toBeLessThanOrEqual(0.5)
    expect(truePeakDbtp).toBeLessThanOrEqual(-1)
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
