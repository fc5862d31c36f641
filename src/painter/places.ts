import { cafe } from './places/cafe.ts'
import { city } from './places/city.ts'
import { desert } from './places/desert.ts'
import { field } from './places/field.ts'
import { forest } from './places/forest.ts'
import { harbour } from './places/harbour.ts'
import { meadow } from './places/meadow.ts'
import { lake, mountains } from './places/mountains.ts'
import type { Place } from './places/place.ts'
import { rooftop } from './places/rooftop.ts'
import { room } from './places/room.ts'
import { savanna } from './places/savanna.ts'
import { beach, sea } from './places/sea.ts'
import { space } from './places/space.ts'
import { stage } from './places/stage.ts'
import { studio } from './places/studio.ts'
import { underwater } from './places/underwater.ts'

/** Everywhere a scene can be set. A new place is one file and one line here. */
export const places: readonly Place[] = [
  sea,
  beach,
  mountains,
  lake,
  desert,
  city,
  rooftop,
  harbour,
  forest,
  meadow,
  field,
  savanna,
  studio,
  room,
  cafe,
  stage,
  space,
  underwater,
]

export function findPlace(id: string): Place | null {
  return places.find((place) => place.id === id) ?? null
}
