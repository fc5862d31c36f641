import type { Place } from './places/place.ts'
import { findPlace, places } from './places.ts'
import type { Subject } from './subjects/subject.ts'
import { findSubject } from './subjects.ts'
import { workplaceOf } from './words/looks.ts'
import type { Named } from './words/named.ts'
import { read } from './words/read.ts'
import { singular } from './words/vocabulary.ts'
import type { SceneWords, SubjectWish } from './words/words.ts'

/** Nothing taller fits under a ceiling. */
const INDOOR_METRES_MAX = 3.4
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

  // A face of which only the weather is told is seen outdoors.
  const outdoors =
    draft.weather !== null && draft.subjects.some(({ kind }) => findSubject(kind)?.bust === true)
  const asked = draft.place ?? (outdoors ? 'mountains' : null) ?? usualPlace(draft.subjects)
  const named = findPlace(asked ?? '') ?? places.find(({ id }) => id === 'mountains') ?? places[0]
  if (named === undefined) throw new Error('The painter knows no place.')
  // Fish in the sea are seen from below.
  const dives =
    named.homes.includes('water') && draft.subjects.some(({ kind }) => findSubject(kind)?.home === 'deep')
  const place = (dives ? findPlace('underwater') : null) ?? named
  // A boat needs water: where there is none it is left out, and said to be.
  const subjects: SubjectWish[] = []
  const seated = draft.subjects.some((wish) => wish.seated && wish.kind === 'person')
  const amongOthers = draft.subjects.some(({ kind }) => findSubject(kind)?.tabletop !== true)
  for (const wish of draft.subjects) {
    const subject = findSubject(wish.kind)
    // Who sits has a bench to sit on.
    if (subject === null || (seated && wish.kind === 'bench')) continue
    // Beside people a small thing would be a giant.
    const giant = subject.tabletop === true && place.id !== 'studio' && amongOthers
    const { noun: _noun, sentence: _sentence, ...plain } = wish
    if (bears(place, subject) && !giant) subjects.push(plain)
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
      ...namesOf(subjects),
      place.label,
      time.replace('-', ' '),
      ...(weather === 'clear' ? [] : [weather]),
      ...(draft.season === null ? [] : [draft.season]),
      ...(draft.mood === null ? [] : [draft.mood]),
    ],
    leftOut: [...new Set(draft.leftOut)],
  }
}

/** Where such things are found. People are where they work, else where the other things are, if they can stand there. */
function usualPlace(named: readonly Named[]): string | undefined {
  const person = findSubject('person')
  const people = named.filter(({ kind }) => kind === person?.id)
  const workplaces = people.map(({ noun }) => workplaceOf[singular(noun)])
  const found = named.map(({ kind }) => findSubject(kind)).filter((subject) => subject !== null)
  const around = found.filter(({ place }) => {
    const there = findPlace(place)
    return place !== 'studio' && person !== null && there !== null && bears(there, person)
  })
  const others = people.length === 0 ? [] : around.filter(({ id }) => id !== person?.id)
  return [...workplaces, ...[...others, ...found].map(({ place }) => place)].find((id) => id !== undefined)
}

function bears(place: Place, subject: Subject): boolean {
  const fits = place.indoors !== true || subject.height < INDOOR_METRES_MAX
  return fits && (place.homes.includes(subject.home) || (subject.alsoIn?.includes(place.id) ?? false))
}

/** Each kind once, with how many there are of it in all. */
export function namesOf(subjects: readonly SubjectWish[]): string[] {
  const counts = new Map<string, number>()
  for (const { kind, count } of subjects) counts.set(kind, (counts.get(kind) ?? 0) + count)
  return [...counts].map(([kind, count]) => {
    const subject = findSubject(kind)
    if (subject === null) return kind
    return count === 1 ? subject.one : `${numberNames[count] ?? count} ${subject.many}`
  })
}
