import { describe, expect, test } from 'vitest'
import { guessDepth } from './depth.ts'
import { fillHoles } from './fill.ts'
import { sampleGrid } from './grid.ts'
import { fillBehind } from './mirror.ts'
import { salientSubject } from './salient.ts'
import { smallPicture } from './small-picture.ts'

const [WIDTH, HEIGHT] = [320, 180]
type Colour = readonly [number, number, number]

function painted(colourAt: (x: number, y: number) => Colour): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) rgba.set([...colourAt(x, y), 255], (y * WIDTH + x) * 4)
  return rgba
}

const grain = (x: number, y: number) => ((x * 7919 + y * 104_729) % 23) - 11
/** Sky over a green field, the horizon at half the height. */
const field = (x: number, y: number): Colour =>
  y < HEIGHT / 2 ? [150, 180, 215] : [70 + grain(x, y), 110 + grain(x, y), 60]
const figure = { left: 140, top: 60, right: 175, bottom: 150 }
const inFigure = (x: number, y: number) =>
  x >= figure.left && x < figure.right && y >= figure.top && y < figure.bottom

describe('depth', () => {
  const { nearness, horizon, confidence } = (() => {
    const rgba = painted((x, y) => (inFigure(x, y) ? [170, 40, 50] : field(x, y)))
    return guessDepth(smallPicture(rgba, WIDTH, HEIGHT))
  })()

  test('the ground comes nearer from the horizon down, the sky stays far', () => {
    expect(horizon).toBeCloseTo(0.5, 1)
    expect(confidence).toBeGreaterThan(0.5)
    const ground = [0.6, 0.7, 0.8, 0.9].map((down) => sampleGrid(nearness, 0.15, down))
    expect(ground.toSorted((a, b) => a - b)).toEqual(ground)
    expect((ground.at(-1) ?? 0) - (ground[0] ?? 0)).toBeGreaterThan(0.3)
    expect(sampleGrid(nearness, 0.15, 0.15)).toBeLessThan(0.15)
  })

  test('what stands is about as near at its head as at its foot', () => {
    const across = (figure.left + figure.right) / 2 / WIDTH
    const head = sampleGrid(nearness, across, (figure.top + 20) / HEIGHT)
    expect(head).toBeGreaterThan(0.3)
    expect(head).toBeGreaterThan(sampleGrid(nearness, 0.15, (figure.top + 20) / HEIGHT) * 3)
  })
})

describe('what stands out', () => {
  const find = (rgba: Uint8ClampedArray) => {
    const picture = smallPicture(rgba, WIDTH, HEIGHT)
    return salientSubject(rgba, WIDTH, HEIGHT, picture, guessDepth(picture))
  }

  test('a figure in a field is found, all of it and not much else', () => {
    const found = find(painted((x, y) => (inFigure(x, y) ? [170, 40, 50] : field(x, y))))
    expect(found?.confidence).toBeGreaterThan(0.5)
    let [both, either] = [0, 0]
    found?.alpha.forEach((share, at) => {
      const [is, should] = [share > 127, inFigure(at % WIDTH, Math.floor(at / WIDTH))]
      if (is && should) both++
      if (is || should) either++
    })
    expect(both / either).toBeGreaterThan(0.85)
  })

  test.each([
    ['an empty field', field],
    ['a picture of one colour', (): Colour => [90, 90, 90]],
    ['noise', (x: number, y: number): Colour => [128 + grain(x, y) * 9, 128 + grain(y, x) * 9, 128]],
    [
      'something that hangs in the sky',
      (x: number, y: number): Colour => (Math.hypot(x - 160, y - 40) < 25 ? [250, 240, 200] : field(x, y)),
    ],
  ])('nothing is cut out of %s', (_, colourAt) => {
    expect(find(painted(colourAt))).toBeNull()
  })
})

describe('filling', () => {
  const hole = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
    inFigure(at % WIDTH, Math.floor(at / WIDTH)) ? 1 : 0,
  )

  test('colours spread smoothly into a hole, without blocks, and the rest is untouched', () => {
    const rgba = painted((x) => [Math.round((x / WIDTH) * 255), 100, 50])
    const filled = fillHoles(rgba, WIDTH, HEIGHT, hole)
    for (let at = 0; at < hole.length; at++) {
      if (hole[at] === 0 && filled[at * 4] !== rgba[at * 4]) throw new Error(`pixel ${at} was changed`)
    }
    const row = Array.from({ length: 35 }, (_, k) => filled[(100 * WIDTH + figure.left + k) * 4] ?? 0)
    for (let k = 1; k < row.length; k++) expect(Math.abs((row[k] ?? 0) - (row[k - 1] ?? 0))).toBeLessThan(8)
  })

  test('behind a subject the horizon and the grain go on', () => {
    const rgba = painted((x, y) => (inFigure(x, y) ? [170, 40, 50] : field(x, y)))
    const filled = fillBehind(rgba, WIDTH, HEIGHT, hole)
    const red = (x: number, y: number) => filled[(y * WIDTH + x) * 4] ?? 0
    for (let x = figure.left; x < figure.right; x += 3) {
      expect(red(x, HEIGHT / 2 - 2)).toBeGreaterThan(130)
      expect(red(x, HEIGHT / 2 + 2)).toBeLessThan(100)
    }
    const rows = Array.from({ length: 12 }, (_, k) => red(figure.left + k, 120))
    const spread = Math.max(...rows) - Math.min(...rows)
    expect(spread).toBeGreaterThan(8)
  })
})
