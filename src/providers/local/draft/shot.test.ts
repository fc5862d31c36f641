import { expect, test } from 'vitest'
import { findCameraPreset } from '#catalog/presets/camera.ts'
import { CameraRequest } from '#contract/generation.ts'
import { PaintedClip } from './bodies.ts'
import { openPainting } from './paint.ts'
import { openShot } from './shot.ts'

const camera = (presetId: string) => ({
  request: CameraRequest.parse({ presetId, easing: 'lin' }),
  preset: findCameraPreset(presetId),
})
const clip = (continued: PaintedClip['continued'], presetId = 'dolly-in') =>
  PaintedClip.parse({
    body: {
      ...{ prompt: 'a lighthouse at dusk, a sailboat', negativePrompt: '', width: 160, height: 90 },
      ...{ fps: 12, durationSeconds: 1, seed: 7, style: null, camera: camera(presetId) },
    },
    continued,
  })
const subject = { x: 0, y: -0.2, z: 8 }
const on = { durationSeconds: 0.5, camera: null }

test('what goes on for one second is what goes on twice for half a second', () => {
  const [once, twice] = [
    openShot(clip([{ ...on, durationSeconds: 1 }]), subject),
    openShot(clip([on, on]), subject),
  ]
  expect([once.frames, twice.frames]).toEqual([24, 24])
  for (let frame = 0; frame < 24; frame++) {
    expect(twice.stateAt(frame)).toEqual(once.stateAt(frame))
    expect(twice.sceneSecondsAt(frame)).toBeCloseTo(once.sceneSecondsAt(frame), 9)
  }
})

test('the camera and the clock go on without a step, with and without a move of its own', () => {
  for (const next of [on, { ...on, camera: camera('truck-left') }, { ...on, camera: camera('arc') }]) {
    const shot = openShot(clip([next, on]), subject)
    expect(shot.frames).toBe(24)
    const steps = Array.from({ length: 23 }, (_, at) => {
      const [a, b] = [shot.stateAt(at), shot.stateAt(at + 1)]
      return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z)
    })
    expect(Math.max(...steps)).toBeLessThan(1.2)
    const ticks = Array.from({ length: 23 }, (_, at) => shot.sceneSecondsAt(at + 1) - shot.sceneSecondsAt(at))
    for (const tick of ticks) expect(tick).toBeCloseTo(1 / 12, 1)
  }
})

test('frames of the clip are the same with and without what follows', () => {
  const size = { width: 160, height: 90 }
  const [short, long] = [openPainting(clip([]), size), openPainting(clip([on]), size)]
  for (const frame of [0, 5, 11]) expect(long.paint(frame).equals(short.paint(frame))).toBe(true)
  expect(long.paint(12).equals(long.paint(11))).toBe(false)
})
