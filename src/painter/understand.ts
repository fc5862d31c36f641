import type { Colour } from './colour.ts'
import { findPlace, places } from './places.ts'
import { findSubject } from './subjects.ts'
import { type Meaning, meaningOf } from './words/vocabulary.ts'
import type { Mood, Position, SceneWords, Season, SubjectWish, TimeOfDay, Weather } from './words/words.ts'

const COUNT_MAX = 12
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
  const place = findPlace(asked ?? '') ?? places.find(({ id }) => id === 'mountains') ?? places[0]
  if (place === undefined) throw new Error('The painter knows no place.')
  // A boat needs water: where there is none it is left out, and said to be.
  const subjects: SubjectWish[] = []
  for (const wish of draft.subjects) {
    const subject = findSubject(wish.kind)
    if (subject === null) continue
    if (place.homes.includes(subject.home)) subjects.push(wish)
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
    ],
    leftOut: [...new Set(draft.leftOut)],
  }
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
      case 'subject': {
        const many: number = Math.max(meaning.count, count ?? (plural ? 3 : 1))
        if (!without)
          last = wish(draft, {
            kind: meaning.id,
            count: Math.min(COUNT_MAX, many),
            position,
            moving: moving ?? false,
            colour,
          })
        count = null
        colour = null
        position = null
        moving = null
        without = false
        return
      }
      case 'place':
        if (!without) draft.place ??= meaning.id
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
  return known
}
