import { findPlace } from '#painter/places.ts'
import { findSubject } from '#painter/subjects.ts'
import { meaningOf } from '#painter/words/vocabulary.ts'
import type { Weather } from '#painter/words/words.ts'
import type { LayerName, Recipe } from './layers.ts'
import { deaf, nightless, placeSounds, roofed, weatherSounds } from './places.ts'

export interface Understood {
  recipe: Recipe
  /** The painter's place, where words name one. */
  place: string | null
  /** The words that chose something, for the person to see. */
  heard: string[]
}

/** Words that name a sound: they are that sound, and no place. */
const sounds: { words: RegExp; recipe: Recipe }[] = [
  { words: /\b(waves?|surf|tides?|swell)\b/g, recipe: { sea: 1 } },
  { words: /\b(wind\w*|breez\w*|gusts?|gale|blizzard)\b/g, recipe: { wind: 0.9 } },
  { words: /\b(leaves|rustl\w*)\b/g, recipe: { leaves: 0.9 } },
  { words: /\b(birds?|birdsong|songbirds?|chirp\w*)\b/g, recipe: { birds: 0.8, leaves: 0.3 } },
  { words: /\b(sea ?gulls?|gulls?)\b/g, recipe: { gulls: 0.8 } },
  { words: /\b(crickets?|insects?|cicadas?|fireflies|firefly)\b/g, recipe: { insects: 0.6 } },
  { words: /\b(traffic|taxis?|urban)\b/g, recipe: { city: 1 } },
  {
    words: /\b(fire|campfire|bonfire|fireplace|flames?|embers|torch(es)?|hearth|burning)\b/g,
    recipe: { fire: 1 },
  },
  { words: /\b(rivers?|streams?|creek|brook|waterfalls?|fountain)\b/g, recipe: { stream: 1 } },
  { words: /\b(crowds?|chatter\w*|voices|murmur\w*|audience|talking)\b/g, recipe: { murmur: 0.9 } },
  { words: /\b(restaurant|bar|pub|dishes|cutlery|diner)\b/g, recipe: { murmur: 0.8, cups: 0.6 } },
  { words: /\b(bubbles?|bubbling)\b/g, recipe: { underwater: 0.8 } },
  { words: /\b(drones?|hum\w*|spaceship|engine room)\b/g, recipe: { drone: 0.9 } },
]

const without = /\b(?:no|without|not|never) (\w+)/g

/**
 * Reads a prompt as the painter does, so that a picture and its bed are of one place: what is named as a sound, then the
 * place, its weather and its time of day. A place that nobody named still has air.
 */
export function understandAmbience(prompt: string): Understood {
  const text = prompt.toLowerCase().replace(without, ' ')
  const recipe: Recipe = {}
  const heard = new Set<string>()
  const mix = (part: Recipe) => {
    for (const [name, level] of Object.entries(part) as [LayerName, number][])
      recipe[name] = Math.max(recipe[name] ?? 0, level)
  }
  let rest = text
  for (const { words, recipe: part } of sounds) {
    const found = text.match(words)
    if (!found) continue
    for (const word of found) heard.add(word)
    rest = rest.replace(words, ', ')
    mix(part)
  }
  const scene = sceneOf(rest)
  for (const word of scene.heard) heard.add(word)
  const place = scene.place ?? (Object.keys(recipe).length === 0 ? scene.subjectPlace : null)
  if (place !== null) mix(placeSounds[place] ?? {})
  const deafPlace = place !== null && deaf.has(place)
  const weather = scene.weather
  if (weather !== null && !deafPlace)
    mix(weatherSounds[place !== null && roofed.has(place) ? 'indoors' : 'outdoors'][weather])
  settleNature(recipe, scene, place, heard)
  if (Object.keys(recipe).length === 0) recipe.room = 1
  return { recipe, place, heard: [...heard] }
}

/** Crickets by night, birds by day, neither in the cold. */
function settleNature(recipe: Recipe, scene: Scene, place: string | null, heard: ReadonlySet<string>): void {
  const cold = scene.weather === 'snow' || scene.winter
  const named = (words: RegExp) => [...heard].some((word) => words.test(word))
  if ((cold || scene.night) && !named(/bird|chirp/)) delete recipe.birds
  if (cold && !named(/cricket|insect|cicada|fire/)) delete recipe.insects
  if (scene.night && !cold && (place === null ? Object.keys(recipe).length === 0 : !nightless.has(place)))
    recipe.insects = Math.max(recipe.insects ?? 0, 0.6)
}

interface Scene {
  place: string | null
  subjectPlace: string | null
  weather: Weather | null
  night: boolean
  winter: boolean
  heard: string[]
}

/** What the painter would take from these words. */
function sceneOf(text: string): Scene {
  const scene: Scene = {
    place: null,
    subjectPlace: null,
    weather: null,
    night: false,
    winter: false,
    heard: [],
  }
  for (const clause of text.split(/[,.;:!?\n()]+| and /)) {
    const words = clause.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.slice(0, 400) ?? []
    for (let at = 0; at < words.length; ) {
      let size = Math.min(4, words.length - at)
      while (size > 0 && !take(scene, words.slice(at, at + size))) size--
      at += Math.max(1, size)
    }
  }
  return scene
}

/** True where these words together mean something, and are not to be read again one by one. */
function take(scene: Scene, words: readonly string[]): boolean {
  const meaning = meaningOf(words)?.meaning
  if (meaning === undefined) return false
  const said = words.join(' ')
  switch (meaning.is) {
    case 'place':
      if (findPlace(meaning.id) === null || scene.place !== null) return true
      scene.place = meaning.id
      break
    case 'subject':
      if (scene.subjectPlace !== null) return true
      scene.subjectPlace = findSubject(meaning.id)?.place ?? null
      break
    case 'weather':
      if (scene.weather !== null || meaning.id === 'clear') return true
      scene.weather = meaning.id
      break
    case 'time':
      if (meaning.id !== 'night' && meaning.id !== 'dusk') return true
      scene.night = true
      break
    case 'season':
      if (meaning.id !== 'winter') return true
      scene.winter = true
      break
    default:
      return true
  }
  scene.heard.push(said)
  return true
}
