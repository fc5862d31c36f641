import type { Colour } from '../colour.ts'

export const timesOfDay = ['dawn', 'day', 'golden-hour', 'sunset', 'dusk', 'night'] as const
export type TimeOfDay = (typeof timesOfDay)[number]

export const weathers = ['clear', 'clouds', 'rain', 'snow', 'fog', 'storm'] as const
export type Weather = (typeof weathers)[number]

/** What of a scene a person may choose instead of write. */
export const sceneSettings = ['place', 'time', 'weather'] as const
export type SceneSetting = (typeof sceneSettings)[number]

export type Season = 'spring' | 'summer' | 'autumn' | 'winter'
export type Mood = 'calm' | 'lonely' | 'joyful' | 'dramatic' | 'dreamy'
export type Position = 'left' | 'right' | 'centre' | 'near' | 'far'

/** How somebody looks, where the prompt says so. */
export interface Look {
  who: 'man' | 'woman' | 'boy' | 'girl' | null
  hair: Colour | null
  beard: boolean
  /** Its colour, or true for any. */
  umbrella: Colour | boolean
  /** Seen from the side. */
  profile: boolean
}

/** One kind of thing that the prompt asks for. */
export interface SubjectWish {
  kind: string
  count: number
  position: Position | null
  /** The subject moves by its own verb (walks, drives, sails) where it can. */
  moving: boolean
  seated: boolean
  colour: Colour | null
  look: Look
}

/** What the painter took from a prompt, and what it could not take. */
export interface SceneWords {
  place: string
  subjects: SubjectWish[]
  time: TimeOfDay
  weather: Weather
  season: Season
  mood: Mood | null
  palette: Colour[]
  /** What will be seen, in the painter's words: "two sailboats", "sea", "sunset". */
  drew: string[]
  /** Words of the prompt that mean something and are not in the picture. */
  leftOut: string[]
}
