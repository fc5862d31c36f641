import { describe, expect, test } from 'vitest'
import { baseState } from '#camera/state.ts'
import { shutterTrail } from './shutter.ts'

const frame = { width: 1280, height: 720 }

describe('shutterTrail', () => {
  const whip = (progress: number) => ({ ...baseState(), yaw: progress * 1200, shutter: 0.5 })

  test('a whip pan leaves a trail that leads up to the frame', () => {
    const trail = shutterTrail(whip, 0.5, 1 / 96, frame)
    expect(trail.length).toBeGreaterThan(3)
    const yaws = trail.map(({ yaw }) => yaw)
    expect(yaws[0]).toBeCloseTo(600 - 1200 / 96 / 2, 6)
    for (let i = 1; i < yaws.length; i++) expect(yaws[i]).toBeGreaterThan(yaws[i - 1] ?? 0)
    expect(Math.max(...yaws)).toBeLessThan(600)
  })

  test('a slow move, a closed shutter and a still camera leave none', () => {
    expect(
      shutterTrail((progress) => ({ ...whip(progress), yaw: progress * 3 }), 0.5, 1 / 96, frame),
    ).toEqual([])
    expect(shutterTrail((progress) => ({ ...whip(progress), shutter: 0 }), 0.5, 1 / 96, frame)).toEqual([])
    expect(shutterTrail(() => ({ ...baseState(), shutter: 0.5 }), 0.5, 1 / 96, frame)).toEqual([])
  })
})
