import { describe, expect, test } from 'vitest'
import { fill, parseNumber, snap, valueAt } from './slider-math.ts'

const range = { min: 0, max: 1, step: 0.1 }

describe('slider', () => {
  test('snaps without the dust of floating point', () => {
    expect(snap(0.30000000000000004, range)).toBe(0.3)
    expect(snap(7, range)).toBe(1)
    expect(snap(5, { min: 4, max: 8, step: 2 })).toBe(6)
    expect(valueAt(0.5, { min: -90, max: 90, step: 1 })).toBe(0)
  })
  test('fills from the start, or from nought', () => {
    expect(fill(0.4, range, false)).toEqual({ start: 0, size: 0.4 })
    expect(fill(-45, { min: -90, max: 90, step: 1 }, true)).toEqual({ start: 0.25, size: 0.25 })
  })
  test('reads what people type', () => {
    expect(parseNumber('40 %')).toBe(40)
    expect(parseNumber('−3,5')).toBe(-3.5)
    expect(parseNumber('fast')).toBeNull()
  })
})
