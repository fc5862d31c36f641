import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Grade, neutralGrade } from './look.ts'
import { bakeLut, cubeText, gradeFunction } from './lut.ts'

const graded = (changes: Partial<Grade>) => gradeFunction({ ...neutralGrade, ...changes })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const grey = (value: number) => ({ r: value, g: value, b: value })

test('a neutral grade is the identity, red fastest', () => {
  const size = 5
  const lut = bakeLut(neutralGrade, size)
  expect(lut).toHaveLength(size ** 3 * 3)
  for (let blue = 0; blue < size; blue++) {
    for (let green = 0; green < size; green++) {
      for (let red = 0; red < size; red++) {
        const at = 3 * (red + size * (green + size * blue))
        expect(Math.abs((lut[at] ?? 9) - red / 4)).toBeLessThan(1e-6)
        expect(Math.abs((lut[at + 1] ?? 9) - green / 4)).toBeLessThan(1e-6)
        expect(Math.abs((lut[at + 2] ?? 9) - blue / 4)).toBeLessThan(1e-6)
      }
    }
  }
})

test('33 points an edge unless asked, and only sizes that make sense', () => {
  expect(bakeLut(neutralGrade)).toHaveLength(33 ** 3 * 3)
  for (const size of [1, 66, 2.5, Number.NaN]) expect(() => bakeLut(neutralGrade, size)).toThrow(RangeError)
})

test('every result is a colour', () => {
  const channel = fc.record({
    r: fc.double({ min: -1, max: 4, noNaN: true }),
    g: fc.double({ min: -1, max: 4, noNaN: true }),
    b: fc.double({ min: -1, max: 4, noNaN: true }),
  })
  const gamma = fc.double({ min: 0.2, max: 4, noNaN: true }).map(grey)
  const grade = fc.record({
    exposure: fc.double({ min: -4, max: 4, noNaN: true }),
    temperature: fc.double({ min: -1, max: 1, noNaN: true }),
    tint: fc.double({ min: -1, max: 1, noNaN: true }),
    lift: channel,
    gamma,
    gain: channel,
    contrast: fc.double({ min: 0.2, max: 4, noNaN: true }),
    pivot: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    saturation: fc.double({ min: 0, max: 3, noNaN: true }),
    monochrome: fc.option(channel),
    rollOff: share,
    blackPoint: share,
    whitePoint: share,
  })
  fc.assert(
    fc.property(grade, share, share, share, (wild, r, g, b) => {
      const colour = gradeFunction(wild)({ r, g, b })
      for (const value of Object.values(colour)) {
        expect(value).toBeGreaterThanOrEqual(-1e-12)
        expect(value).toBeLessThanOrEqual(1 + 1e-12)
      }
    }),
  )
})

describe('each control does what its name says', () => {
  const middle = grey(0.5)

  test('exposure, by stops of light', () => {
    expect(graded({ exposure: -1 })(middle).r).toBeCloseTo(0.5 * 2 ** (-1 / 2.2), 9)
  })

  test('temperature and tint turn a grey and keep its light', () => {
    const warm = graded({ temperature: 1 })(middle)
    expect(warm.r).toBeGreaterThan(warm.g)
    expect(warm.g).toBeGreaterThan(warm.b)
    const light = 0.2126 * warm.r ** 2.2 + 0.7152 * warm.g ** 2.2 + 0.0722 * warm.b ** 2.2
    expect(light).toBeCloseTo(0.5 ** 2.2, 9)
    const magenta = graded({ tint: 1 })(middle)
    expect(magenta.r).toBeCloseTo(magenta.b, 9)
    expect(magenta.g).toBeLessThan(magenta.r)
  })

  test('lift moves black and not white, gain moves white and not black, gamma moves neither', () => {
    expect(graded({ lift: grey(0.1) })(grey(0)).g).toBeCloseTo(0.1, 9)
    expect(graded({ lift: grey(0.1) })(grey(1)).g).toBeCloseTo(1, 9)
    expect(graded({ gain: grey(0.8) })(grey(1)).g).toBeCloseTo(0.8, 9)
    expect(graded({ gain: grey(0.8) })(grey(0)).g).toBe(0)
    expect(graded({ gamma: grey(2) })(grey(0.25)).g).toBeCloseTo(0.5, 9)
    expect(graded({ gamma: grey(2) })(grey(1)).g).toBe(1)
  })

  test('contrast holds black, white and the pivot and never folds back', () => {
    const strong = graded({ contrast: 2, pivot: 0.4 })
    expect(strong(grey(0)).r).toBe(0)
    expect(strong(grey(0.4)).r).toBeCloseTo(0.4, 9)
    expect(strong(grey(1)).r).toBeCloseTo(1, 9)
    expect(strong(grey(0.2)).r).toBeLessThan(0.15)
    fc.assert(
      fc.property(
        share,
        share,
        (a, b) => strong(grey(Math.min(a, b))).r <= strong(grey(Math.max(a, b))).r + 1e-9,
      ),
    )
  })

  test('saturation 0 and monochrome are grey', () => {
    const red = { r: 1, g: 0, b: 0 }
    expect(graded({ saturation: 0 })(red)).toEqual(grey(0.2126))
    expect(graded({ monochrome: { r: 0.5, g: 0.3, b: 0.2 } })(red)).toEqual(grey(0.5))
  })

  test('roll-off bends highlights only', () => {
    const soft = graded({ rollOff: 0.5 })
    expect(soft(grey(0.7)).r).toBeCloseTo(0.7, 9)
    expect(soft(grey(1)).r).toBeLessThan(0.97)
  })

  test('black and white points are the ends', () => {
    const faded = graded({ blackPoint: 0.1, whitePoint: 0.9 })
    expect(faded(grey(0)).r).toBeCloseTo(0.1, 9)
    expect(faded(grey(1)).r).toBeCloseTo(0.9, 9)
  })
})

test('a .cube text has a title, a size, and a line of three numbers a point', () => {
  const lines = cubeText(bakeLut(neutralGrade, 2), 'A "quoted"\nname').split('\n')
  expect(lines.slice(0, 5)).toEqual([
    'TITLE "A  quoted  name"',
    'LUT_3D_SIZE 2',
    '0.000000 0.000000 0.000000',
    '1.000000 0.000000 0.000000',
    '0.000000 1.000000 0.000000',
  ])
  expect(lines).toHaveLength(2 + 8 + 1)
  expect(() => cubeText(new Float32Array(7), 'x')).toThrow(RangeError)
})
