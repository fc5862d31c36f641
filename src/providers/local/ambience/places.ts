import type { Weather } from '#painter/words/words.ts'
import type { Recipe } from './layers.ts'

/** What each place of the painter sounds like, by its id. A test fails for a place without a sound. */
export const placeSounds: Readonly<Record<string, Recipe>> = {
  sea: { sea: 1, wind: 0.25 },
  beach: { sea: 0.9, gulls: 0.35, wind: 0.15 },
  mountains: { wind: 0.9 },
  lake: { lapping: 0.9, birds: 0.35, leaves: 0.25 },
  desert: { wind: 0.7, sand: 0.55 },
  city: { city: 1 },
  rooftop: { wind: 0.6, city: 0.55 },
  harbour: { lapping: 0.9, gulls: 0.45, rigging: 0.4 },
  forest: { leaves: 0.9, birds: 0.7 },
  meadow: { birds: 0.6, leaves: 0.35, insects: 0.3 },
  field: { wind: 0.4, birds: 0.5, insects: 0.25 },
  savanna: { wind: 0.5, insects: 0.45, birds: 0.25 },
  studio: { room: 1 },
  room: { room: 1 },
  cafe: { murmur: 0.9, cups: 0.55, room: 0.4 },
  stage: { hall: 1, murmur: 0.2 },
  space: { drone: 1 },
  underwater: { underwater: 1 },
}

/** Under a roof the weather is at the window. */
export const roofed: ReadonlySet<string> = new Set(['room', 'cafe', 'stage'])
/** No weather is heard there. */
export const deaf: ReadonlySet<string> = new Set(['studio', 'space', 'underwater'])
/** No cricket lives there. */
export const nightless: ReadonlySet<string> = new Set([
  ...['sea', 'beach', 'city', 'rooftop', 'harbour'],
  ...[...roofed, ...deaf],
])

export const weatherSounds: Readonly<Record<'outdoors' | 'indoors', Readonly<Record<Weather, Recipe>>>> = {
  outdoors: {
    clear: {},
    clouds: { wind: 0.3 },
    rain: { rain: 1 },
    snow: { hush: 0.8 },
    fog: { hush: 0.5 },
    storm: { rain: 0.9, thunder: 0.9, wind: 0.5 },
  },
  indoors: {
    clear: {},
    clouds: {},
    rain: { panes: 0.7 },
    snow: {},
    fog: {},
    storm: { panes: 0.8, thunder: 0.5 },
  },
}
