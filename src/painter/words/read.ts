import type { Colour } from '../colour.ts'
import { coatOf, whoIs } from './looks.ts'
import {
  COUNT_MAX,
  joined,
  type Named,
  shownClose,
  sideways,
  spokenOf,
  together,
  wish,
  withFaces,
} from './named.ts'
import { phraseAt, plainWord, wordPattern } from './phrase.ts'
import { type Meaning, meaningOf, singular } from './vocabulary.ts'
import type { Mood, Position, Season, TimeOfDay, Weather } from './words.ts'

/** A prompt may be long; what matters is said early. */
const WORDS_MAX = 400
/** Words of the time of day that name a light or the sky, and so may stand beside another time. */
const alsoLight = /light|sunny|sun$|moon|star|sky/

interface Draft {
  place: string | null
  subjects: Named[]
  sentence: number
  /** What was named last, in an earlier clause. */
  last: Named | null
  time: TimeOfDay | null
  weather: Weather | null
  season: Season | null
  mood: Mood | null
  palette: Colour[]
  leftOut: string[]
}

/** The things that a text names, with what it says of them, in the order in which it names them. */
export function read(text: string): Draft {
  const draft: Draft = {
    place: null,
    subjects: [],
    sentence: 0,
    last: null,
    time: null,
    weather: null,
    season: null,
    mood: null,
    palette: [],
    leftOut: [],
  }
  const plain = text
    .toLowerCase()
    .slice(0, 20_000)
    .replace(/\b(black[ -]and[ -]white|b&w)\b/g, 'monochrome')
  for (const [index, sentence] of plain.split(/[.;!?\n]+/).entries()) {
    draft.sentence = index
    for (const part of sentence.split(/[,:()]+/)) {
      const before = draft.subjects.length
      for (const clause of clausesOf(part)) readClause(draft, clause)
      together(draft.subjects.slice(before))
    }
  }
  draft.subjects = withFaces(draft.subjects).reduce<Named[]>(joined, [])
  return draft
}

/** "And" parts two things, but not two colours of one. */
function clausesOf(text: string): string[] {
  const clauses: string[] = []
  for (const part of text.split(' and ')) {
    const before = clauses.at(-1)?.trim().split(' ').at(-1)
    const after = part.trim().split(' ')[0]
    if (before !== undefined && after !== undefined && isColour(before) && isColour(after))
      clauses.push(`${clauses.pop()} ${part}`)
    else clauses.push(part)
  }
  return clauses
}

const isColour = (word: string) => meaningOf([word])?.meaning.is === 'colour'

function readClause(draft: Draft, clause: string): void {
  const words = clause.match(wordPattern)?.slice(0, WORDS_MAX).map(plainWord) ?? []
  let count: number | null = null
  let colours: Colour[] = []
  let position: Position | null = null
  let moving: boolean | null = null
  let hair: Colour | null = null
  let beard = false
  let closeUp = false
  let seated = false
  let riding = false
  let without = false
  let last: Named | null = null
  /** One of each; what contradicts it is left out, and said to be. */
  const settle = <T>(known: T | null, next: T, phrase: string): T => {
    if (without) return known ?? next
    if (known !== null && known !== next) draft.leftOut.push(phrase)
    return known ?? next
  }
  const take = (meaning: Meaning, plural: boolean, phrase: string) => {
    switch (meaning.is) {
      case 'silent':
        return
      case 'without':
        without = true
        return
      case 'count':
        count = Math.max(count ?? 1, meaning.count)
        return
      case 'colour':
        colours.push(meaning.colour)
        return
      case 'garment':
        if (last !== null && colours[0] !== undefined) {
          last.colour = colours[0]
          colours = []
        }
        return
      case 'hair': {
        const [first = null] = colours
        const own = meaning.colour ?? first
        if (meaning.colour === null) colours = colours.slice(1)
        if (last === null) hair = own
        else last.look = { ...last.look, hair: last.look.hair ?? own }
        return
      }
      case 'beard': {
        const [own = null] = colours
        colours = colours.slice(1)
        if (last === null) {
          beard = true
          hair ??= own
        } else last.look = { ...last.look, beard: true, hair: last.look.hair ?? own }
        return
      }
      case 'umbrella': {
        const [own = true] = colours
        colours = colours.slice(1)
        if (last === null) draft.leftOut.push(phrase)
        else last.look = { ...last.look, umbrella: own }
        return
      }
      case 'close-up': {
        const near = last ?? draft.last
        if (near === null) closeUp = true
        else shownClose(near)
        return
      }
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
      case 'pronoun': {
        const meant = spokenOf(draft.subjects, whoIs[phrase] ?? null)
        if (meant !== null) last = meant
        else {
          count ??= 1
          take({ is: 'subject', id: 'person', count }, false, phrase)
        }
        return
      }
      case 'subject': {
        // The rider is part of the picture of what is ridden.
        const rider = riding && meaning.id === 'bicycle' ? last : null
        if (rider !== null) draft.subjects = draft.subjects.filter(({ kind }) => kind !== 'person')
        const many: number = count !== null && count > 1 ? count : Math.max(meaning.count, plural ? 3 : 1)
        const [colour = null, ...others] = colours
        if (!without) {
          draft.palette.push(...others)
          last = wish(draft.subjects, count !== null, {
            kind: meaning.id,
            count: Math.min(COUNT_MAX, many),
            position,
            moving: riding || meaning.moving === true || (moving ?? false),
            seated,
            colour: colour ?? coatOf[singular(phrase)] ?? null,
            look: rider?.look ?? {
              ...{ who: whoIs[singular(phrase)] ?? null, hair, beard, umbrella: false },
              profile: sideways.has(phrase),
            },
            noun: phrase,
            sentence: draft.sentence,
          })
        }
        if (closeUp && last !== null) shownClose(last)
        count = null
        colours = []
        hair = null
        beard = false
        closeUp = false
        position = null
        moving = null
        seated = false
        riding = false
        without = false
        return
      }
      case 'place':
        if (!without) draft.place = settlePlace(draft, meaning.id, phrase)
        draft.palette.push(...colours)
        colours = []
        without = false
        return
      case 'time':
        // "Warm light" at dusk is no other hour.
        if (!without)
          draft.time = alsoLight.test(phrase)
            ? (draft.time ?? meaning.id)
            : settle(draft.time, meaning.id, phrase)
        without = false
        return
      case 'weather':
        if (!without) draft.weather = settle(draft.weather, meaning.id, phrase)
        without = false
        return
      case 'season':
        if (!without) draft.season = settle(draft.season, meaning.id, phrase)
        return
      case 'mood':
        if (!without) draft.mood ??= meaning.id
        return
    }
  }
  for (let i = 0; i < words.length; ) {
    const found = phraseAt(words, i)
    const size = found?.size ?? 1
    const phrase = words.slice(i, i + size).join(' ')
    i += size
    if (found !== null) take(found.meaning, found.plural, phrase)
    else {
      if (/^\d+$/.test(phrase)) count = Math.max(1, Math.min(COUNT_MAX, Number(phrase)))
      else if (!without) draft.leftOut.push(phrase)
      without = false
    }
  }
  draft.palette.push(...colours)
  // "Two boats, left": what is said of nothing in its own clause is said of what was named before.
  if (last === null && draft.last !== null) {
    if (position !== null) draft.last.position ??= position
    if (moving !== null) draft.last.moving ||= moving
    draft.last.seated ||= seated
  }
  draft.last = last ?? draft.last
}

/** What is seen beyond a place: a beach lies by the sea, and a roof over a city. */
const beyond: Partial<Record<string, readonly string[]>> = {
  beach: ['sea'],
  harbour: ['sea', 'city'],
  lake: ['mountains', 'forest'],
  mountains: ['forest', 'meadow'],
  rooftop: ['city'],
  field: ['meadow'],
  stage: ['room'],
}

/** The place that shows the other one, too, whichever was named first. */
function settlePlace(draft: Draft, next: string, phrase: string): string {
  const known = draft.place
  if (known === null || known === next || beyond[next]?.includes(known) === true) return next
  if (beyond[known]?.includes(next) !== true) draft.leftOut.push(phrase)
  return known
}
