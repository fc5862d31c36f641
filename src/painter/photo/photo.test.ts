import { describe, expect, test } from 'vitest'
import { baseState, type CameraState } from '#camera/state.ts'
import { fillHoles } from './fill.ts'
import { preparePhoto } from './photo.ts'
import { stillCamera, warpPhoto } from './warp.ts'

const WIDTH = 320
const HEIGHT = 180

/** A sky, a ground that grows busier towards the camera, and coloured discs to follow. */
function still(
  discs: readonly { x: number; y: number; colour: readonly [number, number, number] }[] = [],
): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const at = (y * WIDTH + x) * 4
      const ground = y > HEIGHT * 0.45
      const busy = ground ? 18 * Math.sin(x * 0.4) * Math.sin(y * 0.5) * (y / HEIGHT) : 0
      rgba.set([ground ? 90 + busy : 120, ground ? 110 + busy : 150, ground ? 80 + busy : 190, 255], at)
      for (const disc of discs)
        if ((x - disc.x) ** 2 + (y - disc.y) ** 2 < 25) rgba.set([...disc.colour, 255], at)
    }
  }
  return rgba
}

function warp(camera: Partial<CameraState>, pixels: Uint8ClampedArray, mask?: Uint8Array): Uint8ClampedArray {
  const photo = preparePhoto(pixels, WIDTH, HEIGHT, mask === undefined ? {} : { mask })
  const out = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
  warpPhoto(photo, { ...baseState(), ...camera }, WIDTH, HEIGHT, out)
  return out
}

function findDisc(rgba: Uint8ClampedArray, channel: 0 | 1 | 2): { x: number; y: number } {
  let sumX = 0
  let sumY = 0
  let sum = 0
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const others = [0, 1, 2].filter((c) => c !== channel).map((c) => rgba[i * 4 + c] ?? 0)
    const weight = Math.max(0, (rgba[i * 4 + channel] ?? 0) - Math.max(...others) - 60)
    sumX += weight * (i % WIDTH)
    sumY += weight * Math.floor(i / WIDTH)
    sum += weight
  }
  return { x: sumX / sum, y: sumY / sum }
}

/** The homography through four pairs, by elimination. */
function homography(pairs: readonly { from: { x: number; y: number }; to: { x: number; y: number } }[]) {
  const rows = pairs.flatMap(({ from: { x, y }, to }) => [
    [x, y, 1, 0, 0, 0, -x * to.x, -y * to.x, to.x],
    [0, 0, 0, x, y, 1, -x * to.y, -y * to.y, to.y],
  ])
  for (let i = 0; i < 8; i++) {
    const best = rows
      .slice(i)
      .reduce((low, row, k) => (Math.abs(row[i] ?? 0) > Math.abs(rows[low]?.[i] ?? 0) ? k + i : low), i)
    const pivot = rows[best] ?? []
    rows[best] = rows[i] ?? []
    rows[i] = pivot
    for (let k = 0; k < 8; k++) {
      const row = rows[k]
      if (k === i || row === undefined) continue
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1)
      for (let c = i; c < 9; c++) row[c] = (row[c] ?? 0) - factor * (pivot[c] ?? 0)
    }
  }
  const h = rows.map((row, i) => (row[8] ?? 0) / (row[i] ?? 1))
  const at = (i: number) => h[i] ?? 0
  return (x: number, y: number) => {
    const w = at(6) * x + at(7) * y + 1
    return { x: (at(0) * x + at(1) * y + at(2)) / w, y: (at(3) * x + at(4) * y + at(5)) / w }
  }
}

describe('a still that moves', () => {
  test('a camera at rest shows the still as it is', () => {
    const pixels = still([{ x: 80, y: 140, colour: [255, 0, 0] }])
    const photo = preparePhoto(pixels, WIDTH, HEIGHT)
    const out = new Uint8ClampedArray(pixels.length)
    warpPhoto(photo, stillCamera(photo), WIDTH, HEIGHT, out)
    let worst = 0
    for (let i = 0; i < pixels.length; i++)
      worst = Math.max(worst, Math.abs((pixels[i] ?? 0) - (out[i] ?? 0)))
    expect(worst).toBeLessThanOrEqual(2)
  })

  test('near things move further than far things when the camera trucks, so no flat picture is being slid', () => {
    const pixels = still([
      { x: 160, y: 20, colour: [255, 0, 0] },
      { x: 160, y: 165, colour: [0, 0, 255] },
    ])
    const left = warp({ x: -0.4 }, pixels)
    const right = warp({ x: 0.4 }, pixels)
    const far = findDisc(left, 0).x - findDisc(right, 0).x
    const near = findDisc(left, 2).x - findDisc(right, 2).x
    expect(far).toBeGreaterThan(0)
    expect(near).toBeGreaterThan(far * 2.5)
  })

  test('no single homography explains a truck: a point at another depth is not where the far four say', () => {
    const mask = new Uint8Array(WIDTH * HEIGHT)
    for (let y = 90; y < 165; y++) for (let x = 150; x < 175; x++) mask[y * WIDTH + x] = 255
    const shown = (x: number, y: number) =>
      findDisc(warp({ x: 0.4 }, still([{ x, y, colour: [255, 0, 0] }]), mask), 0)
    const far = [
      { x: 60, y: 20 },
      { x: 260, y: 20 },
      { x: 60, y: 70 },
      { x: 260, y: 70 },
    ]
    const map = homography(far.map((from) => ({ from, to: shown(from.x, from.y) })))
    // Far things agree with each other, the subject does not agree with them.
    const control = shown(160, 45)
    const foretold = map(160, 45)
    expect(Math.hypot(control.x - foretold.x, control.y - foretold.y)).toBeLessThan(1.5)
    const subject = shown(162, 120)
    const wrong = map(162, 120)
    expect(Math.hypot(subject.x - wrong.x, subject.y - wrong.y)).toBeGreaterThan(6)
  })

  test.each([
    { name: 'truck', camera: { x: 2, z: 1 } },
    { name: 'dolly out', camera: { z: -6 } },
    { name: 'pan', camera: { yaw: 60 } },
    { name: 'tilt and roll', camera: { pitch: -30, roll: 40 } },
    { name: 'zoom out', camera: { focal: 0.5 } },
  ])('no edge is seen: $name', ({ camera }) => {
    // A white still: whatever is not white came from outside of it.
    const white = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(255)
    expect(warp(camera, white).every((value) => value === 255)).toBe(true)
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

  test('a hole is filled from around it, smoothly, and the rest is untouched', () => {
    const pixels = new Uint8ClampedArray(64 * 64 * 4)
    for (let i = 0; i < 64 * 64; i++) pixels.set([(i % 64) * 4, 100, 50, 255], i * 4)
    const hole = new Uint8Array(64 * 64)
    for (let y = 20; y < 44; y++) for (let x = 20; x < 44; x++) hole[y * 64 + x] = 1
    const filled = fillHoles(pixels, 64, 64, hole)
    for (let i = 0; i < 64 * 64; i++) {
      if (hole[i] === 0) expect(filled[i * 4]).toBe(pixels[i * 4])
      expect(Math.abs((filled[i * 4 + 1] ?? 0) - 100)).toBeLessThanOrEqual(1)
    }
    const row = Array.from({ length: 24 }, (_, k) => filled[(32 * 64 + 20 + k) * 4] ?? 0)
    expect(Math.min(...row)).toBeGreaterThan(60)
    expect(Math.max(...row)).toBeLessThan(190)
    row.forEach((value, k) => {
      if (k > 0) expect(Math.abs(value - (row[k - 1] ?? 0))).toBeLessThan(24)
    })
  })

  test('pixels that do not fit are refused', () => {
    expect(() => preparePhoto(new Uint8ClampedArray(10), WIDTH, HEIGHT)).toThrow(RangeError)
    expect(() => preparePhoto(still(), WIDTH, HEIGHT, { mask: new Uint8Array(3) })).toThrow(RangeError)
  })
})
