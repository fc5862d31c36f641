import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { depthOf } from '#camera/project.ts'
import { baseState } from '#camera/state.ts'
import { frameCorners } from './frame-corners.ts'
import { obliqueView } from './oblique.ts'

const coordinate = fc.double({ min: -200, max: 200, noNaN: true })
const point = fc.record({ x: coordinate, y: coordinate, z: coordinate })

describe('the path drawn flat', () => {
  test('every point is inside of the drawing, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
        const view = obliqueView(points)
        for (const one of points) {
          const [x, y] = view.place(one)
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(view.width)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(view.height)
        }
      }),
    )
  })

  test('up is up, and farther is higher and to the right', () => {
    const here = { x: 0, y: 0, z: 0 }
    const view = obliqueView([here, { x: 1, y: 1, z: 1 }])
    const [x, y] = view.place(here)
    expect(view.place({ x: 0, y: 1, z: 0 })[1]).toBeLessThan(y)
    expect(view.place({ x: 0, y: 0, z: 1 })[0]).toBeGreaterThan(x)
    expect(view.place({ x: 0, y: 0, z: 1 })[1]).toBeLessThan(y)
  })
})

test('a camera’s frame has its shape and stands at its depth', () => {
  const state = { ...baseState(), x: 1, yaw: 30, pitch: -10, roll: 5 }
  const [topLeft, topRight, bottomRight] = frameCorners(state, 16 / 9, 4)
  if (!topLeft || !topRight || !bottomRight) throw new Error('a frame has four corners')
  const away = (a: typeof topLeft, b: typeof topLeft) => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z)
  expect(away(topLeft, topRight)).toBeCloseTo(4 / state.focal, 9)
  expect(away(topLeft, topRight) / away(topRight, bottomRight)).toBeCloseTo(16 / 9, 9)
  expect(depthOf(topLeft, state)).toBeCloseTo(4, 9)
})
