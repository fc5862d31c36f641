import { describe, expect, test } from 'vitest'
import { duckingGains, finer, underVoice } from './ducking.ts'

const perSecond = 100
/** Two seconds of nothing, one of speech, a breath of 0.3 s, one of speech, three of nothing. */
const levels = [200, 100, 30, 100, 300].flatMap((count, part) =>
  Array<number>(count).fill(part % 2 === 0 ? 0.0005 : 0.2),
)
const gains = duckingGains(levels, perSecond, underVoice)
const decibelsAt = (seconds: number) => 20 * Math.log10(gains[Math.round(seconds * perSecond)] ?? Number.NaN)

describe('a bed under a voice', () => {
  test('is down when the first word begins, and not long before', () => {
    expect(decibelsAt(1.8)).toBeCloseTo(0)
    expect(decibelsAt(1.92)).toBeLessThan(-4)
    expect(decibelsAt(2)).toBeCloseTo(-underVoice.depthDb)
  })

  test('stays down through a breath', () => {
    for (let at = 2; at < 4.3; at += 0.05) expect(decibelsAt(at)).toBeCloseTo(-underVoice.depthDb)
  })

  test('comes back slowly after the last word, and wholly', () => {
    const end = 4.3 + underVoice.holdSeconds
    expect(decibelsAt(end - 0.05)).toBeCloseTo(-underVoice.depthDb)
    expect(decibelsAt(end + underVoice.releaseSeconds / 2)).toBeCloseTo(-underVoice.depthDb / 2, 0)
    expect(decibelsAt(end + underVoice.releaseSeconds + 0.05)).toBeCloseTo(0)
  })

  test('never jumps', () => {
    const steepest = underVoice.depthDb / (underVoice.attackSeconds * perSecond)
    for (let at = 1; at < gains.length; at++)
      expect(Math.abs(decibelsAt(at / perSecond) - decibelsAt((at - 1) / perSecond))).toBeLessThan(
        steepest + 0.01,
      )
  })

  test('is as it was under silence', () => {
    expect(duckingGains([0, 0, 0.0001, 0], perSecond, underVoice)).toEqual(Float32Array.of(1, 1, 1, 1))
    expect(duckingGains([], perSecond, underVoice)).toHaveLength(0)
  })
})

test('a curve is made finer by straight lines and ends as it ended', () => {
  expect([...finer(Float32Array.of(1, 0.5), 4, 7)]).toEqual([1, 0.875, 0.75, 0.625, 0.5, 0.5, 0.5])
  expect([...finer(new Float32Array(0), 4, 2)]).toEqual([1, 1])
})
