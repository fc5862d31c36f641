import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectPoint } from '#camera/project.ts'
import { BASE_FOCAL, STANDARD_SUBJECT } from '#camera/state.ts'
import {
  angles,
  distance,
  expectFixed,
  frame,
  onScreen,
  pathOf,
  places,
  samples,
  size,
  states,
} from './through-lens.fixture.ts'

describe('around the subject', () => {
  test.each(['arc', 'orbit-360', 'lazy-susan', 'bullet-time'])(
    '%s: constant radius, subject fixed in the frame',
    (id) => {
      for (const side of ['left', 'right'] as const) {
        const path = pathOf(id, { side })
        const start = onScreen(path, 0)
        for (const progress of samples) {
          const now = onScreen(path, progress)
          expect(now?.x).toBeCloseTo(start?.x ?? Number.NaN, 6)
          expect(now?.y).toBeCloseTo(start?.y ?? Number.NaN, 6)
          expect(now?.depth).toBeCloseTo(start?.depth ?? Number.NaN, 9)
        }
        expectFixed(path, ['y', 'pitch', 'roll', 'focal'])
      }
    },
  )

  test('arc: 30 to 90 degrees, to the side asked', () => {
    fc.assert(
      fc.property(fc.double({ min: 1 / 3, max: 1, noNaN: true }), (strength) => {
        const turned = -pathOf('arc', { strength }).stateAt(1).yaw
        expect(turned).toBeGreaterThanOrEqual(30 - 1e-9)
        expect(turned).toBeLessThanOrEqual(90)
      }),
    )
    expect(pathOf('arc').stateAt(1).x).toBeGreaterThan(1)
    expect(pathOf('arc', { side: 'left' }).stateAt(1).x).toBeLessThan(-1)
  })

  test('orbit: ends where it began at any strength, at constant pace, ready to loop', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1, noNaN: true }), (strength) => {
        const path = pathOf('orbit-360', { strength })
        const start = path.stateAt(0)
        const end = path.stateAt(1)
        for (const place of places) expect(end[place]).toBeCloseTo(start[place], 9)
        expect(end.yaw - start.yaw).toBeCloseTo(-360, 9)
        expect(path.stateAt(0.5).z).toBeCloseTo(2 * STANDARD_SUBJECT.z, 9)
        expect(path.stateAt(0.25).yaw).toBeCloseTo(-90, 9)
      }),
    )
  })

  test('lazy susan: close, 90 to 360 degrees', () => {
    expect(pathOf('lazy-susan').stateAt(0).focusDepth).toBeLessThan(0.7 * distance)
    expect(pathOf('lazy-susan', { strength: 0.25 }).stateAt(1).yaw).toBeCloseTo(-90, 9)
    expect(pathOf('lazy-susan').stateAt(1).yaw).toBeCloseTo(-360, 9)
  })

  test('bullet time: the scene nearly stops while the camera swings 90 to 180 degrees, then runs on', () => {
    const path = pathOf('bullet-time')
    expect(path.stateAt(1).yaw).toBeCloseTo(-180, 9)
    expect(pathOf('bullet-time', { strength: 0.5 }).stateAt(1).yaw).toBeCloseTo(-90, 9)
    const pace = (from: number, to: number) =>
      (path.sceneSecondsAt(to) - path.sceneSecondsAt(from)) / (5 * (to - from))
    expect(pace(0, 0.1)).toBeCloseTo(1, 9)
    expect(pace(0.3, 0.7)).toBeLessThan(0.05)
    expect(pace(0.9, 1)).toBeCloseTo(1, 9)
  })
})

describe('crane and above', () => {
  test('crane up: rises, looks down to keep the subject in place, ends high', () => {
    const path = pathOf('crane-up')
    expect(path.stateAt(1).y).toBeGreaterThan(2)
    expect(path.stateAt(1).pitch).toBeLessThan(-10)
    for (const progress of samples) {
      expect(onScreen(path, progress)?.y).toBeCloseTo(onScreen(path, 0)?.y ?? Number.NaN, 6)
    }
  })

  test('crane down: the reverse, ending level at the height of the eyes', () => {
    const path = pathOf('crane-down')
    expect(path.stateAt(0).y).toBeGreaterThan(2)
    expect(path.stateAt(1).y).toBeCloseTo(0, 9)
    expect(path.stateAt(1).pitch).toBeCloseTo(0, 9)
  })

  test('boom: up and forward until the camera looks straight down on the subject', () => {
    const path = pathOf('boom-over', { strength: 0.3 })
    const end = path.stateAt(1)
    expect(end.pitch).toBeCloseTo(-90, 9)
    expect(end.z).toBeGreaterThan(0.95 * STANDARD_SUBJECT.z)
    expect(end.y).toBeGreaterThan(0.9 * distance)
    expect(onScreen(path, 1)?.x).toBeCloseTo(frame.width / 2, 6)
  })

  test('overhead: straight down all the time, turning slowly', () => {
    const path = pathOf('overhead')
    expectFixed(path, [...places, 'yaw', 'pitch', 'focal'])
    expect(path.stateAt(0).pitch).toBeCloseTo(-90, 9)
    expect(path.stateAt(1).roll).toBeCloseTo(25, 9)
  })
})

describe('aerial', () => {
  test('drone establish: high and wide, forward and down at constant pace, subject in view', () => {
    const path = pathOf('drone-establish')
    const [start, middle, end] = [path.stateAt(0), path.stateAt(0.5), path.stateAt(1)]
    expect(start.pitch).toBe(-15)
    expect(start.focal).toBeLessThan(BASE_FOCAL)
    expect(start.y).toBeGreaterThan(5)
    expect(end.z).toBeGreaterThan(start.z)
    expect(end.y).toBeLessThan(start.y)
    expect(middle.z).toBeCloseTo((start.z + end.z) / 2, 9)
    for (const progress of samples) {
      const seen = onScreen(path, progress)
      expect(seen?.y).toBeGreaterThan(frame.height / 2)
      expect(seen?.y).toBeLessThan(frame.height)
    }
  })

  test('drone reveal: from low to high, subject still in the frame', () => {
    const path = pathOf('drone-reveal')
    expect(path.stateAt(0).y).toBeLessThan(-0.4)
    expect(path.stateAt(1).y).toBeGreaterThan(2)
    expect(onScreen(path, 1)?.y).toBeLessThan(frame.height)
  })

  test('FPV: forward on a curve, wide, leaning into the turns, with motion blur', () => {
    const path = pathOf('fpv-drone')
    const all = states(path)
    expect(path.stateAt(1).z).toBeGreaterThan(4)
    expect(path.stateAt(0).focal).toBeLessThan(BASE_FOCAL)
    expect(path.stateAt(0).shutter).toBeGreaterThan(0.5)
    // The bank has the sign of the turn wherever the turn is real.
    let leaning = 0
    let turning = 0
    for (const [i, state] of all.entries()) {
      const turn = (all[i + 1]?.yaw ?? state.yaw) - (all[i - 1]?.yaw ?? state.yaw)
      if (Math.abs(turn) < 2) continue
      turning++
      if (Math.sign(state.roll) === Math.sign(turn)) leaning++
    }
    expect(turning).toBeGreaterThan(10)
    expect(leaning / turning).toBeGreaterThan(0.85)
  })
})

describe('following', () => {
  test.each([
    ['tracking-follow', 1],
    ['leading-shot', -1],
    ['snorricam', -1],
  ] as const)('%s: camera and subject travel together, size and place constant', (id, sign) => {
    const path = pathOf(id)
    expect(sign * path.subjectAt(1).z).toBeGreaterThan(sign * path.subjectAt(0).z + 2)
    for (const progress of samples) {
      expect(size(path, progress)).toBeCloseTo(size(path, 0), 6)
      expect(onScreen(path, progress)?.x).toBeCloseTo(frame.width / 2, 6)
    }
  })

  test('snorricam: the background sways', () => {
    const path = pathOf('snorricam')
    const xs = samples.map(
      (progress) => projectPoint({ x: 0, y: 0, z: 60 }, path.stateAt(progress), frame)?.x ?? 0,
    )
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(50)
  })

  test('handheld: small unrest that differs by seed and starts on the frame it was given', () => {
    const path = pathOf('handheld', { strength: 0.7 })
    expect(path.stateAt(0)).toMatchObject({ x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 })
    for (const state of states(path)) {
      expect(Math.hypot(state.x, state.y, state.z)).toBeLessThan(0.15)
      for (const angle of angles) expect(Math.abs(state[angle])).toBeLessThan(1.5)
    }
    expect(path.stateAt(0.4)).not.toEqual(pathOf('handheld', { strength: 0.7 }, 5, 2).stateAt(0.4))
    expect(path.stateAt(0.4)).toEqual(pathOf('handheld', { strength: 0.7 }).stateAt(0.4))
  })
})

describe('effects', () => {
  test('whip pan: 60 to 180 degrees in under 0.4 s at the cut, fastest at the very end', () => {
    fc.assert(
      fc.property(fc.double({ min: 1 / 3, max: 1, noNaN: true }), (strength) => {
        const path = pathOf('whip-pan', { strength })
        expect(path.stateAt(1).yaw).toBeGreaterThanOrEqual(60 - 1e-9)
        expect(path.stateAt(1).yaw).toBeLessThanOrEqual(180)
        expect(path.stateAt(1 - 0.4 / 5).yaw).toBe(0)
        expect(path.stateAt(0.99).yaw).toBeLessThan(0.5 * path.stateAt(1).yaw)
      }),
    )
    expect(pathOf('whip-pan', { side: 'left' }).stateAt(1).yaw).toBe(-180)
    expect(pathOf('whip-pan').stateAt(0).shutter).toBe(1)
  })

  test('rack focus: the camera is still, the plane of focus moves from the subject within 0.5 to 1.5 s', () => {
    const path = pathOf('rack-focus')
    expectFixed(path, [...places, ...angles, 'focal'])
    expect(path.stateAt(0).focusDepth).toBeCloseTo(STANDARD_SUBJECT.z, 9)
    expect(path.stateAt(1).focusDepth).toBeGreaterThan(2 * STANDARD_SUBJECT.z)
    expect(path.stateAt(0.5 - 0.75 / 5)).toEqual(path.stateAt(0))
    expect(path.stateAt(0.5 + 0.75 / 5)).toEqual(path.stateAt(1))
    expect(path.stateAt(0).aperture).toBeGreaterThan(0.05)
  })

  test('through-object push: right up to the opening', () => {
    expect(pathOf('through-object-push').stateAt(1).focusDepth).toBeLessThan(0.15 * distance)
  })

  test('hyperlapse: a long way at constant pace, locked on the landmark, while the scene races', () => {
    const path = pathOf('hyperlapse')
    expect(path.stateAt(1).z).toBeGreaterThan(0.7 * STANDARD_SUBJECT.z)
    expect(path.stateAt(0.5).z).toBeCloseTo(path.stateAt(1).z / 2, 9)
    expect(path.sceneSecondsAt(1)).toBeGreaterThan(60)
    for (const progress of samples) expect(onScreen(path, progress)?.x).toBeCloseTo(frame.width / 2, 6)
  })
})
