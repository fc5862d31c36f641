import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CameraPath, compileCamera } from '#camera/path.ts'
import { CameraFamily, CameraPreset } from '#camera/preset.ts'
import { baseState, GROUND_Y, STANDARD_SUBJECT } from '#camera/state.ts'
import { CameraRequest, timeCurves } from '#contract/generation.ts'
import { cameraPresets, findCameraPreset } from './camera.ts'

const ids = cameraPresets.map(({ id }) => id)

interface Wish {
  strength?: number
  seed?: number
  durationSeconds?: number
  side?: 'left' | 'right' | undefined
  timeCurve?: (typeof timeCurves)[number] | undefined
  subject?: typeof STANDARD_SUBJECT
}

function pathOf(preset: CameraPreset, wish: Wish = {}): CameraPath {
  const { seed = 1, durationSeconds = 5, subject = STANDARD_SUBJECT, ...camera } = wish
  return compileCamera(CameraRequest.parse(camera), preset, { durationSeconds, seed, subject })
}

const samples = (count: number) => Array.from({ length: count + 1 }, (_, i) => i / count)

const wishes = fc.record({
  strength: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: fc.nat(),
  durationSeconds: fc.double({ min: 1, max: 20, noNaN: true }),
  side: fc.constantFrom('left' as const, 'right' as const, undefined),
  timeCurve: fc.constantFrom(...timeCurves),
  subject: fc.record({
    x: fc.double({ min: -3, max: 3, noNaN: true }),
    y: fc.double({ min: -1.2, max: 2, noNaN: true }),
    z: fc.double({ min: 1, max: 40, noNaN: true }),
  }),
})

test('forty presets in the order of the table, each with its own id, label and description', () => {
  expect(ids).toEqual([
    'static',
    'dolly-in',
    'dolly-out',
    'super-dolly-in',
    'super-dolly-out',
    'truck-left',
    'truck-right',
    'pedestal-up',
    'pedestal-down',
    'pan-left',
    'pan-right',
    'tilt-up',
    'tilt-down',
    'roll',
    'dutch-angle',
    'zoom-in',
    'zoom-out',
    'crash-zoom-in',
    'crash-zoom-out',
    'dolly-zoom-in',
    'dolly-zoom-out',
    'arc',
    'orbit-360',
    'lazy-susan',
    'crane-up',
    'crane-down',
    'boom-over',
    'overhead',
    'drone-establish',
    'drone-reveal',
    'fpv-drone',
    'tracking-follow',
    'leading-shot',
    'handheld',
    'whip-pan',
    'rack-focus',
    'through-object-push',
    'bullet-time',
    'snorricam',
    'hyperlapse',
  ])
  for (const key of ['id', 'label', 'description', 'words'] as const) {
    expect(new Set(cameraPresets.map((preset) => preset[key])).size).toBe(40)
  }
  expect(new Set(cameraPresets.map(({ family }) => family))).toEqual(new Set(CameraFamily.options))
})

test('presets are found by id', () => {
  expect(findCameraPreset('dolly-in')?.label).toBe('Dolly in')
  expect(findCameraPreset('__proto__')).toBeNull()
  expect(findCameraPreset('no-such-move')).toBeNull()
})

/** Moves that are meant to jump, as far as the eye is concerned. */
const sudden = new Set(['whip-pan', 'crash-zoom-in', 'crash-zoom-out', 'super-dolly-in'])

describe.each(cameraPresets.map((preset) => [preset.id, preset] as const))('%s', (id, preset) => {
  test('is sound data that survives JSON, naming only presets that exist and not itself', () => {
    expect(CameraPreset.parse(JSON.parse(JSON.stringify(preset)))).toEqual(preset)
    const named = [...preset.pairsWith, ...preset.conflictsWith]
    if (preset.drawable.kind === 'nearest') named.push(preset.drawable.presetId)
    expect(named.filter((other) => !ids.includes(other))).toEqual([])
    expect(named).not.toContain(id)
    expect(preset.pairsWith.filter((other) => preset.conflictsWith.includes(other))).toEqual([])
    expect(preset.durationRange.minSeconds).toBeLessThan(preset.durationRange.maxSeconds)
    expect(preset.description).toMatch(/^[A-Z].*\.$/)
    expect(preset.words.includes('{side}')).toBe(preset.side !== undefined && id !== 'static')
  })

  test('is finite everywhere, for any wish', () => {
    fc.assert(
      fc.property(wishes, fc.double({ min: 0, max: 1, noNaN: true }), (wish, progress) => {
        const path = pathOf(preset, wish)
        const state = path.stateAt(progress)
        expect(Object.values(state).every(Number.isFinite)).toBe(true)
        expect(state.focal).toBeGreaterThan(0)
        expect(state.focusDepth).toBeGreaterThan(0)
        expect(Object.values(path.subjectAt(progress)).every(Number.isFinite)).toBe(true)
        expect(path.sceneSecondsAt(progress)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 60 },
    )
  })

  test.skipIf(preset.drawable.kind === 'nearest')('stays above the ground, however tall and far away', () => {
    const far = fc.double({ min: 3, max: 90, noNaN: true })
    const tall = fc.double({ min: -1, max: 14, noNaN: true })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(far, tall, share, share, (z, y, strength, progress) => {
        const path = pathOf(preset, { strength, subject: { x: z * 0.2, y, z } })
        expect(path.stateAt(progress).y).toBeGreaterThan(GROUND_Y)
      }),
    )
  })

  test('is the same again for the same wish', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        expect(pathOf(preset, wish).stateAt(0.37)).toEqual(pathOf(preset, wish).stateAt(0.37))
      }),
      { numRuns: 5 },
    )
  })

  test('has no jumps', () => {
    const steps = 4000
    // A jump would not shrink with the step; at 4,000 steps a clip, even a whip stays below these.
    const most = sudden.has(id)
      ? { metres: 0.15, degrees: 5, octaves: 0.1 }
      : { metres: 0.03, degrees: 0.25, octaves: 0.004 }
    for (const side of ['left', 'right'] as const) {
      const path = pathOf(preset, { strength: 1, seed: side.length, side })
      const largest = { metres: 0, degrees: 0, octaves: 0, focusOctaves: 0 }
      let before = path.stateAt(0)
      for (let i = 1; i <= steps; i++) {
        const now = path.stateAt(i / steps)
        const metres = Math.hypot(now.x - before.x, now.y - before.y, now.z - before.z)
        const turns = (['yaw', 'pitch', 'roll'] as const).map((angle) => Math.abs(now[angle] - before[angle]))
        const octaves = Math.abs(Math.log2(now.focal / before.focal))
        const focusOctaves = Math.abs(Math.log2(now.focusDepth / before.focusDepth))
        largest.metres = Math.max(largest.metres, metres)
        largest.degrees = Math.max(largest.degrees, ...turns)
        largest.octaves = Math.max(largest.octaves, octaves)
        largest.focusOctaves = Math.max(largest.focusOctaves, focusOctaves)
        before = now
      }
      expect(largest.metres).toBeLessThan(most.metres)
      expect(largest.degrees).toBeLessThan(most.degrees)
      expect(largest.octaves).toBeLessThan(most.octaves)
      expect(largest.focusOctaves).toBeLessThan(0.05)
    }
  })

  test('stands still at strength 0, at the base camera unless it has a pose', () => {
    const path = pathOf(preset, { strength: 0 })
    const { aperture: _, shutter: __, ...start } = path.stateAt(0)
    for (const progress of samples(20)) expect(path.stateAt(progress)).toMatchObject(start)
    expect(path.subjectAt(1)).toEqual(STANDARD_SUBJECT)
    if (preset.pose !== undefined) return
    const { aperture: ___, ...base } = baseState()
    for (const [name, value] of Object.entries(base)) expect(Object(start)[name]).toBeCloseTo(value, 9)
  })

  test('moves at its own default strength, unless it is the static one', () => {
    const path = pathOf(preset, { strength: preset.defaultStrength })
    const picture = (progress: number) => JSON.stringify([path.stateAt(progress), path.subjectAt(progress)])
    expect(new Set(samples(50).map(picture)).size > 1).toBe(id !== 'static')
  })

  test('mirrors left and right when it has a side, and ignores the side when it has none', () => {
    const right = pathOf(preset, { strength: 0.8, side: 'right' })
    const left = pathOf(preset, { strength: 0.8, side: 'left' })
    for (const progress of samples(10)) {
      const state = right.stateAt(progress)
      const expected =
        preset.side === undefined ? state : { ...state, x: -state.x, yaw: -state.yaw, roll: -state.roll }
      for (const [name, value] of Object.entries(left.stateAt(progress))) {
        expect(value).toBeCloseTo(Object(expected)[name], 9)
      }
    }
  })
})
