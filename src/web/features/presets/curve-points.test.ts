import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPoint, type CurvePoint, movePoint, removePoint } from './curve-points.ts'

const line: CurvePoint[] = [
  [0, 0],
  [0.5, 0.5],
  [1, 1],
]

describe('a custom time curve', () => {
  test('times always rise from 0 to 1 and values stay in the frame, whatever is done to it', () => {
    const step = fc.record({
      what: fc.constantFrom('move', 'add', 'remove'),
      index: fc.nat(8),
      time: fc.double({ min: -1, max: 2, noNaN: true }),
      progress: fc.double({ min: -1, max: 2, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let points = line
        for (const { what, index, time, progress } of steps) {
          if (what === 'move') points = movePoint(points, index % points.length, [time, progress])
          else points = what === 'add' ? addPoint(points) : removePoint(points, index)
        }
        expect(points[0]?.[0]).toBe(0)
        expect(points.at(-1)?.[0]).toBe(1)
        points.forEach(([time, progress], i) => {
          expect(time).toBeGreaterThan(points[i - 1]?.[0] ?? -1)
          expect(progress).toBeGreaterThanOrEqual(0)
          expect(progress).toBeLessThanOrEqual(1)
        })
        expect(points.length).toBeLessThanOrEqual(12)
      }),
    )
  })

  test('a new point lies on the line and changes nothing yet', () => {
    expect(addPoint(line)).toEqual([line[0], [0.25, 0.25], line[1], line[2]])
  })

  test('ends cannot be removed', () => {
    expect(removePoint(line, 0)).toEqual(line)
    expect(removePoint(line, 2)).toEqual(line)
    expect(removePoint(line, 1)).toEqual([line[0], line[2]])
  })
})
