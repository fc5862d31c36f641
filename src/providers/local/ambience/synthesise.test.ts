import { describe, expect, test } from 'vitest'
import { type LayerName, layers } from './layers.ts'
import { understandAmbience } from './recipe.ts'
import { synthesise } from './synthesise.ts'

const level = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length)
const decibels = (value: number) => 20 * Math.log10(value)

describe('synthesise', () => {
  test.each(Object.keys(layers) as LayerName[])(
    '%s: at the bed’s level, in stereo, without clipping, repeatable',
    (name) => {
      const sound = synthesise({ [name]: 1 }, 2, 11)
      const { left, right } = sound
      expect(left).toHaveLength(96_000)
      expect(decibels(level(left))).toBeGreaterThan(-36)
      expect(decibels(level(right))).toBeLessThan(-20)
      expect(left.every((value) => Number.isFinite(value) && Math.abs(value) < 0.64)).toBe(true)
      expect(left).not.toEqual(right)
      expect(synthesise({ [name]: 1 }, 2, 11).left).toEqual(left)
      expect(synthesise({ [name]: 1 }, 2, 12).left).not.toEqual(left)
    },
  )

  test.each(['sea', 'wind', 'rain', 'city', 'fire'] as const)(
    '%s loops: the join is no larger a step than the rest',
    (name) => {
      const { left } = synthesise({ [name]: 1 }, 4, 3)
      let largest = 0
      for (let i = 1; i < left.length; i++)
        largest = Math.max(largest, Math.abs((left[i] ?? 0) - (left[i - 1] ?? 0)))
      expect(Math.abs((left[0] ?? 0) - (left.at(-1) ?? 0))).toBeLessThanOrEqual(largest)
      // No dip either: the quarter second over the join is as loud as a neighbour, within what a swell changes.
      const around = Float32Array.from([...left.slice(-6_000), ...left.slice(0, 6_000)])
      const inside = left.slice(12_000, 24_000)
      expect(Math.abs(decibels(level(around)) - decibels(level(inside)))).toBeLessThan(9)
    },
  )
})

describe('understandAmbience', () => {
  test('picks and mixes by words', () => {
    expect(understandAmbience('Rainy street at night').recipe).toEqual({ rain: 1, city: 1 })
    expect(understandAmbience('summer night with crickets').recipe).toHaveProperty('insects')
    expect(understandAmbience('a snowy forest at night').recipe).toEqual({ wind: 0.9, leaves: 0.9 })
    expect(understandAmbience('campfire by a river')).toEqual({
      recipe: { fire: 1, stream: 1 },
      heard: ['campfire', 'river'],
    })
    expect(understandAmbience('xyzzy')).toEqual({ recipe: { room: 1 }, heard: [] })
    expect(understandAmbience('a seasoned scar')).toEqual({ recipe: { room: 1 }, heard: [] })
  })
})
