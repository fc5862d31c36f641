import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CameraPath } from '#camera/path.ts'
import { projectPoint } from '#camera/project.ts'
import { BASE_FOCAL } from '#camera/state.ts'
import {
  angles,
  expectFixed,
  frame,
  growth,
  onScreen,
  pathOf,
  places,
  samples,
  size,
  states,
} from './through-lens.fixture.ts'

const strong = fc.double({ min: 0.5, max: 1, noNaN: true })
const share = fc.double({ min: 0, max: 1, noNaN: true })

test('static: nothing moves', () => {
  expectFixed(pathOf('static'), [...places, ...angles, 'focal', 'focusDepth'])
})

describe('dolly', () => {
  test('in: the subject grows 1.3 to 2 times and stays where it is in the frame', () => {
    fc.assert(
      fc.property(strong, (strength) => {
        const path = pathOf('dolly-in', { strength })
        expect(growth(path)).toBeGreaterThanOrEqual(1.3)
        expect(growth(path)).toBeLessThanOrEqual(2 + 1e-9)
        expectFixed(path, [...angles, 'focal'])
        for (const progress of samples) {
          expect(onScreen(path, progress)?.x).toBeCloseTo(frame.width / 2, 6)
          expect(onScreen(path, progress)?.y).toBeCloseTo(onScreen(path, 0)?.y ?? Number.NaN, 6)
        }
      }),
    )
  })

  test('in: near things grow faster than far ones', () => {
    const path = pathOf('dolly-in')
    const grows = (z: number) => {
      const span = (progress: number) => {
        const at = (x: number) => projectPoint({ x, y: 0, z }, path.stateAt(progress), frame)?.x ?? Number.NaN
        return at(0.5) - at(-0.5)
      }
      return span(1) / span(0)
    }
    expect(grows(6)).toBeGreaterThan(grows(8))
    expect(grows(8)).toBeGreaterThan(grows(40))
  })

  test('out: the subject shrinks', () => {
    expect(growth(pathOf('dolly-out', { strength: 0.7 }))).toBeLessThan(1 / 1.3)
    expectFixed(pathOf('dolly-out'), [...angles, 'focal'])
  })

  test('super in: three times the way of a dolly in, within two seconds, then still', () => {
    const way = (path: CameraPath) => path.stateAt(1).z - path.stateAt(0).z
    expect(way(pathOf('super-dolly-in'))).toBeCloseTo(3 * way(pathOf('dolly-in')), 9)
    const path = pathOf('super-dolly-in', {}, 6)
    expect(path.stateAt(2 / 6)).toEqual(path.stateAt(1))
    expect(path.stateAt(1 / 6).z - path.stateAt(0).z).toBeLessThan(0.1 * way(path))
  })

  test('super out: fast first, ending on a wide view', () => {
    const path = pathOf('super-dolly-out', { strength: 0.7 })
    expect(path.stateAt(0.5).z).toBeLessThan(0.7 * path.stateAt(1).z)
    expect(growth(path)).toBeLessThan(0.45)
  })
})

describe('truck and pedestal', () => {
  test.each([
    ['truck-left', -1],
    ['truck-right', 1],
  ] as const)('%s: sideways at constant depth and pace, without yaw', (id, sign) => {
    const path = pathOf(id)
    expectFixed(path, ['y', 'z', ...angles, 'focal'])
    expect(sign * path.stateAt(1).x).toBeGreaterThan(1)
    expect(path.stateAt(0.5).x).toBeCloseTo(path.stateAt(1).x / 2, 9)
    expect(size(path, 1)).toBeCloseTo(size(path, 0), 6)
  })

  test('truck: near things slide faster than far ones', () => {
    const path = pathOf('truck-right')
    const slide = (z: number) =>
      Math.abs(
        (projectPoint({ x: 0, y: 0, z }, path.stateAt(1), frame)?.x ?? Number.NaN) -
          (projectPoint({ x: 0, y: 0, z }, path.stateAt(0), frame)?.x ?? Number.NaN),
      )
    expect(slide(4)).toBeGreaterThan(2 * slide(20))
  })

  test.each([
    ['pedestal-up', 1],
    ['pedestal-down', -1],
  ] as const)('%s: straight, with the horizon level', (id, sign) => {
    const path = pathOf(id)
    expectFixed(path, ['x', 'z', ...angles, 'focal'])
    expect(sign * path.stateAt(1).y).toBeGreaterThan(0.5)
  })
})

describe('pan, tilt, roll', () => {
  test.each([
    ['pan-left', -1],
    ['pan-right', 1],
  ] as const)('%s: 20 to 60 degrees from a fixed point, so no parallax', (id, sign) => {
    fc.assert(
      fc.property(fc.double({ min: 0.34, max: 1, noNaN: true }), (strength) => {
        const path = pathOf(id, { strength })
        expectFixed(path, [...places, 'pitch', 'roll', 'focal', 'focusDepth'])
        expect(sign * path.stateAt(1).yaw).toBeGreaterThanOrEqual(20)
        expect(sign * path.stateAt(1).yaw).toBeLessThanOrEqual(60)
      }),
    )
    const state = pathOf(id, { strength: 0.3 }).stateAt(1)
    const near = projectPoint({ x: 0, y: 0, z: 3 }, state, frame)
    const far = projectPoint({ x: 0, y: 0, z: 300 }, state, frame)
    expect(near?.x).toBeCloseTo(far?.x ?? Number.NaN, 6)
  })

  test('tilt: up ends on the sky, down is its reverse', () => {
    const up = pathOf('tilt-up')
    const down = pathOf('tilt-down')
    expectFixed(up, [...places, 'yaw', 'roll', 'focal'])
    expect(up.stateAt(0).pitch).toBeLessThan(0)
    expect(up.stateAt(1).pitch).toBeGreaterThan(15)
    for (const progress of samples) {
      expect(down.stateAt(progress).pitch).toBeCloseTo(up.stateAt(1 - progress).pitch, 9)
    }
  })

  test('roll: 90 to 360 degrees about a fixed centre', () => {
    const path = pathOf('roll')
    expectFixed(path, [...places, 'yaw', 'pitch', 'focal'])
    expect(path.stateAt(1).roll).toBe(360)
    expect(pathOf('roll', { strength: 0.25, side: 'left' }).stateAt(1).roll).toBe(-90)
    for (const state of states(path)) {
      expect(projectPoint({ x: 0, y: 0, z: 9 }, state, frame)).toEqual({ x: 800, y: 450, depth: 9 })
    }
  })

  test('dutch angle: leans 10 to 25 degrees within the first third and holds', () => {
    expect(pathOf('dutch-angle', { strength: 0.4 }).stateAt(1).roll).toBeCloseTo(10, 9)
    const path = pathOf('dutch-angle')
    expect(path.stateAt(1).roll).toBe(25)
    expect(path.stateAt(0.34)).toEqual(path.stateAt(1))
    expectFixed(path, [...places, 'yaw', 'pitch', 'focal'])
  })
})

describe('zoom', () => {
  test.each([
    ['zoom-in', (ratio: number) => ratio],
    ['zoom-out', (ratio: number) => 1 / ratio],
  ] as const)('%s: the lens changes 1.3 to 2.5 times from a fixed place', (id, of) => {
    fc.assert(
      fc.property(strong, (strength) => {
        const path = pathOf(id, { strength })
        expectFixed(path, [...places, ...angles])
        expect(of(path.stateAt(1).focal / BASE_FOCAL)).toBeGreaterThanOrEqual(1.3)
        expect(of(path.stateAt(1).focal / BASE_FOCAL)).toBeLessThanOrEqual(2.5 + 1e-9)
      }),
    )
  })

  test('crash zoom in: 2 to 4 times in under half a second with a slight overshoot, then hold', () => {
    fc.assert(
      fc.property(strong, fc.double({ min: 2, max: 6, noNaN: true }), (strength, seconds) => {
        const path = pathOf('crash-zoom-in', { strength }, seconds)
        const ratio = path.stateAt(1).focal / path.stateAt(0).focal
        expect(ratio).toBeGreaterThanOrEqual(2 - 1e-9)
        expect(ratio).toBeLessThanOrEqual(4 + 1e-9)
        const half = 0.25 / seconds
        expect(path.stateAt(0.5 - half)).toEqual(path.stateAt(0))
        expect(path.stateAt(0.5 + half)).toEqual(path.stateAt(1))
        const peak = Math.max(...Array.from({ length: 400 }, (_, i) => path.stateAt(i / 400).focal))
        expect(peak / path.stateAt(1).focal).toBeGreaterThan(1.01)
        expect(peak / path.stateAt(1).focal).toBeLessThan(1.15)
      }),
    )
  })

  test('crash zoom out: the reverse lens, ending wide and still', () => {
    const path = pathOf('crash-zoom-out')
    expect(path.stateAt(0).focal).toBeCloseTo(pathOf('crash-zoom-in').stateAt(1).focal, 9)
    expect(path.stateAt(1).focal).toBeCloseTo(BASE_FOCAL, 9)
    expect(path.stateAt(0.6)).toEqual(path.stateAt(1))
  })

  test.each([
    ['dolly-zoom-in', 1],
    ['dolly-zoom-out', -1],
  ] as const)('%s: the subject keeps size and place while the lens answers the distance', (id, sign) => {
    const easing = fc.constantFrom('lin', 'in', 'out', 'inOut', 'exp', undefined)
    fc.assert(
      fc.property(strong, share, easing, (strength, progress, shape) => {
        const path = pathOf(id, { strength, easing: shape })
        expect(Math.abs(size(path, progress) / size(path, 0) - 1)).toBeLessThan(1e-9)
        expect(onScreen(path, progress)?.y).toBeCloseTo(onScreen(path, 0)?.y ?? Number.NaN, 6)
      }),
    )
    const path = pathOf(id)
    expect(sign * path.stateAt(1).z).toBeGreaterThan(1)
    expect(sign * (path.stateAt(0).focal - path.stateAt(1).focal)).toBeGreaterThan(0.3)
    const background = (progress: number) => {
      const at = (x: number) =>
        projectPoint({ x, y: 0, z: 40 }, path.stateAt(progress), frame)?.x ?? Number.NaN
      return at(1) - at(0)
    }
    expect(sign * (background(0) - background(1))).toBeGreaterThan(0)
  })
})
