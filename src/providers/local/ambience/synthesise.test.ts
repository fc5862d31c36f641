import { describe, expect, test } from 'vitest'
import { places } from '#painter/places.ts'
import { weathers } from '#painter/words/words.ts'
import { centroidOf, shareBetween, spectrumOf } from '../../../../test/harness/spectrum.ts'
import { type LayerName, layers, type Recipe } from './layers.ts'
import { placeSounds, roofed, weatherSounds } from './places.ts'
import { understandAmbience } from './recipe.ts'
import { synthesise } from './synthesise.ts'

const level = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length)
const decibels = (value: number) => 20 * Math.log10(value)
const names = Object.keys(layers) as LayerName[]

const made = new Map<string, ReturnType<typeof synthesise>>()
/** Two seconds, made once. */
function bedOf(recipe: Recipe) {
  const key = JSON.stringify(recipe)
  const sound = made.get(key) ?? synthesise(recipe, 2, 11)
  made.set(key, sound)
  return sound
}
const spectrum = (recipe: Recipe) => spectrumOf(bedOf(recipe).left)

describe('every layer', () => {
  test.each(names)('%s: at the bed’s level, in stereo, without clipping', (name) => {
    const { left, right } = bedOf({ [name]: 1 })
    expect(left).toHaveLength(96_000)
    expect(decibels(level(left))).toBeGreaterThan(-36)
    expect(decibels(level(right))).toBeLessThan(-20)
    expect(left.every((value) => Number.isFinite(value) && Math.abs(value) < 0.64)).toBe(true)
    expect(left).not.toEqual(right)
  })

  test.each(names)('%s loops: over the join it goes on as it does elsewhere', (name) => {
    const { left } = bedOf({ [name]: 1 })
    let largest = 0
    for (let i = 1; i < left.length; i++)
      largest = Math.max(largest, Math.abs((left[i] ?? 0) - (left[i - 1] ?? 0)))
    expect(Math.abs((left[0] ?? 0) - (left.at(-1) ?? 0))).toBeLessThanOrEqual(largest)
    // A click is broad: what is between the samples over the join is as smooth as it is beside it.
    const bend = (at: number) => {
      const [a, b, c] = [-1, 0, 1].map((step) => left[(at + step + left.length) % left.length] ?? 0)
      return Math.abs((a ?? 0) - 2 * (b ?? 0) + (c ?? 0))
    }
    const most = Math.max(...Array.from({ length: 2_000 }, (_, at) => bend(1 + at * 40)), 1e-4)
    expect(Math.max(bend(0), bend(-1))).toBeLessThanOrEqual(2 * most)
  })

  test.each(['sea', 'murmur', 'drone'] as const)('%s: its seed decides', (name) => {
    const first = bedOf({ [name]: 1 }).left
    expect(synthesise({ [name]: 1 }, 2, 11).left).toEqual(first)
    expect(synthesise({ [name]: 1 }, 2, 12).left).not.toEqual(first)
  })

  test.each(['sea', 'wind', 'rain', 'city', 'lapping'] as const)('%s has no dip over its join', (name) => {
    const { left } = synthesise({ [name]: 1 }, 4, 3)
    const around = Float32Array.from([...left.slice(-6_000), ...left.slice(0, 6_000)])
    const inside = left.slice(12_000, 24_000)
    expect(Math.abs(decibels(level(around)) - decibels(level(inside)))).toBeLessThan(9)
  })
})

describe('what is where in the spectrum', () => {
  test('rumbles are low, hisses are high, what sings is where it sings', () => {
    for (const low of ['underwater', 'drone', 'room'] as const)
      expect(centroidOf(spectrum({ [low]: 1 })), low).toBeLessThan(400)
    for (const high of ['rain', 'sand', 'insects', 'cups'] as const)
      expect(centroidOf(spectrum({ [high]: 1 })), high).toBeGreaterThan(1_800)
    expect(shareBetween(spectrum({ birds: 1 }), 1_800, 6_500)).toBeGreaterThan(0.9)
    expect(shareBetween(spectrum({ murmur: 1 }), 80, 2_600)).toBeGreaterThan(0.8)
  })

  test('rain at a window is duller than rain outside', () => {
    expect(centroidOf(spectrum({ panes: 1 }))).toBeLessThan(centroidOf(spectrum({ rain: 1 })) / 2)
  })
})

describe('the places of the painter', () => {
  test('each has a sound, and no other has one', () => {
    expect(Object.keys(placeSounds).sort()).toEqual(places.map(({ id }) => id).sort())
    for (const { id, words } of places) {
      const { recipe, place } = understandAmbience(words[0] ?? id)
      expect(place, id).toBe(id)
      expect(recipe, id).toEqual(placeSounds[id])
    }
  })

  test('the weather is heard, and under a roof otherwise', () => {
    for (const weather of weathers) {
      if (weather === 'clear') continue
      const word = weather === 'clouds' ? 'cloudy' : weather
      expect(understandAmbience(`a ${word} meadow`).recipe, weather).toMatchObject(
        weatherSounds.outdoors[weather],
      )
      expect(Object.keys(weatherSounds.outdoors[weather]), weather).not.toHaveLength(0)
    }
    for (const { id, indoors } of places)
      if (indoors === true && id !== 'studio') expect(roofed, id).toContain(id)
    expect(understandAmbience('a cafe in the rain').recipe).toEqual({ ...placeSounds.cafe, panes: 0.7 })
    expect(understandAmbience('an astronaut on the moon in a storm').recipe).toEqual({ drone: 1 })
  })

  test('by night there are crickets where there is grass, and no birds; in the cold neither', () => {
    expect(understandAmbience('a meadow at night').recipe).toEqual({ leaves: 0.35, insects: 0.6 })
    expect(understandAmbience('a beach at night').recipe).not.toHaveProperty('insects')
    expect(understandAmbience('a snowy forest at night').recipe).toEqual({ leaves: 0.9, hush: 0.8 })
  })
})

describe('understandAmbience', () => {
  test('picks and mixes by words', () => {
    expect(understandAmbience('Rainy street at night').recipe).toEqual({ rain: 1, city: 1 })
    expect(understandAmbience('summer night with crickets').recipe).toHaveProperty('insects')
    expect(understandAmbience('a lighthouse in the wind').recipe).toEqual({ wind: 0.9 })
    expect(understandAmbience('A lone lighthouse').recipe).toEqual(placeSounds.sea)
    expect(understandAmbience('a harbour without gulls').recipe).toEqual(placeSounds.harbour)
    expect(understandAmbience('campfire by a river')).toEqual({
      recipe: { fire: 1, stream: 1 },
      place: null,
      heard: ['campfire', 'river'],
    })
    expect(understandAmbience('xyzzy')).toEqual({ recipe: { room: 1 }, place: null, heard: [] })
    expect(understandAmbience('a seasoned scar')).toEqual({ recipe: { room: 1 }, place: null, heard: [] })
  })
})
