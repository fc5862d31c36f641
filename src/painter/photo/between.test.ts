import { expect, test } from 'vitest'
import { betweenPictures } from './between.ts'
import { findDot, paintDot } from './dots.fixture.ts'

const [WIDTH, HEIGHT] = [320, 180]

/** Hills over a field, with a dot, all of it so many pixels to the right. */
function place(shift: number, dot: { x: number; y: number }): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const u = x - shift
      const hill = 80 + 22 * Math.sin(u / 31) + 9 * Math.sin(u / 9)
      const shade = 22 * Math.sin(u / 7) * Math.sin(y / 6) + 14 * Math.sin(u / 17 + y / 11)
      const colour = y < hill ? [140, 165, 200 - y / 2] : [100 + shade, 120 + shade, 95]
      rgba.set([...colour, 255], (y * WIDTH + x) * 4)
    }
  }
  paintDot(rgba, WIDTH, { ...dot, hue: 0 }, 9)
  return rgba
}

const noise = () =>
  Uint8ClampedArray.from({ length: WIDTH * HEIGHT * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : ((i * 2_654_435_761) >>> 13) % 256,
  )

type Pixels = Uint8Array | Uint8ClampedArray

function worst(a: Pixels, b: Pixels): number {
  let most = 0
  for (let at = 0; at < a.length; at++) most = Math.max(most, Math.abs((a[at] ?? 0) - (b[at] ?? 0)))
  return most
}

test('the same things in both pictures: they move, and are half way at half time', () => {
  const [first, last] = [place(0, { x: 100, y: 130 }), place(14, { x: 114, y: 130 })]
  const between = betweenPictures(first, last, WIDTH, HEIGHT)
  const paint = between.open(WIDTH, HEIGHT)
  expect(between.way).toBe('morph')
  expect(worst(paint(0), first)).toBeLessThanOrEqual(2)
  const middle = paint(0.5)
  expect(findDot(middle, WIDTH, 0).x).toBeCloseTo(107, 0)
  // One dot, not two half ones.
  const pixel = middle.slice((130 * WIDTH + 107) * 4, (130 * WIDTH + 107) * 4 + 3)
  expect(pixel[0]).toBeGreaterThan(225)
  expect(pixel[1]).toBeLessThan(50)
  expect(worst(paint(1), last)).toBeLessThanOrEqual(2)
})

test('nothing in common: a dissolve, far things before near ones', () => {
  const [first, last] = [place(0, { x: 100, y: 130 }), noise()]
  const between = betweenPictures(first, last, WIDTH, HEIGHT)
  const paint = between.open(WIDTH, HEIGHT)
  expect(between.way).toBe('dissolve')
  expect(worst(paint(0), first)).toBeLessThanOrEqual(2)
  const early = paint(0.35)
  const changed = (y: number) => {
    let [done, all] = [0, 0]
    for (let at = y * WIDTH * 4; at < (y + 1) * WIDTH * 4; at++) {
      done += Math.abs((early[at] ?? 0) - (first[at] ?? 0))
      all += Math.abs((last[at] ?? 0) - (first[at] ?? 0))
    }
    return done / all
  }
  expect(changed(10)).toBeGreaterThan(changed(170) + 0.1)
  expect(worst(paint(1), last)).toBeLessThanOrEqual(2)
})

test('pictures of other sizes are refused', () => {
  expect(() => betweenPictures(new Uint8Array(4), noise(), WIDTH, HEIGHT)).toThrow(RangeError)
})
