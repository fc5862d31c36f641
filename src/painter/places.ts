import { city } from './places/city.ts'
import { desert } from './places/desert.ts'
import { forest } from './places/forest.ts'
import { meadow } from './places/meadow.ts'
import { lake, mountains } from './places/mountains.ts'
import type { Place } from './places/place.ts'
import { sea } from './places/sea.ts'
import { studio } from './places/studio.ts'

/** Everywhere a scene can be set. A new place is one file and one line here. */
export const places: readonly Place[] = [sea, mountains, lake, desert, city, forest, meadow, studio]

export function findPlace(id: string): Place | null {
  return places.find((place) => place.id === id) ?? null
}
