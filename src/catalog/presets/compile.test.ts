import { describe, expect, test } from 'vitest'
import { CameraRequest } from '#contract/generation.ts'
import { whipPanPreset } from './camera/effect.ts'
import { cameraPresets, findCameraPreset } from './camera.ts'
import { cameraWords, nativeCamera } from './compile.ts'

const ask = (wish: Partial<CameraRequest>) => CameraRequest.parse(wish)
const words = (id: string, wish: Partial<CameraRequest> = {}) => cameraWords(ask(wish), findCameraPreset(id))

describe('words', () => {
  test('every preset makes one filled-in sentence on either side', () => {
    for (const preset of cameraPresets) {
      for (const side of ['left', 'right', undefined] as const) {
        expect(cameraWords(ask(side ? { side } : {}), preset)).toMatch(/^Camera: [^{}]*\.$/)
      }
    }
  })

  test('the strength sets the pace, the request the side', () => {
    expect(words('dolly-in', { strength: 0.1 })).toMatch(/^Camera: very slow dolly in toward the subject/)
    expect(words('dolly-in')).toMatch(/^Camera: slow dolly in/)
    expect(words('dolly-in', { strength: 0.8 })).toMatch(/^Camera: steady dolly in/)
    expect(words('dolly-in', { strength: 1 })).toMatch(/^Camera: fast dolly in/)
    expect(words('arc')).toContain('to the right')
    expect(words('arc', { side: 'left' })).toContain('to the left')
  })

  test('a time curve is said, a linear one is not', () => {
    expect(words('dolly-in', { timeCurve: 'ramp-up' })).toMatch(/, starting slowly and speeding up\.$/)
    expect(words('dolly-in', { timeCurve: 'linear' })).toBe(words('dolly-in'))
  })

  test('nothing asked, nothing said', () => {
    expect(cameraWords(ask({}), null)).toBe('')
  })

  test('keyframes are told by their largest changes, and replace the preset', () => {
    const told = (keyframes: CameraRequest['keyframes']) =>
      cameraWords(ask({ keyframes }), findCameraPreset('arc'))
    expect(
      told([
        { at: 0, z: 0, yaw: 0, x: 0, y: 0 },
        { at: 1, z: 4, yaw: -20, x: 1, y: 0.4 },
      ]),
    ).toBe('Camera: the camera smoothly moves forward, pans left and slides right.')
    expect(
      told([
        { at: 0, focal: 2 },
        { at: 1, focal: 1 },
      ]),
    ).toBe('Camera: the camera smoothly zooms out.')
    expect(
      told([
        { at: 0, roll: 0, pitch: 0 },
        { at: 1, roll: 20, pitch: -30 },
      ]),
    ).toBe('Camera: the camera smoothly tilts down and rolls right.')
    expect(
      told([
        { at: 0, x: 0 },
        { at: 1, x: 0.01 },
      ]),
    ).toBe('Camera: the camera stays still.')
  })
})

describe('native camera', () => {
  const native = (id: string, wish: Partial<CameraRequest> = {}) =>
    nativeCamera(ask(wish), findCameraPreset(id))

  test("Kling gets one axis, in its own sense of the words, at the request's strength", () => {
    const still = { horizontal: 0, vertical: 0, pan: 0, tilt: 0, roll: 0, zoom: 0 }
    expect(native('pan-right', { strength: 1 }).kling).toEqual({
      type: 'simple',
      config: { ...still, tilt: 10 },
    })
    expect(native('tilt-down', { strength: 0.33 }).kling).toEqual({
      type: 'simple',
      config: { ...still, pan: -3.25 },
    })
    expect(native('roll', { side: 'left', strength: 0.5 }).kling).toEqual({
      type: 'simple',
      config: { ...still, roll: -5 },
    })
    expect(native('pan-right', { strength: 0 }).kling).toBeUndefined()
  })

  test.each([
    ['horizontal', -10],
    ['tilt', -10],
    ['roll', -10],
    ['vertical', 10],
    ['pan', 10],
    ['zoom', 10],
  ] as const)('Kling: %s to the left', (axis, value) => {
    const sided = { ...whipPanPreset, nativeMap: { kling: { axis, value: 10 } } }
    expect(nativeCamera(ask({ strength: 1, side: 'left' }), sided).kling?.config[axis]).toBe(value)
  })

  test('MiniMax gets its commands, mirrored with the side', () => {
    expect(native('dolly-zoom-in').minimax).toBe('[Push in, Zoom out]')
    expect(native('whip-pan').minimax).toBe('[Pan right]')
    expect(native('whip-pan', { side: 'left' }).minimax).toBe('[Pan left]')
  })

  test('moves that neither can name, keyframes and no preset give nothing', () => {
    expect(native('orbit-360')).toEqual({})
    expect(native('dolly-in', { keyframes: [{ at: 0 }, { at: 1 }] })).toEqual({})
    expect(nativeCamera(ask({}), null)).toEqual({})
  })
})
