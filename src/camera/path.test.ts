import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CameraRequest } from '#contract/generation.ts'
import { compileCamera } from './path.ts'
import { CameraPreset } from './preset.ts'
import { projectPoint } from './project.ts'
import { BASE_FOCAL, baseState, GROUND_Y, STANDARD_SUBJECT } from './state.ts'

const frame = { width: 1280, height: 720 }
const scene = { durationSeconds: 4, seed: 1, subject: STANDARD_SUBJECT }
const request = (wish: Partial<CameraRequest> = {}) => CameraRequest.parse(wish)

const preset = (changes: Partial<CameraPreset>): CameraPreset => ({
  id: 'own',
  label: 'Own',
  family: 'dolly',
  description: 'A move of my own.',
  tracks: [],
  subjectLock: false,
  durationRange: { minSeconds: 1, maxSeconds: 20 },
  intensity: 0.5,
  defaultStrength: 0.7,
  pairsWith: [],
  conflictsWith: [],
  words: 'a move',
  nativeMap: {},
  drawable: { kind: 'exact' },
  ...changes,
})

const rise = preset({ tracks: [{ kind: 'move', param: 'y', from: 0, to: 0.5, easing: 'lin' }] })

test('no preset and no keyframes is a still camera in focus on the subject', () => {
  const path = compileCamera(request(), null, scene)
  for (const progress of [0, 0.3, 1]) {
    const state = path.stateAt(progress)
    expect(state).toMatchObject({
      x: 0,
      y: 0,
      z: 0,
      yaw: 0,
      pitch: 0,
      roll: 0,
      focal: BASE_FOCAL,
      aperture: 0,
    })
    expect(state.focusDepth).toBeCloseTo(8, 9)
  }
  expect(baseState()).toEqual({ ...path.stateAt(0) })
  expect(path.subjectAt(1)).toEqual(STANDARD_SUBJECT)
  expect(path.sceneSecondsAt(0.5)).toBeCloseTo(2, 12)
})

test('progress is held to the clip', () => {
  const path = compileCamera(request({ strength: 1 }), rise, scene)
  expect(path.stateAt(-1)).toEqual(path.stateAt(0))
  expect(path.stateAt(2)).toEqual(path.stateAt(1))
})

test('distances grow with the distance of the subject', () => {
  const near = compileCamera(request({ strength: 1 }), rise, { ...scene, subject: { x: 0, y: 0, z: 2 } })
  const far = compileCamera(request({ strength: 1 }), rise, { ...scene, subject: { x: 0, y: 0, z: 20 } })
  expect(near.stateAt(1).y).toBeCloseTo(1, 12)
  expect(far.stateAt(1).y).toBeCloseTo(10, 12)
})

test('a downward move stops short of the ground, however far the subject is', () => {
  const sink = preset({ tracks: [{ kind: 'move', param: 'y', from: 0, to: -1, easing: 'lin' }] })
  const path = compileCamera(request({ strength: 1 }), sink, { ...scene, subject: { x: 0, y: 0, z: 500 } })
  let before = 0
  for (let i = 0; i <= 100; i++) {
    const { y } = path.stateAt(i / 100)
    expect(y).toBeGreaterThan(GROUND_Y)
    expect(y).toBeLessThanOrEqual(before)
    before = y
  }
})

test("the request's easing replaces the preset's", () => {
  expect(compileCamera(request({ strength: 1, easing: 'exp' }), rise, scene).stateAt(0.5).y).toBeLessThan(0.3)
  expect(compileCamera(request({ strength: 1 }), rise, scene).stateAt(0.5).y).toBeCloseTo(
    rise.tracks.length * 0.25 * Math.hypot(0.2, 8),
    9,
  )
})

test('the time curve runs move and scene alike', () => {
  const path = compileCamera(request({ strength: 1, timeCurve: 'impact' }), rise, scene)
  expect(path.stateAt(0.45)).toEqual(path.stateAt(0.55))
  expect(path.sceneSecondsAt(0.45)).toBe(path.sceneSecondsAt(0.55))
  expect(path.sceneSecondsAt(1)).toBeCloseTo(4, 9)
})

test('windows: at the start, in the middle, at the end, by share, and never longer than the clip', () => {
  const at = (
    window: Extract<CameraPreset['tracks'][number], { kind: 'move' }>['window'],
    durationSeconds = 4,
  ) => {
    const windowed = preset({
      tracks: [{ kind: 'move', param: 'yaw', from: 0, to: 10, easing: 'lin', ...(window && { window }) }],
    })
    const path = compileCamera(request({ strength: 1 }), windowed, { ...scene, durationSeconds })
    return [0.25, 0.5, 0.75].map((progress) => Math.round(path.stateAt(progress).yaw * 1000) / 1000)
  }
  expect(at({ align: 'start', seconds: 2 })).toEqual([5, 10, 10])
  expect(at({ align: 'centre', seconds: 2 })).toEqual([0, 5, 10])
  expect(at({ align: 'end', seconds: 2 })).toEqual([0, 0, 5])
  expect(at({ start: 0.5, end: 1 })).toEqual([0, 0, 5])
  expect(at({ align: 'end', seconds: 9 })).toEqual([2.5, 5, 7.5])
})

test('camera and subject travel the same way, mirrored with the side', () => {
  const beside = preset({ travel: { x: 0.5, z: -0.25 }, side: 'right' })
  const subject = { x: 1, y: 0, z: 10 }
  const d = Math.hypot(1, 10)
  for (const [side, sign] of [
    ['right', 1],
    ['left', -1],
  ] as const) {
    const path = compileCamera(request({ strength: 0.5, side }), beside, { ...scene, subject })
    expect(path.stateAt(1).x).toBeCloseTo(sign * 0.25 * d, 9)
    expect(path.stateAt(1).z).toBeCloseTo(-0.125 * d, 9)
    expect(path.subjectAt(1).x).toBeCloseTo(1 + sign * 0.25 * d, 9)
    expect(path.subjectAt(1).z).toBeCloseTo(10 - 0.125 * d, 9)
    expect(path.subjectAt(1).y).toBe(0)
  }
})

test('unrest on the lens multiplies it', () => {
  const breathing = preset({
    tracks: [
      { kind: 'wave', param: 'focal', amplitude: Math.log(2), hertz: 0.25 },
      { kind: 'noise', param: 'roll', amplitude: 3, minHertz: 0.5, maxHertz: 2 },
    ],
  })
  const path = compileCamera(request({ strength: 1 }), breathing, scene)
  expect(path.stateAt(0.25).focal).toBeCloseTo(2 * BASE_FOCAL, 9)
  expect(path.stateAt(0.75).focal).toBeCloseTo(BASE_FOCAL / 2, 9)
  const rolls = Array.from({ length: 100 }, (_, i) => Math.abs(path.stateAt(i / 100).roll))
  expect(Math.max(...rolls)).toBeGreaterThan(0.3)
  expect(Math.max(...rolls)).toBeLessThanOrEqual(3)
})

test('an orbit around any subject keeps the subject exactly where it is in the frame', () => {
  const coordinate = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  const circle = preset({
    tracks: [{ kind: 'move', param: 'orbit', from: 0, to: 360, easing: 'lin', scale: 'whole' }],
    subjectLock: true,
  })
  fc.assert(
    fc.property(
      coordinate(-3, 3),
      coordinate(-1, 2),
      coordinate(2, 30),
      coordinate(0, 1),
      (x, y, z, progress) => {
        const subject = { x, y, z }
        const path = compileCamera(request({ strength: 0.5 }), circle, { ...scene, subject })
        const start = projectPoint(subject, path.stateAt(0), frame)
        const now = projectPoint(subject, path.stateAt(progress), frame)
        expect(now?.x).toBeCloseTo(start?.x ?? Number.NaN, 4)
        expect(now?.y).toBeCloseTo(start?.y ?? Number.NaN, 4)
        expect(now?.depth).toBeCloseTo(start?.depth ?? Number.NaN, 6)
      },
    ),
  )
})

describe('keyframes', () => {
  const keyframes = [
    { at: 0, x: 0, yaw: 0, focal: 1 },
    { at: 0.5, x: 2, yaw: 30 },
    { at: 1, x: 1, yaw: 30, focal: 2, z: 3 },
  ]

  test('are met exactly, in metres and degrees, whatever the strength and preset', () => {
    for (const strength of [0, 0.3, 1]) {
      const path = compileCamera(request({ strength, keyframes }), rise, scene)
      expect(path.stateAt(0)).toMatchObject({ x: 0, yaw: 0, focal: BASE_FOCAL, y: 0 })
      expect(path.stateAt(0.5)).toMatchObject({ x: 2, yaw: 30 })
      expect(path.stateAt(1).x).toBeCloseTo(1, 12)
      expect(path.stateAt(1).focal).toBeCloseTo(2 * BASE_FOCAL, 12)
    }
  })

  test('a channel set once is held, one never set stays at rest', () => {
    const path = compileCamera(request({ keyframes }), null, scene)
    expect(path.stateAt(0.1).z).toBe(3)
    expect(path.stateAt(0.7).pitch).toBe(0)
    expect(path.subjectAt(1)).toEqual(STANDARD_SUBJECT)
  })

  test('angles never swing past a keyframe', () => {
    const path = compileCamera(request({ keyframes }), null, scene)
    for (let i = 50; i <= 100; i++) expect(path.stateAt(i / 100).yaw).toBeCloseTo(30, 9)
  })

  test('focus follows the subject', () => {
    const path = compileCamera(
      request({
        keyframes: [
          { at: 0, z: 0 },
          { at: 1, z: 4 },
        ],
      }),
      null,
      scene,
    )
    expect(path.stateAt(1).focusDepth).toBeCloseTo(4, 9)
  })

  test('an easing shapes each stretch between two of them', () => {
    const path = compileCamera(request({ keyframes, easing: 'lin' }), null, scene)
    expect(path.stateAt(0.25).x).toBeCloseTo(1, 12)
    expect(path.stateAt(0.75).x).toBeCloseTo(1.5, 12)
    const eased = compileCamera(request({ keyframes, easing: 'in' }), null, scene)
    expect(eased.stateAt(0.25).x).toBeCloseTo(0.5, 12)
  })

  test('run by the time curve', () => {
    const curve: [number, number][] = [
      [0, 0],
      [0.2, 0.5],
      [1, 1],
    ]
    const path = compileCamera(request({ keyframes, curve }), null, scene)
    expect(path.stateAt(0.2).x).toBeCloseTo(2, 9)
    expect(path.sceneSecondsAt(0.2)).toBeCloseTo(2, 9)
  })
})

describe('a preset from outside', () => {
  const parse = (changes: object) => CameraPreset.safeParse({ ...preset({}), ...changes }).success

  test('is taken when it is sound', () => {
    expect(parse({ tracks: rise.tracks, pose: { focal: 0.5 } })).toBe(true)
  })

  test.each([
    [
      'a lens that shrinks to nothing',
      { tracks: [{ kind: 'move', param: 'focal', from: 1, to: 0, easing: 'lin' }] },
    ],
    ['a pose without a lens', { pose: { focal: 0 } }],
    [
      'a spline on the lens',
      {
        tracks: [
          {
            kind: 'spline',
            param: 'focal',
            knots: [
              [0, 1],
              [1, 2],
            ],
          },
        ],
      },
    ],
    [
      'an empty window',
      {
        tracks: [
          { kind: 'move', param: 'x', from: 0, to: 1, easing: 'lin', window: { start: 0.5, end: 0.5 } },
        ],
      },
    ],
    ['an empty band', { tracks: [{ kind: 'noise', param: 'x', amplitude: 1, minHertz: 2, maxHertz: 2 }] }],
    [
      'time that does not reach the end',
      {
        sceneSpeed: [
          [0, 1],
          [0.5, 1],
        ],
      },
    ],
    [
      'time that goes back',
      {
        sceneSpeed: [
          [0, 1],
          [0.6, 1],
          [0.5, 1],
          [1, 1],
        ],
      },
    ],
    ['a value that is not finite', { aperture: Number.POSITIVE_INFINITY }],
    ['an unknown field', { speed: 2 }],
    ['an id that is not kebab-case', { id: 'My Move' }],
  ])('is refused with %s', (_, changes) => {
    expect(parse(changes)).toBe(false)
  })
})
