import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timeCurves } from '#contract/generation.ts'
import { distanceOver, timeCurve } from './time-curve.ts'

const named = timeCurves.filter((name) => name !== 'custom')
const share = fc.double({ min: 0, max: 1, noNaN: true })

const speed = (curve: (time: number) => number, time: number) =>
  (curve(time + 0.005) - curve(time - 0.005)) / 0.01

describe.each(named)('%s', (name) => {
  const curve = timeCurve({ timeCurve: name })

  test('runs from 0 to 1 and is held outside', () => {
    expect(curve(0)).toBe(0)
    expect(curve(1)).toBeCloseTo(1, 12)
    expect(curve(-1)).toBe(0)
    expect(curve(2)).toBeCloseTo(1, 12)
  })

  test('never runs backwards', () => {
    fc.assert(fc.property(share, share, (a, b) => curve(Math.min(a, b)) <= curve(Math.max(a, b)) + 1e-12))
  })
})

test('each curve has the rhythm of its name', () => {
  const of = (name: (typeof named)[number]) => timeCurve({ timeCurve: name })
  expect(speed(of('slow-mo'), 0.5)).toBeLessThan(0.4 * speed(of('slow-mo'), 0.1))
  expect(speed(of('ramp-up'), 0.95)).toBeGreaterThan(4 * speed(of('ramp-up'), 0.05))
  expect(speed(of('ramp-down'), 0.05)).toBeGreaterThan(4 * speed(of('ramp-down'), 0.95))
  expect(speed(of('impact'), 0.5)).toBe(0)
  expect(speed(of('impact'), 0.3)).toBeGreaterThan(1)
  expect(speed(of('impact'), 0.9)).toBeGreaterThan(0.5)
  expect(of('flash-in')(0.2)).toBeGreaterThan(0.6)
  expect(speed(of('hero-moment'), 0.55)).toBeLessThan(0.1)
  expect(speed(of('hero-moment'), 0.9)).toBeGreaterThan(2 * speed(of('hero-moment'), 0.2))
})

test('linear is the clip itself', () => {
  fc.assert(
    fc.property(
      share,
      (time) => timeCurve({})(time) === time && timeCurve({ timeCurve: 'linear' })(time) === time,
    ),
  )
})

describe('custom', () => {
  const points = fc
    .uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 64 })
    .chain((times) =>
      fc
        .array(share, { minLength: times.length, maxLength: times.length })
        .map((values) =>
          times.toSorted((a, b) => a - b).map((time, i): [number, number] => [time / 1000, values[i] ?? 0]),
        ),
    )

  test('goes through each of up to 64 points exactly and never past 0 or 1', () => {
    fc.assert(
      fc.property(points, share, (curve, at) => {
        const progress = timeCurve({ timeCurve: 'custom', curve })
        for (const [time, wanted] of curve) expect(progress(time)).toBeCloseTo(wanted, 9)
        expect(progress(at)).toBeGreaterThanOrEqual(-1e-12)
        expect(progress(at)).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  test('rising points give a rising curve', () => {
    fc.assert(
      fc.property(points, share, share, (curve, a, b) => {
        const values = curve.map(([, progress]) => progress).toSorted((x, y) => x - y)
        const rising = curve.map(([time], i): [number, number] => [time, values[i] ?? 0])
        const progress = timeCurve({ curve: rising })
        return progress(Math.min(a, b)) <= progress(Math.max(a, b)) + 1e-12
      }),
    )
  })

  test('points alone mean custom; a named curve wins over them; custom without points is linear', () => {
    const curve: [number, number][] = [
      [0, 1],
      [1, 0],
    ]
    expect(timeCurve({ curve })(0.25)).toBeCloseTo(0.75)
    expect(timeCurve({ timeCurve: 'linear', curve })(0.25)).toBe(0.25)
    expect(timeCurve({ timeCurve: 'custom' })(0.25)).toBe(0.25)
  })
})

test('distance is the area under the speed', () => {
  const distance = distanceOver([
    [0, 0],
    [0.5, 2],
    [1, 2],
  ])
  expect(distance(0.25)).toBeCloseTo(0.125, 12)
  expect(distance(0.5)).toBeCloseTo(0.5, 12)
  expect(distance(1)).toBeCloseTo(1.5, 12)
  expect(() => distanceOver([[0, 1]])(0)).toThrow(RangeError)
})
