import { describe, expect, test } from 'vitest'
import { compileCamera } from '#camera/path.ts'
import { STANDARD_SUBJECT } from '#camera/state.ts'
import { CameraRequest } from '#contract/generation.ts'
import { undrawable } from '../camera-errors.ts'
import { cameraPresets, findCameraPreset } from './camera.ts'
import { drawableCamera } from './drawable.ts'

const ask = (wish: Partial<CameraRequest> = {}) => CameraRequest.parse({ strength: 1, ...wish })

test('an exact move is drawn as asked', () => {
  const request = ask({ presetId: 'dolly-in' })
  const preset = findCameraPreset('dolly-in')
  expect(drawableCamera(request, preset)).toEqual({ request, preset, limit: null })
})

test('an arc is drawn as asked up to 35 degrees, and held there beyond, saying so', () => {
  const arc = findCameraPreset('arc')
  expect(drawableCamera(ask({ strength: 0.3 }), arc)).toMatchObject({
    request: { strength: 0.3 },
    limit: null,
  })
  const held = drawableCamera(ask({ strength: 0.9 }), arc)
  expect(held.request.strength * 90).toBeCloseTo(35, 9)
  expect(held.limit).toMatch(/35 degrees/)
})

test('bullet time freezes the scene and swings as far as layers allow, saying so', () => {
  const drawn = drawableCamera(ask({ presetId: 'bullet-time' }), findCameraPreset('bullet-time'))
  expect(drawn.preset?.id).toBe('bullet-time')
  expect(drawn.limit).toMatch(/35 degrees/)
  const path = compileCamera(drawn.request, drawn.preset, {
    ...{ durationSeconds: 5, seed: 3, subject: STANDARD_SUBJECT },
  })
  expect(path.stateAt(1).yaw).toBeCloseTo(-35, 9)
  expect(path.sceneSecondsAt(0.7) - path.sceneSecondsAt(0.3)).toBeLessThan(0.1)
})

test('where a move that layers cannot show is looked at, the nearest is seen, with the reason, on the side asked', () => {
  const drawn = drawableCamera(ask({ presetId: 'orbit-360', side: 'left' }), findCameraPreset('orbit-360'))
  expect(drawn.preset?.id).toBe('arc')
  expect(drawn.request).toMatchObject({ presetId: 'arc', side: 'left' })
  expect(drawn.limit).toBe('Flat layers turn edge-on past 35 degrees. “Arc left / right” is shown.')
})

const unseen = cameraPresets.filter(({ drawable }) => drawable.kind === 'nearest')

test('five moves cannot be drawn; what is offered for each can', () => {
  expect(unseen.map(({ id }) => id)).toEqual([
    ...['orbit-360', 'lazy-susan', 'boom-over', 'overhead', 'through-object-push'],
  ])
  for (const { id } of unseen) {
    const [refusal] = undrawable('Draft video', ask({ presetId: id }), 'camera')
    expect(findCameraPreset(refusal?.instead?.value ?? '')?.drawable.kind).toBe('exact')
    const ownPath = ask({ presetId: id, keyframes: [{ at: 0 }, { at: 1, z: 1 }] })
    expect(undrawable('Draft video', ownPath, 'camera')).toEqual([])
  }
})

test('keyframes and no preset pass through', () => {
  const request = ask({ keyframes: [{ at: 0 }, { at: 1, yaw: 120 }] })
  const orbit = findCameraPreset('orbit-360')
  expect(drawableCamera(request, orbit)).toEqual({ request, preset: orbit, limit: null })
  expect(drawableCamera(ask(), null)).toEqual({ request: ask(), preset: null, limit: null })
})

describe.each(cameraPresets.map((preset) => [preset.id, preset] as const))('%s', (_, preset) => {
  test('as drawn, stays in front of the layers: no more than 60 degrees of turn away from them', () => {
    const drawn = drawableCamera(ask(), preset)
    const path = compileCamera(drawn.request, drawn.preset, {
      durationSeconds: 5,
      seed: 3,
      subject: STANDARD_SUBJECT,
    })
    for (let i = 0; i <= 50; i++) {
      const { yaw, pitch } = path.stateAt(i / 50)
      expect(Math.abs(yaw)).toBeLessThanOrEqual(60 + 1e-9)
      expect(Math.abs(pitch)).toBeLessThanOrEqual(40)
    }
  })
})
