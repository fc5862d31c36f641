import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Motion, mostZoom, steady, zoomOf } from './path.ts'
import { readMotions, writeCorrections } from './transforms.ts'

const frame = { width: 1280, height: 720 }
const still: Motion = { x: 0, y: 0, angle: 0 }

test('an even pan stays as it is, up to its first and last frame', () => {
  const pan = Array.from({ length: 60 }, () => ({ x: 3, y: -1, angle: 0.001 }))
  const { corrections, zoom } = steady(pan, 20, frame)
  for (const { x, y, angle } of corrections)
    expect(Math.abs(x) + Math.abs(y) + Math.abs(angle)).toBeLessThan(0.01)
  expect(zoom).toBeCloseTo(1)
})

test('what trembles is taken out; a cut among it takes no calm from the rest', () => {
  const trembling = Array.from({ length: 96 }, (_, at) => ({ ...still, x: at % 2 === 0 ? 8 : -8 }))
  const { corrections } = steady(trembling, 12, frame)
  const swing = (at: number) => (corrections[at]?.x ?? 0) - (corrections[at + 1]?.x ?? 0)
  expect(Math.abs(Math.abs(swing(40)) - 8)).toBeLessThan(0.5)
  const withCut = trembling.map((motion, at) => (at === 80 ? { ...still, x: 400 } : motion))
  const cut = steady(withCut, 12, frame).corrections
  expect(Math.abs((cut[20]?.x ?? 0) - (corrections[20]?.x ?? 0))).toBeLessThan(0.5)
})

test('however a camera is shaken, the zoom covers every edge and is bearable', () => {
  const motion = fc.record({
    x: fc.double({ min: -200, max: 200, noNaN: true }),
    y: fc.double({ min: -200, max: 200, noNaN: true }),
    angle: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(motion, { minLength: 1, maxLength: 40 }), (motions) => {
      const { corrections, zoom } = steady(motions, 12, frame)
      expect(corrections).toHaveLength(motions.length)
      expect(zoom).toBeLessThanOrEqual(mostZoom)
      for (const correction of corrections) expect(zoomOf(frame)(correction)).toBeLessThanOrEqual(zoom + 1e-9)
    }),
    { numRuns: 50 },
  )
})

test('what vid.stab wrote is read; anything else is refused', () => {
  expect(
    readMotions('0 0 0 0 0 1\n# no fields\n0 6.5 -6.000000 0.010000 0.000000 0\n#\t\t\t\t\t 0.000000 1\n'),
  ).toEqual([still, { x: 6.5, y: -6, angle: 0.01 }])
  expect(() => readMotions('0 six')).toThrow('could not be read')
  expect(writeCorrections([{ x: 1.5, y: -2, angle: 0.001 }], 1.25)).toBe(
    '#\n0 1.5000 -2.0000 0.0010000 20.0000 0\n',
  )
})
