import { describe, expect, test } from 'vitest'
import { baseState, type CameraState } from '#camera/state.ts'
import { findDot, paintDot } from './dots.fixture.ts'
import { preparePhoto } from './photo.ts'
import { stillCamera } from './shown-camera.ts'
import { openWarp } from './warp.ts'

const WIDTH = 320
const HEIGHT = 180

/** A sky, a ground that grows busier towards the camera, and coloured dots to follow. */
function still(dots: readonly { x: number; y: number; hue: number }[] = []): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const ground = y > HEIGHT * 0.45
      const busy = ground ? 18 * Math.sin(x * 0.4) * Math.sin(y * 0.5) * (y / HEIGHT) : 0
      const colour = [ground ? 90 + busy : 120, ground ? 110 + busy : 150, ground ? 80 + busy : 190, 255]
      rgba.set(colour, (y * WIDTH + x) * 4)
    }
  }
  for (const dot of dots) paintDot(rgba, WIDTH, dot)
  return rgba
}

function maskOf(left: number, top: number, right: number, bottom: number): Uint8Array {
  const alpha = new Uint8Array(WIDTH * HEIGHT)
  for (let y = top; y < bottom; y++) alpha.fill(255, y * WIDTH + left, y * WIDTH + right)
  return alpha
}

function warp(camera: Partial<CameraState>, pixels: Uint8ClampedArray, alpha?: Uint8Array): Uint8Array {
  const photo = preparePhoto(pixels, WIDTH, HEIGHT, {
    subject: alpha === undefined ? null : { alpha, confidence: 1 },
  })
  return openWarp(photo, pixels, WIDTH, HEIGHT).paint({ ...baseState(), ...camera })
}

describe('a still that moves', () => {
  test.each([
    ['without a subject', undefined],
    ['with one', maskOf(60, 100, 110, 160)],
  ])('a camera at rest shows the still as it is, %s', (_, alpha) => {
    const pixels = still([{ x: 80, y: 140, hue: 0 }])
    const photo = preparePhoto(pixels, WIDTH, HEIGHT, {
      subject: alpha === undefined ? null : { alpha, confidence: 1 },
    })
    const out = openWarp(photo, pixels, WIDTH, HEIGHT).paint(stillCamera(photo))
    let worst = 0
    for (let i = 0; i < pixels.length; i++)
      worst = Math.max(worst, Math.abs((pixels[i] ?? 0) - (out[i] ?? 0)))
    expect(worst).toBeLessThanOrEqual(2)
  })

  test('near things move further than far things when the camera trucks, so no flat picture is being slid', () => {
    const pixels = still([
      { x: 160, y: 20, hue: 0 },
      { x: 160, y: 165, hue: 240 },
    ])
    const left = warp({ x: -0.4 }, pixels).slice()
    const right = warp({ x: 0.4 }, pixels)
    const far = findDot(left, WIDTH, 0).x - findDot(right, WIDTH, 0).x
    const near = findDot(left, WIDTH, 240).x - findDot(right, WIDTH, 240).x
    expect(far).toBeGreaterThan(0)
    expect(near).toBeGreaterThan(far * 2.5)
  })

  test.each([
    { name: 'truck', camera: { x: 2, z: 1 } },
    { name: 'dolly out', camera: { z: -6 } },
    { name: 'pan', camera: { yaw: 60 } },
    { name: 'tilt and roll', camera: { pitch: -30, roll: 40 } },
    { name: 'zoom out', camera: { focal: 0.5 } },
  ])('no edge is seen: $name', ({ camera }) => {
    // A white still: whatever is not white came from outside of it. The subject reaches the lower edge.
    const white = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(255)
    expect(warp(camera, white, maskOf(120, 60, 200, HEIGHT)).every((value) => value >= 254)).toBe(true)
    // And the border is not the last row dragged out: a frame drawn on the still's own edge is gone or thin.
    const framed = still()
    for (let y = 0; y < HEIGHT; y++) {
      for (const x of [0, WIDTH - 1]) framed.set([255, 0, 255, 255], (y * WIDTH + x) * 4)
    }
    const out = warp(camera, framed)
    for (const x of [3, WIDTH - 4]) {
      for (let y = 0; y < HEIGHT; y++) {
        const at = (y * WIDTH + x) * 4
        expect(Math.min(out[at] ?? 0, out[at + 2] ?? 0) - (out[at + 1] ?? 0)).toBeLessThan(100)
      }
    }
  })

  test('pixels and masks that do not fit are refused, and a mask of nothing cuts nothing out', () => {
    expect(() => preparePhoto(new Uint8ClampedArray(10), WIDTH, HEIGHT)).toThrow(RangeError)
    const alpha = new Uint8Array(3)
    expect(() => preparePhoto(still(), WIDTH, HEIGHT, { subject: { alpha, confidence: 1 } })).toThrow(
      RangeError,
    )
    const empty = { alpha: new Uint8Array(WIDTH * HEIGHT), confidence: 1 }
    expect(preparePhoto(still(), WIDTH, HEIGHT, { subject: empty }).subject).toBeNull()
  })
})
