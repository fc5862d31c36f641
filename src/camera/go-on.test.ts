import { expect, test } from 'vitest'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { CameraRequest } from '#contract/generation.ts'
import { goOn } from './go-on.ts'
import { compileCamera } from './path.ts'
import { type CameraState, GROUND_Y } from './state.ts'

const scene = { durationSeconds: 4, seed: 7, subject: { x: 0, y: -0.2, z: 8 } }
const places = ['x', 'y', 'z', 'yaw', 'pitch', 'roll', 'focal', 'focusDepth'] as const
const pathOf = (presetId: string, wish: Partial<CameraRequest> = {}) =>
  compileCamera(CameraRequest.parse({ presetId, ...wish }), findCameraPreset(presetId), scene)
const apart = (a: CameraState, b: CameraState) =>
  Math.max(...places.map((name) => Math.abs(a[name] - b[name])))
const far = ({ x, z }: CameraState) => Math.hypot(x - scene.subject.x, z - scene.subject.z)

test.each(['dolly-in', 'orbit-360', 'handheld', 'pan-left', 'dolly-zoom-in'])(
  'after its end %s goes on where it was, and comes to rest',
  (id) => {
    const path = pathOf(id, { easing: 'lin' })
    expect(apart(path.stateAfter(0), path.stateAt(1))).toBe(0)
    const step = 1 / 24
    const before = apart(path.stateAt(1 - step / 4), path.stateAt(1))
    const next = apart(path.stateAfter(step), path.stateAt(1))
    expect(next).toBeLessThan(before * 1.3 + 0.2)
    if (id !== 'handheld') {
      expect(next).toBeGreaterThan(before * 0.7)
      expect(apart(path.stateAfter(20), path.stateAfter(21))).toBeLessThan(1e-3)
    }
    expect(path.sceneSecondsAfter(2)).toBeCloseTo(6, 5)
  },
)

test('a camera in the hand stays unsteady, and one that rests stays where it is', () => {
  expect(apart(pathOf('handheld').stateAfter(3), pathOf('handheld').stateAfter(3.3))).toBeGreaterThan(1e-3)
  const still = compileCamera(CameraRequest.parse({}), null, scene)
  expect(apart(still.stateAfter(5), still.stateAt(0))).toBe(0)
})

test('a scene whose time had stopped starts again', () => {
  const stopped = compileCamera(
    CameraRequest.parse({
      timeCurve: 'custom',
      curve: [
        [0, 0],
        [0.5, 1],
        [1, 1],
      ],
    }),
    null,
    scene,
  )
  expect(stopped.sceneSecondsAfter(0)).toBe(4)
  expect(stopped.sceneSecondsAfter(3) - stopped.sceneSecondsAfter(2)).toBeGreaterThan(0.8)
})

test('a second move begins at the end of the first, around the same subject', () => {
  const request = CameraRequest.parse({ presetId: 'arc', strength: 0.5 })
  const orbit = findCameraPreset('arc')
  const first = compileCamera(request, orbit, scene)
  const end = first.stateAt(1)
  const second = goOn(end, request, orbit, scene)
  expect(apart(second.stateAt(0), end)).toBeLessThan(1e-9)
  expect(far(second.stateAt(1))).toBeCloseTo(far(end), 6)
  expect(second.stateAt(1).yaw).toBeCloseTo(2 * end.yaw, 6)
  const nearer = goOn(end, CameraRequest.parse({ presetId: 'dolly-in' }), findCameraPreset('dolly-in'), scene)
  expect(far(nearer.stateAt(1))).toBeLessThan(far(end) * 0.9)
  const low = goOn(
    { ...end, y: GROUND_Y + 0.5 },
    CameraRequest.parse({ presetId: 'crane-down' }),
    findCameraPreset('crane-down'),
    scene,
  )
  expect(low.stateAt(1).y).toBeGreaterThanOrEqual(GROUND_Y + 0.4)
})

test('a subject that went along stays where it was left, and goes on from there', () => {
  const end = pathOf('tracking-follow').stateAt(1)
  expect(Math.hypot(end.travelX ?? 0, end.travelZ ?? 0)).toBeGreaterThan(1)
  const travelled = ({ travelX, travelZ }: CameraState) => ({ travelX, travelZ })
  const still = goOn(end, CameraRequest.parse({}), null, scene)
  expect(travelled(still.stateAt(1))).toEqual(travelled(end))

  const request = CameraRequest.parse({ presetId: 'tracking-follow' })
  const again = goOn(end, request, findCameraPreset('tracking-follow'), scene)
  expect(travelled(again.stateAt(0))).toEqual(travelled(end))
  const { travelX = 0, travelZ = 0, x, z } = again.stateAt(1)
  // The camera keeps its distance to the subject that walks.
  const subject = { x: scene.subject.x + travelX, z: scene.subject.z + travelZ }
  const before = { x: scene.subject.x + (end.travelX ?? 0), z: scene.subject.z + (end.travelZ ?? 0) }
  expect(Math.hypot(x - subject.x, z - subject.z)).toBeCloseTo(
    Math.hypot(end.x - before.x, end.z - before.z),
    6,
  )
})
