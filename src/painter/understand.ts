import type { Colour } from './colour.ts'
import type { Place } from './places/place.ts'
import { findPlace, places } from './places.ts'
import type { Subject } from './subjects/subject.ts'
import { findSubject } from './subjects.ts'
import { type Meaning, meaningOf } from './words/vocabulary.ts'
import type { Mood, Position, SceneWords, Season, SubjectWish, TimeOfDay, Weather } from './words/words.ts'

const COUNT_MAX = 12
/** Nothing taller fits under a ceiling. */
const INDOOR_METRES_MAX = 3.4
/** A prompt may be long; what matters is said early. */
const WORDS_MAX = 400
const numberNames = [
  'no',
  'a',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

interface Draft {
  place: string | null
  subjects: SubjectWish[]
  time: TimeOfDay | null
  weather: Weather | null
  season: Season | null
  mood: Mood | null
  palette: Colour[]
  leftOut: string[]
}

/** Reads a prompt as a list of things to paint. Plain word matching: what it does not know is listed, not guessed. */
export function understand(prompt: string, negativePrompt = ''): SceneWords {
  const draft = read(prompt)
  const unwanted = read(negativePrompt)
  draft.subjects = draft.subjects.filter(
    (wish) => !unwanted.subjects.some((other) => other.kind === wish.kind),
  )
  if (draft.weather === unwanted.weather) draft.weather = null
  if (draft.time === unwanted.time) draft.time = null
  if (draft.place === unwanted.place) draft.place = null

  const asked =
    draft.place ?? draft.subjects.map((wish) => findSubject(wish.kind)?.place).find((id) => id !== undefined)
  const named = findPlace(asked ?? '') ?? places.find(({ id }) => id === 'mountains') ?? places[0]
  if (named === undefined) throw new Error('The painter knows no place.')
  // Fish in the sea are seen from below.
  const dives =
    named.homes.includes('water') && draft.subjects.some(({ kind }) => findSubject(kind)?.home === 'deep')
  const place = (dives ? findPlace('underwater') : null) ?? named
  // A boat needs water: where there is none it is left out, and said to be.
  const subjects: SubjectWish[] = []
  const amongOthers = draft.subjects.some(({ kind }) => findSubject(kind)?.tabletop !== true)
  for (const wish of draft.subjects) {
    const subject = findSubject(wish.kind)
    if (subject === null) continue
    // Beside people a small thing would be a giant.
    const giant = subject.tabletop === true && place.id !== 'studio' && amongOthers
    if (bears(place, subject) && !giant) subjects.push(wish)
    else draft.leftOut.push(wish.count > 1 ? subject.many : subject.one)
  }
  const weather = draft.weather ?? (draft.season === 'winter' ? 'snow' : place.weather)
  const time = draft.time ?? (weather === 'clear' ? place.time : 'day')
  return {
    place: place.id,
    subjects,
    time,
    weather,
    season: draft.season ?? (weather === 'snow' ? 'winter' : 'summer'),
    mood: draft.mood,
    palette: draft.palette.slice(0, 3),
    drew: [
      ...subjects.map(nameOf),
      place.label,
      time.replace('-', ' '),
      ...(weather === 'clear' ? [] : [weather]),
      ...(draft.season === null ? [] : [draft.season]),
      ...(draft.mood === null ? [] : [draft.mood]),
    ],
    leftOut: [...new Set(draft.leftOut)],
  }
}

function bears(place: Place, subject: Subject): boolean {
  const fits = place.indoors !== true || subject.height < INDOOR_METRES_MAX
  return fits && (place.homes.includes(subject.home) || (subject.alsoIn?.includes(place.id) ?? false))
}

function nameOf(wish: SubjectWish): string {
  const subject = findSubject(wish.kind)
  if (subject === null) return wish.kind
  return wish.count === 1 ? subject.one : `${numberNames[wish.count] ?? wish.count} ${subject.many}`
}

function read(text: string): Draft {
  const draft: Draft = {
    place: null,
    subjects: [],
    time: null,
    weather: null,
    season: null,
    mood: null,
    palette: [],
    leftOut: [],
  }
  for (const clause of text
    .toLowerCase()
    .slice(0, 20_000)
    .split(/[,.;:!?\n()]+| and /))
    readClause(draft, clause)
  return draft
}

function readClause(draft: Draft, clause: string): void {
  const words = clause.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.slice(0, WORDS_MAX) ?? []
  let count: number | null = null
  let colour: Colour | null = null
  let position: Position | null = null
  let moving: boolean | null = null
  let seated = false
  let riding = false
  let without = false
  let last: SubjectWish | null = null
  const take = (meaning: Meaning, plural: boolean) => {
    switch (meaning.is) {
      case 'silent':
        return
      case 'without':
        without = true
        return
      case 'count':
        count = meaning.count
        return
      case 'colour':
        if (colour !== null) draft.palette.push(colour)
        colour = meaning.colour
        return
      case 'garment':
        if (last !== null && colour !== null) {
          last.colour = colour
          colour = null
        }
        return
      case 'position':
        if (last === null) position = meaning.id
        else last.position = meaning.id
        return
      case 'moving':
        if (last !== null) last.moving = meaning.moving
        else moving = meaning.moving
        return
      case 'seated':
        if (last !== null) last.seated = true
        else seated = true
        return
      case 'riding':
        riding = true
        if (last !== null) last.moving = true
        else moving = true
        return
      case 'subject': {
        // The rider is part of the picture of what is ridden.
        if (riding && meaning.id === 'bicycle' && last !== null)
          draft.subjects = draft.subjects.filter(({ kind }) => kind !== 'person')
        const many: number = count !== null && count > 1 ? count : Math.max(meaning.count, plural ? 3 : 1)
        if (!without)
          last = wish(draft, {
            kind: meaning.id,
            count: Math.min(COUNT_MAX, many),
            position,
            moving: riding || meaning.moving === true || (moving ?? false),
            seated,
            colour,
          })
        count = null
        colour = null
        position = null
        moving = null
        seated = false
        riding = false
        without = false
        return
      }
      case 'place':
        if (!without) draft.place ??= meaning.id
        if (colour !== null) draft.palette.push(colour)
        colour = null
        without = false
        return
      case 'time':
        if (!without) draft.time ??= meaning.id
        without = false
        return
      case 'weather':
        if (!without) draft.weather ??= meaning.id
        without = false
        return
      case 'season':
        if (!without) draft.season ??= meaning.id
        return
      case 'mood':
        if (!without) draft.mood ??= meaning.id
        return
    }
  }
  for (let i = 0; i < words.length; ) {
    let taken = 0
    for (let size = Math.min(4, words.length - i); size > 0 && taken === 0; size--) {
      const found = meaningOf(words.slice(i, i + size))
      if (found === null) continue
      take(found.meaning, found.plural)
      taken = size
    }
    if (taken === 0) {
      const word = words[i] ?? ''
      if (/^\d+$/.test(word)) count = Math.max(1, Math.min(COUNT_MAX, Number(word)))
      else if (!without) draft.leftOut.push(word)
      without = false
      taken = 1
    }
    i += taken
  }
  if (colour !== null) draft.palette.push(colour)
}

/** The same kind named twice is one wish: "a car … the car drives". */
function wish(draft: Draft, next: SubjectWish): SubjectWish {
  const known = draft.subjects.find((other) => other.kind === next.kind)
  if (known === undefined) {
    draft.subjects.push(next)
    return next
  }
  known.count = Math.max(known.count, next.count)
  known.colour ??= next.colour
  known.position ??= next.position
  known.moving ||= next.moving
  known.seated ||= next.seated
  return known
}
