import { describe, expect, test } from 'vitest'
import { CameraRequest } from '#contract/generation.ts'
import { type CameraShot, type LintMove, lintCamera, lintRules, shotOfRequest } from './lint.ts'
import type { CameraPreset, Track } from './preset.ts'

let count = 0
function preset(tracks: readonly Track[], changes: Partial<CameraPreset> = {}): CameraPreset {
  return {
    id: `preset-${++count}`,
    label: `Preset ${count}`,
    family: 'dolly',
    description: 'A move.',
    tracks,
    subjectLock: false,
    durationRange: { minSeconds: 1, maxSeconds: 20 },
    intensity: 0.5,
    defaultStrength: 1,
    pairsWith: [],
    conflictsWith: [],
    words: 'a move',
    nativeMap: {},
    drawable: { kind: 'exact' },
    ...changes,
  }
}
const track = (param: Extract<Track, { kind: 'move' }>['param'], to: number, rest: object = {}): Track => ({
  kind: 'move',
  param,
  from: param === 'focal' ? 1 : 0,
  to,
  easing: 'lin',
  ...rest,
})

const shot = (moves: LintMove[], rest: Partial<CameraShot> = {}): CameraShot => ({
  moves,
  durationSeconds: 5,
  ...rest,
})
/** Codes without the remark on unusual pairs, which has tests of its own. */
const codes = (of: CameraShot) =>
  lintCamera(of)
    .map(({ code }) => code)
    .filter((code) => code !== 'second_move_unusual')
const pair = (a: CameraPreset, b: CameraPreset) => codes(shot([{ preset: a }, { preset: b }]))

const dollyIn = preset([track('toward', 0.5)])
const backward = preset([track('z', -0.5)])
const truckRight = preset([track('x', 0.3)])
const zoom = preset([track('focal', 2)])
const orbit = preset([track('orbit', 60)], { side: 'right', subjectLock: true })
const still = preset([])
const whip = preset([track('yaw', 180, { window: { align: 'end', seconds: 0.3 } })], { side: 'right' })
const dollyZoom = preset([track('z', 0.5)], { holdSubjectSize: true })
const bulletTime = preset([track('orbit', 60)], {
  sceneSpeed: [
    [0, 1],
    [0.5, 0.01],
    [1, 1],
  ],
})

test('a single sound move has nothing against it', () => {
  for (const one of [dollyIn, truckRight, zoom, orbit, still, whip, dollyZoom, bulletTime]) {
    expect(lintCamera(shot([{ preset: one }]))).toEqual([])
  }
  expect(lintCamera(shot([]))).toEqual([])
})

test('findings carry the code, one sentence and how bad it is', () => {
  expect(lintCamera(shot([{ preset: still }, { preset: truckRight }]))[0]).toEqual({
    code: 'static_with_move',
    message: `${still.label} keeps the camera still, so ${truckRight.label} cannot run with it.`,
    severity: 'error',
  })
})

test('every rule has its own code', () => {
  expect(new Set(lintRules.map(({ code }) => code)).size).toBe(lintRules.length)
})

describe('opposite moves on one axis', () => {
  test('in and out, by a straight way or along the axis', () => {
    expect(pair(dollyIn, backward)).toEqual(['opposite_moves'])
    expect(pair(dollyIn, dollyIn)).toEqual([])
  })
  test('a mirrored move is opposite to itself', () => {
    const both = [{ preset: orbit }, { preset: orbit, side: 'left' as const }]
    expect(codes(shot(both))).toEqual(['opposite_moves'])
  })
  test.each(['x', 'yaw', 'roll'] as const)('%s is mirrored too, height and depth are not', (param) => {
    const sided = preset([track(param, 5), track('y', 1), track('z', 1)], { side: 'right' })
    const both = [{ preset: sided }, { preset: sided, side: 'left' as const }]
    expect(codes(shot(both))).toEqual(['opposite_moves'])
  })
  test('lens: in and out', () => {
    expect(pair(zoom, preset([track('focal', 0.5)]))).toEqual(['opposite_moves'])
  })
  test('splines count by where they end, unrest does not count', () => {
    const drift: Track = {
      kind: 'spline',
      param: 'x',
      knots: [
        [0, 0],
        [0.5, 1],
        [1, -0.2],
      ],
    }
    const shake: Track = { kind: 'noise', param: 'x', amplitude: 1, minHertz: 0.5, maxHertz: 2 }
    expect(pair(truckRight, preset([drift]))).toEqual(['opposite_moves'])
    expect(pair(truckRight, preset([shake]))).toEqual([])
  })
  test('one after the other is fine', () => {
    expect(
      codes(
        shot([
          { preset: dollyIn, window: { start: 0, end: 0.5 } },
          { preset: backward, window: { start: 0.5, end: 1 } },
        ]),
      ),
    ).toEqual([])
  })
})

test('travel in depth with a zoom is refused, whichever comes first; a dolly zoom brings its own lens', () => {
  expect(pair(dollyIn, zoom)).toEqual(['dolly_with_zoom'])
  expect(pair(zoom, backward)).toEqual(['dolly_with_zoom'])
  expect(pair(dollyZoom, truckRight)).toEqual([])
})

test('orbit with truck is refused, whichever comes first', () => {
  expect(pair(orbit, truckRight)).toEqual(['orbit_with_truck'])
  expect(pair(truckRight, orbit)).toEqual(['orbit_with_truck'])
  expect(pair(orbit, dollyIn)).toEqual([])
})

test('static goes with nothing, not even with a preset that only travels', () => {
  expect(pair(still, dollyIn)).toEqual(['static_with_move'])
  expect(pair(preset([], { travel: { x: 0, z: 1 } }), still)).toEqual(['static_with_move'])
})

describe('whip pan', () => {
  const at = (start: number, end: number, durationSeconds = 5) =>
    codes(shot([{ preset: whip, window: { start, end } }], { durationSeconds }))

  test('works in the last fifth and in the first', () => {
    expect(at(0, 1)).toEqual([])
    expect(at(0, 0.2)).toEqual([])
  })
  test('is refused between them, and where a short clip makes it too long', () => {
    expect(at(0, 0.6)).toEqual(['whip_pan_not_at_cut'])
    expect(at(0, 1, 1.2)).toEqual(['whip_pan_not_at_cut'])
  })
  test('a slow pan may be anywhere', () => {
    const slow = preset([track('yaw', 60, { window: { align: 'centre', seconds: 2 } })])
    expect(codes(shot([{ preset: slow }]))).toEqual([])
  })
})

test('bullet time takes only a constant time curve', () => {
  const bent: [number, number][] = [
    [0, 0],
    [0.5, 0.2],
    [1, 1],
  ]
  const straight: [number, number][] = [
    [0, 0],
    [1, 1],
  ]
  const moves = [{ preset: bulletTime }]
  expect(codes(shot(moves, { timeCurve: 'ramp-up' }))).toEqual(['bullet_time_with_time_curve'])
  expect(codes(shot(moves, { timeCurve: 'custom', curve: bent }))).toEqual(['bullet_time_with_time_curve'])
  expect(codes(shot(moves, { curve: bent }))).toEqual(['bullet_time_with_time_curve'])
  expect(codes(shot(moves, { timeCurve: 'custom', curve: straight }))).toEqual([])
  expect(codes(shot(moves, { timeCurve: 'linear', curve: bent }))).toEqual([])
  expect(codes(shot([{ preset: orbit }], { timeCurve: 'ramp-up' }))).toEqual([])
  const race = preset([track('z', 1)], {
    sceneSpeed: [
      [0, 24],
      [1, 24],
    ],
  })
  expect(codes(shot([{ preset: race }], { timeCurve: 'ramp-up' }))).toEqual([])
})

describe('an end frame with a far turn', () => {
  test('warns above 90 degrees, by the strength asked', () => {
    const move = (strength: number) => [{ preset: preset([track('orbit', 180)]), strength }]
    expect(lintCamera(shot(move(0.51), { hasEndFrame: true }))).toEqual([
      {
        code: 'end_frame_far_turn',
        message: 'The camera turns 92 degrees, and an end frame is set: the engine may not meet both.',
        severity: 'warn',
      },
    ])
    expect(codes(shot(move(0.5), { hasEndFrame: true }))).toEqual([])
    expect(codes(shot(move(1)))).toEqual([])
  })
  test('a circle turns all the way at any strength', () => {
    const circle = preset([track('orbit', 360, { scale: 'whole' })])
    expect(codes(shot([{ preset: circle, strength: 0.1 }], { hasEndFrame: true }))).toEqual([
      'end_frame_far_turn',
    ])
  })
  test('keyframes count too', () => {
    const keyframes = [
      { at: 0, yaw: -50 },
      { at: 1, yaw: 50 },
    ]
    expect(codes(shot([], { keyframes, hasEndFrame: true }))).toEqual(['end_frame_far_turn'])
  })
})

test('declared conflicts and pairs are heeded from both sides', () => {
  const a = preset([track('y', 1)])
  const b = preset([track('roll', 10)], { conflictsWith: [a.id] })
  const c = preset([track('roll', 10)], { pairsWith: [a.id] })
  const all = (x: CameraPreset, y: CameraPreset) =>
    lintCamera(shot([{ preset: x }, { preset: y }])).map(({ code }) => code)
  expect(all(a, b)).toContain('presets_conflict')
  expect(all(b, a)).toContain('presets_conflict')
  expect(all(a, c)).toEqual([])
  expect(all(c, a)).toEqual([])
  expect(all(a, preset([track('pitch', 5)]))).toEqual(['second_move_unusual'])
})

test('a length in which the move does not read well warns', () => {
  const quick = preset([track('y', 1)], { durationRange: { minSeconds: 2, maxSeconds: 4 } })
  const at = (durationSeconds: number) => codes(shot([{ preset: quick }], { durationSeconds }))
  expect([at(1.9), at(2), at(4), at(4.1)]).toEqual([
    ['duration_outside_range'],
    [],
    [],
    ['duration_outside_range'],
  ])
})

test('curves and keyframes must rise in time, and a custom curve needs points', () => {
  expect(codes(shot([], { timeCurve: 'custom' }))).toEqual(['custom_curve_missing'])
  expect(
    codes(
      shot([], {
        curve: [
          [0, 0],
          [0.5, 1],
          [0.5, 0],
        ],
      }),
    ),
  ).toEqual(['curve_not_rising'])
  expect(codes(shot([], { keyframes: [{ at: 0.5 }, { at: 0.2 }] }))).toEqual(['keyframes_not_rising'])
  expect(codes(shot([], { keyframes: [{ at: 0 }, { at: 1 }] }))).toEqual([])
})

describe('the shot of a request', () => {
  const clip = { durationSeconds: 5, hasEndFrame: true }
  test('has the preset at the strength and side asked', () => {
    const request = CameraRequest.parse({
      strength: 0.4,
      side: 'left',
      timeCurve: 'impact',
      curve: [
        [0, 0],
        [1, 1],
      ],
    })
    expect(shotOfRequest(request, orbit, clip)).toEqual({
      ...clip,
      moves: [{ preset: orbit, strength: 0.4, side: 'left' }],
      timeCurve: 'impact',
      curve: [
        [0, 0],
        [1, 1],
      ],
    })
  })
  test('has no preset when keyframes replace it, or when there is none', () => {
    const keyframes = [{ at: 0 }, { at: 1 }]
    expect(shotOfRequest(CameraRequest.parse({ keyframes }), orbit, clip)).toEqual({
      ...clip,
      moves: [],
      keyframes,
    })
    expect(shotOfRequest(CameraRequest.parse({}), null, clip)).toEqual({ ...clip, moves: [] })
  })
})
