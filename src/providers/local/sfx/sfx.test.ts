import { describe, expect, test } from 'vitest'
import { centroidOf, spectrumOf } from '../../../../test/harness/spectrum.ts'
import { type EffectName, effects } from './effects.ts'
import { synthesiseSfx } from './make.ts'
import { understandSfx } from './understand.ts'

const loudest = (samples: Float32Array) => samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
const level = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length)
const one = (effect: EffectName, seconds = 0.8) =>
  synthesiseSfx({ events: [{ effect, times: 1 }], beds: [], heard: [], instead: [], unknown: [] }, seconds, 7)

describe('effects', () => {
  test.each(Object.keys(effects) as EffectName[])(
    '%s: heard, under its peak, silent at its end, repeatable',
    (name) => {
      const { left, right } = one(name)
      expect(left).toHaveLength(38_400)
      expect(left.every(Number.isFinite)).toBe(true)
      expect(Math.max(loudest(left), loudest(right))).toBeCloseTo(10 ** (-2 / 20), 2)
      expect(Math.abs(left.at(-1) ?? 1)).toBeLessThan(0.001)
      expect(one(name).left).toEqual(left)
    },
  )

  test('a whoosh goes from one side to the other; a riser grows', () => {
    const { left, right } = one('whoosh', 1.5)
    const share = (from: number, to: number) =>
      level(left.subarray(from, to)) / (level(left.subarray(from, to)) + level(right.subarray(from, to)))
    expect(Math.abs(share(4_800, 14_400) - share(26_000, 33_000))).toBeGreaterThan(0.15)
    const riser = one('riser', 2).left
    expect(level(riser.subarray(-24_000))).toBeGreaterThan(4 * level(riser.subarray(0, 24_000)))
  })

  test('one after another, as often as was said, over what lasts', () => {
    const { left } = synthesiseSfx(understandSfx('two clicks then a door'), 2, 3)
    const loud = (from: number, to: number) => loudest(left.subarray(from * 48_000, to * 48_000))
    expect(loud(0, 0.1)).toBeGreaterThan(0.05)
    expect(loud(0.2, 0.45)).toBeLessThan(0.01)
    expect(loud(0.5, 0.6)).toBeGreaterThan(0.05)
    expect(loud(1, 1.6)).toBeGreaterThan(0.3)
  })
})

test('what is understood, and what is not', () => {
  expect(understandSfx('Footsteps, then a wooden door slams')).toMatchObject({
    events: [
      { effect: 'steps', times: 1 },
      { effect: 'door', times: 1 },
    ],
    beds: [],
    unknown: [],
  })
  expect(understandSfx('three knocks in the rain')).toMatchObject({
    events: [{ effect: 'knock', times: 3 }],
    beds: ['rain'],
  })
  const effectsOf = (words: string) => understandSfx(words).events.map(({ effect }) => effect)
  expect(effectsOf('three knocks then a door')).toEqual(['knock', 'door'])
  expect(effectsOf('a knock at the old door')).toEqual(['knock'])
  expect(effectsOf('an impact, then an explosion')).toEqual(['impact', 'explosion'])
  expect(effectsOf('an explosion with a loud bang')).toEqual(['explosion'])
  expect(understandSfx('a purple whoosh')).toMatchObject({
    events: [{ effect: 'whoosh' }],
    unknown: ['purple'],
  })
  expect(understandSfx('an elephant')).toEqual({
    ...{ events: [], beds: [], heard: [], instead: [], unknown: ['elephant'] },
  })
})

describe('what is not made here', () => {
  test('is said to be the nearest sound that is, by meaning', () => {
    expect(understandSfx('a horse gallops, then fireworks')).toMatchObject({
      events: [
        { effect: 'steps', times: 1 },
        { effect: 'explosion', times: 1 },
      ],
      instead: [
        { said: 'horse', made: 'steps' },
        { said: 'fireworks', made: 'explosion' },
      ],
      unknown: [],
    })
  })

  test('or by spelling, where little is wrong', () => {
    expect(understandSfx('a heartbaet').instead).toEqual([{ said: 'heartbaet', made: 'heartbeat' }])
    expect(understandSfx('two foosteps').events).toEqual([{ effect: 'steps', times: 2 }])
    expect(understandSfx('whosoh').events).toEqual([{ effect: 'whoosh', times: 1 }])
    expect(understandSfx('a violin').instead).toEqual([])
  })

  test('a word that tells more of a sound is not another sound', () => {
    expect(understandSfx('a glass bottle shatters')).toMatchObject({ instead: [], unknown: [] })
    expect(understandSfx('a glass bottle shatters').events).toHaveLength(1)
  })
})

describe('what a sound is', () => {
  const spectrum = (effect: EffectName, seconds = 1.5) => spectrumOf(one(effect, seconds).left)

  test('blows are low, what rings and clicks is high', () => {
    for (const low of ['impact', 'explosion', 'door', 'heartbeat'] as const)
      expect(centroidOf(spectrum(low)), low).toBeLessThan(700)
    for (const high of ['click', 'sparkle', 'glass', 'coin'] as const)
      expect(centroidOf(spectrum(high)), high).toBeGreaterThan(1_000)
  })

  test('a riser rises', () => {
    const { left } = one('riser', 2)
    const [start, end] = [left.slice(0, 48_000), left.slice(48_000)].map((half) =>
      centroidOf(spectrumOf(half)),
    )
    expect(end).toBeGreaterThan(2 * (start ?? 0))
  })
})
