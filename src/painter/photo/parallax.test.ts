import { expect, test } from 'vitest'
import { baseState } from '#camera/state.ts'
import { arc, dolly, truck } from './camera.fixture.ts'
import { type Dot, findDot, hueColour, paintDot } from './dots.fixture.ts'
import { apart, fitHomography, type Pair, residual } from './homography.fixture.ts'
import { preparePhoto } from './photo.ts'
import { photoPath } from './photo-path.ts'
import { openWarp } from './warp.ts'

const [WIDTH, HEIGHT] = [640, 360]
const body = { left: 350, top: 90, right: 440, bottom: 330 }

const background: Dot[] = [
  { x: 70, y: 40, hue: 0 },
  { x: 240, y: 25, hue: 30 },
  { x: 560, y: 45, hue: 60 },
  { x: 90, y: 120, hue: 90 },
  { x: 250, y: 110, hue: 120 },
  { x: 540, y: 125, hue: 150 },
]
const subject: Dot[] = [
  { x: 365, y: 105, hue: 180 },
  { x: 425, y: 110, hue: 210 },
  { x: 372, y: 200, hue: 240 },
  { x: 420, y: 205, hue: 270 },
  { x: 366, y: 300, hue: 300 },
  { x: 424, y: 305, hue: 330 },
]

/** Somebody grey before a grey place, with dots on both. */
function still(): { pixels: Uint8ClampedArray; alpha: Uint8Array } {
  const pixels = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
  const alpha = new Uint8Array(WIDTH * HEIGHT)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const at = y * WIDTH + x
      const inside = x >= body.left && x < body.right && y >= body.top && y < body.bottom
      const grey = inside ? 205 : y < 165 ? 150 : 95
      pixels.set([grey, grey, grey, 255], at * 4)
      if (inside) alpha[at] = 255
    }
  }
  for (const dot of [...background, ...subject]) paintDot(pixels, WIDTH, dot, 7)
  return { pixels, alpha }
}

test.each([
  ['truck', truck],
  ['arc', arc],
  ['dolly', dolly],
])(
  '%s: the subject comes loose from what is behind it, and no single homography explains it',
  (_, preset) => {
    const { pixels, alpha } = still()
    const photo = preparePhoto(pixels, WIDTH, HEIGHT, { subject: { alpha, confidence: 0.6 } })
    const path = photoPath({ presetId: preset.id, strength: 0.7 }, preset, photo, {
      durationSeconds: 4,
      seed: 1,
    })
    const out = openWarp(photo, pixels, WIDTH, HEIGHT).paint(path.stateAt(1))
    const pairs = (dots: readonly Dot[]): Pair[] =>
      dots.map((dot) => ({ from: findDot(pixels, WIDTH, dot.hue), to: findDot(out, WIDTH, dot.hue) }))
    const [behind, before] = [pairs(background), pairs(subject)]

    const own = { behind: fitHomography(behind), before: fitHomography(before) }
    expect(residual(own.behind, behind)).toBeLessThan(1)
    expect(residual(own.before, before)).toBeLessThan(1)
    const both = [...behind, ...before]
    expect(residual(fitHomography(both), both)).toBeGreaterThan(4)
    // Where the background at that place has gone, against where the subject has.
    const loose = Math.max(...before.map(({ from, to }) => apart(own.behind(from), to)))
    expect(loose / WIDTH).toBeGreaterThanOrEqual(0.02)
  },
)

test('what the subject hid is filled in: nothing of it stays behind, and no pixel is empty', () => {
  const { pixels, alpha } = still()
  const photo = preparePhoto(pixels, WIDTH, HEIGHT, { subject: { alpha, confidence: 1 } })
  const out = openWarp(photo, pixels, WIDTH, HEIGHT).paint({ ...baseState(photo.focus), x: 0.3 })
  const [red, green, blue] = hueColour(180)
  expect([red, green, blue]).toEqual([0, 255, 255])
  // To the right of the body, where it stood: wall, floor or between, and never the body's own light grey.
  const edge = findDot(out, WIDTH, 210).x + (body.right - 425) + 3
  for (let y = body.top + 10; y < body.bottom - 30; y += 5) {
    for (let x = Math.ceil(edge); x < edge + 12; x++) {
      const grey = out[(y * WIDTH + x) * 4] ?? 0
      expect(grey).toBeGreaterThan(85)
      expect(grey).toBeLessThan(165)
    }
  }
})

test('a move that is too wide is drawn smaller, and takes its time all the same', () => {
  const { pixels, alpha } = still()
  const photo = preparePhoto(pixels, WIDTH, HEIGHT, { subject: { alpha, confidence: 1 } })
  const path = photoPath({ presetId: truck.id, strength: 1 }, truck, photo, { durationSeconds: 4, seed: 1 })
  expect(path.share).toBeGreaterThan(0.05)
  expect(path.share).toBeLessThan(0.6)
  const end = path.stateAt(1).x
  expect(Math.abs(end)).toBeCloseTo(photo.reach.x, 3)
  expect(path.stateAt(0.5).x).toBeCloseTo(end / 2, 5)
  expect(path.stateAt(0.9).x).toBeCloseTo(end * 0.9, 5)
  const unsure = preparePhoto(pixels, WIDTH, HEIGHT, { subject: { alpha, confidence: 0 } })
  expect(unsure.reach.x).toBeLessThan(photo.reach.x * 0.8)
})
