import { describe, expect, test } from 'vitest'
import { CameraRequest, type timeCurves } from '#contract/generation.ts'
import { type CameraPath, compileCamera } from './path.ts'
import type { CameraPreset } from './preset.ts'
import { STANDARD_SUBJECT } from './state.ts'

type Curve = (typeof timeCurves)[number]

const slide: CameraPreset = {
  ...{ id: 'slide', label: 'Slide', family: 'truck-and-pedestal', description: 'A slide at one pace.' },
  tracks: [{ kind: 'move', param: 'x', from: 0, to: 1, easing: 'lin' }],
  ...{ subjectLock: false, durationRange: { minSeconds: 1, maxSeconds: 20 }, intensity: 0.5 },
  ...{ defaultStrength: 1, pairsWith: [], conflictsWith: [], words: 'a slide', nativeMap: {} },
  drawable: { kind: 'exact' },
}
const scene = { durationSeconds: 5, seed: 1, subject: STANDARD_SUBJECT }
const SAMPLES = 200

function run(timeCurve: Curve, rest: Partial<CameraRequest> = {}): CameraPath {
  return compileCamera(CameraRequest.parse({ strength: 1, timeCurve, ...rest }), slide, scene)
}

/** Where the camera is, as a share of its whole way. */
function ways(path: CameraPath): number[] {
  const end = run('linear').stateAt(1).x
  return Array.from({ length: SAMPLES + 1 }, (_, i) => path.stateAt(i / SAMPLES).x / end)
}

/** Its pace between two moments, in whole ways a clip: 1 is a slide at one pace. */
const pace = (path: CameraPath, from: number, to: number) => {
  const end = run('linear').stateAt(1).x
  return (path.stateAt(to).x - path.stateAt(from).x) / end / (to - from)
}

describe.each(['linear', 'slow-mo', 'ramp-up', 'ramp-down', 'impact', 'flash-in', 'hero-moment'] as const)(
  '%s on a path',
  (name) => {
    test('begins and ends where the move does, goes forward only, and takes the scene along', () => {
      const path = run(name)
      const way = ways(path)
      expect(way[0]).toBe(0)
      expect(way.at(-1)).toBeCloseTo(1, 9)
      for (const [i, now] of way.entries()) {
        expect(now).toBeGreaterThanOrEqual((way[i - 1] ?? 0) - 1e-12)
        expect(path.sceneSecondsAt(i / SAMPLES) / 5).toBeCloseTo(now, 9)
      }
    })
  },
)

test('linear keeps one pace', () => {
  for (let i = 0; i < 10; i++) expect(pace(run('linear'), i / 10, (i + 1) / 10)).toBeCloseTo(1, 9)
})

test('slow-mo: real pace, a long slow middle at a fifth of it, real pace again', () => {
  const path = run('slow-mo')
  const real = pace(path, 0, 0.18)
  expect(pace(path, 0.34, 0.7) / real).toBeCloseTo(0.2, 2)
  expect(pace(path, 0.86, 1) / real).toBeCloseTo(1, 2)
})

test('ramps: ever faster, and its mirror image', () => {
  const up = ways(run('ramp-up'))
  const down = ways(run('ramp-down'))
  for (let i = 2; i <= SAMPLES; i++) {
    const now = (up[i] ?? 0) - (up[i - 1] ?? 0)
    expect(now).toBeGreaterThan((up[i - 1] ?? 0) - (up[i - 2] ?? 0))
  }
  for (const [i, way] of up.entries()) expect(down[SAMPLES - i]).toBeCloseTo(1 - way, 9)
  expect(pace(run('ramp-up'), 0.9, 1) / pace(run('ramp-up'), 0, 0.1)).toBeGreaterThan(5)
})

test('impact: fast, dead still on the hit, then on', () => {
  const path = run('impact')
  expect(pace(path, 0.3, 0.4)).toBeGreaterThan(1.5)
  expect(path.stateAt(0.43)).toEqual(path.stateAt(0.57))
  expect(path.sceneSecondsAt(0.43)).toBe(path.sceneSecondsAt(0.57))
  // It stops within a fiftieth of the clip: a blow, not a brake.
  expect(pace(path, 0.385, 0.4)).toBeGreaterThan(10 * pace(path, 0.415, 0.425))
  expect(pace(path, 0.7, 1)).toBeGreaterThan(0.7)
})

test('flash-in: two thirds of the way in the first fifth, then a calm rest', () => {
  const path = run('flash-in')
  expect(ways(path)[SAMPLES / 5]).toBeGreaterThan(0.6)
  expect(pace(path, 0, 0.1)).toBeGreaterThan(10 * pace(path, 0.3, 1))
  expect(pace(path, 0.3, 0.6)).toBeCloseTo(pace(path, 0.6, 1), 9)
})

test('hero moment: builds slowly, holds, releases', () => {
  const path = run('hero-moment')
  expect(pace(path, 0, 0.1)).toBeLessThan(pace(path, 0.28, 0.38))
  expect(pace(path, 0.28, 0.38)).toBeLessThan(1.2)
  expect(pace(path, 0.5, 0.64)).toBeLessThan(0.1)
  expect(pace(path, 0.78, 1)).toBeGreaterThan(1.8)
})

test('custom: through every point that was drawn, backwards too, and held outside of them', () => {
  const curve: [number, number][] = [
    [0.1, 0.2],
    [0.4, 0.9],
    [0.7, 0.35],
    [0.9, 1],
  ]
  const path = run('custom', { curve })
  const end = run('linear').stateAt(1).x
  for (const [time, progress] of curve) {
    expect(path.stateAt(time).x / end).toBeCloseTo(progress, 9)
    expect(path.sceneSecondsAt(time)).toBeCloseTo(5 * progress, 9)
  }
  expect(path.stateAt(0)).toEqual(path.stateAt(0.1))
  expect(path.stateAt(1)).toEqual(path.stateAt(0.9))
  expect(pace(path, 0.45, 0.65)).toBeLessThan(-1)
})

test('a curve runs keyframes as it runs a preset', () => {
  const keyframes = [
    { at: 0, x: 0, yaw: 0 },
    { at: 0.5, x: 2, yaw: 10 },
    { at: 1, x: 4, yaw: -5 },
  ]
  const plain = compileCamera(CameraRequest.parse({ keyframes, easing: 'lin' }), null, scene)
  for (const timeCurve of ['impact', 'hero-moment', 'slow-mo'] as const) {
    const timed = compileCamera(CameraRequest.parse({ keyframes, easing: 'lin', timeCurve }), null, scene)
    const way = ways(run(timeCurve))
    for (const i of [0, 40, 90, 120, 180, 200]) {
      expect(timed.stateAt(i / SAMPLES).x).toBeCloseTo(plain.stateAt(way[i] ?? 0).x, 9)
      expect(timed.stateAt(i / SAMPLES).yaw).toBeCloseTo(plain.stateAt(way[i] ?? 0).yaw, 9)
    }
  }
})
