import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blurDiameter, cameraAxes, depthOf, projectPoint } from './project.ts'
import { baseState, type CameraState, STANDARD_SUBJECT } from './state.ts'

const frame = { width: 1280, height: 720 }
const still = baseState()
const looking = (turn: Partial<CameraState>): CameraState => ({ ...still, ...turn })
const angle = fc.double({ min: -720, max: 720, noNaN: true })

test('a point straight ahead falls in the centre of any frame', () => {
  expect(projectPoint({ x: 0, y: 0, z: 5 }, still, frame)).toEqual({ x: 640, y: 360, depth: 5 })
  expect(projectPoint({ x: 0, y: 0, z: 5 }, still, { width: 720, height: 1280 })).toEqual({
    x: 360,
    y: 640,
    depth: 5,
  })
})

test('the base lens sees about 45 degrees across; x goes right and y goes down', () => {
  const edge = Math.tan((22.62 * Math.PI) / 180) * 10
  expect(projectPoint({ x: edge, y: 0, z: 10 }, still, frame)?.x).toBeCloseTo(1280, 0)
  expect(projectPoint({ x: -edge, y: 0, z: 10 }, still, frame)?.x).toBeCloseTo(0, 0)
  expect(projectPoint({ x: 0, y: 1, z: 10 }, still, frame)?.y).toBeCloseTo(360 - (1.2 * 1280) / 10, 9)
})

test('turning right moves the world left, looking up moves it down', () => {
  const point = { x: 0, y: 0, z: 10 }
  expect(projectPoint(point, looking({ yaw: 10 }), frame)?.x).toBeLessThan(640)
  expect(projectPoint(point, looking({ pitch: 10 }), frame)?.y).toBeGreaterThan(360)
})

test('leaning to the right turns the picture anticlockwise about its centre', () => {
  const rolled = projectPoint({ x: 2, y: 0, z: 10 }, looking({ roll: 90 }), frame)
  expect(rolled?.x).toBeCloseTo(640, 6)
  expect(rolled?.y).toBeCloseTo(360 - 0.2 * 1.2 * 1280, 6)
})

test('looking straight down shows what is below', () => {
  const down = projectPoint({ x: 0, y: -3, z: 0 }, looking({ pitch: -90 }), frame)
  expect(down?.x).toBeCloseTo(640, 9)
  expect(down?.y).toBeCloseTo(360, 9)
  expect(down?.depth).toBeCloseTo(3, 12)
})

test('a point behind the camera, or at it, is nowhere', () => {
  expect(projectPoint({ x: 0, y: 0, z: -1 }, still, frame)).toBeNull()
  expect(projectPoint({ x: 0, y: 0, z: 0 }, still, frame)).toBeNull()
  expect(projectPoint({ x: 0, y: 0, z: Number.NaN }, still, frame)).toBeNull()
})

test('the axes are square to each other and of length 1 at any turn', () => {
  fc.assert(
    fc.property(angle, angle, angle, (yaw, pitch, roll) => {
      const { right, up, forward } = cameraAxes({ yaw, pitch, roll })
      const dot = (a: typeof up, b: typeof up) => a.x * b.x + a.y * b.y + a.z * b.z
      for (const axis of [right, up, forward]) expect(dot(axis, axis)).toBeCloseTo(1, 9)
      expect(dot(right, up)).toBeCloseTo(0, 9)
      expect(dot(right, forward)).toBeCloseTo(0, 9)
      expect(dot(up, forward)).toBeCloseTo(0, 9)
    }),
  )
})

test('depth is the distance along the axis', () => {
  expect(depthOf(STANDARD_SUBJECT, still)).toBe(8)
  expect(depthOf(STANDARD_SUBJECT, looking({ yaw: 180 }))).toBeCloseTo(-8, 12)
})

test('only what lies off the plane of focus blurs, more with a wider pupil', () => {
  const open = looking({ aperture: 0.1, focusDepth: 8 })
  expect(blurDiameter(8, open, frame)).toBe(0)
  expect(blurDiameter(16, open, frame)).toBeCloseTo((0.1 * 1.2 * 1280 * 8) / (16 * 8), 9)
  expect(blurDiameter(16, looking({ aperture: 0, focusDepth: 8 }), frame)).toBe(0)
  expect(blurDiameter(0, open, frame)).toBe(0)
})
