import { places } from '../places.ts'
import { understand } from '../understand.ts'
import { verbAt } from './verbs.ts'
import { meaningOf } from './vocabulary.ts'
import { timesOfDay, weathers } from './words.ts'

/** What of a scene can be chosen instead of written. */
export type SceneChoice = 'place' | 'time' | 'weather'

export const sceneChoices: Readonly<Record<SceneChoice, readonly { id: string; label: string }[]>> = {
  place: places.map(({ id, label }) => ({ id, label })),
  time: timesOfDay.map((id) => ({ id, label: id.replace('-', ' ') })),
  weather: weathers.map((id) => ({ id, label: id })),
}

/** As a noun, and before one: "in the rain", "a rainy street". */
const weatherWords: Readonly<Record<string, readonly [noun: string, adjective: string]>> = {
  clear: ['clear sky', 'clear'],
  clouds: ['clouds', 'cloudy'],
  rain: ['rain', 'rainy'],
  snow: ['snow', 'snowy'],
  fog: ['fog', 'foggy'],
  storm: ['storm', 'stormy'],
}

/**
 * The prompt with another place, time or weather: in place of the word that said it, else behind the last one. As it is where
 * that cannot be understood: fish in the sea are under water.
 */
export function saying(prompt: string, kind: SceneChoice, id: string): string {
  if (understand(prompt)[kind] === id) return prompt
  const said = phrasesOf(prompt, kind)
  const written = prompt.trim().replace(/[\s,.;:]+$/, '')
  const appended = written === '' ? nounOf(kind, id) : `${written}, ${nounOf(kind, id)}`
  const [first] = said
  const ways = [
    ...(first === undefined ? [] : [replaced(prompt, [first], kind, id)]),
    ...(said.length < 2 ? [] : [replaced(prompt, said, kind, id)]),
    appended,
  ]
  return ways.find((way) => understand(way)[kind] === id) ?? prompt
}

interface Phrase {
  from: number
  to: number
}

/** Where a prompt says something of this kind; not where it says that it is not there. */
function phrasesOf(prompt: string, kind: SceneChoice): Phrase[] {
  const tokens = [...prompt.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)].map((match) => ({
    word: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }))
  const words = tokens.map(({ word }) => word)
  const found: Phrase[] = []
  let isDenied = false
  for (let at = 0; at < tokens.length; ) {
    const size = sizeAt(prompt, tokens, at)
    const meaning =
      size === 1
        ? (verbAt(words, at) ?? meaningOf(words.slice(at, at + 1))?.meaning)
        : meaningOf(words.slice(at, at + size))?.meaning
    const [first, last] = [tokens[at], tokens[at + size - 1]]
    if (meaning?.is === kind && !isDenied && first && last) found.push({ from: first.from, to: last.to })
    isDenied =
      meaning?.is === 'without' || (isDenied && (meaning?.is === 'silent' || meaning?.is === 'count'))
    at += size
  }
  return found
}

/** How many words from here on mean something together; they stand side by side in one clause. */
function sizeAt(prompt: string, tokens: readonly (Phrase & { word: string })[], at: number): number {
  for (let size = 4; size > 1; size--) {
    const group = tokens.slice(at, at + size)
    const isTogether = group.every(({ to }, index) => {
      const next = group[index + 1]
      return next === undefined || prompt.slice(to, next.from).trim() === ''
    })
    if (group.length === size && isTogether && meaningOf(group.map(({ word }) => word)) !== null) return size
  }
  return 1
}

function replaced(prompt: string, phrases: readonly Phrase[], kind: SceneChoice, id: string): string {
  return phrases.toReversed().reduce((text, { from, to }) => {
    const old = text.slice(from, to)
    const word =
      kind === 'weather' && /y$|^(clear|wet|frozen|overcast)$/i.test(old) ? adjectiveOf(id) : nounOf(kind, id)
    const starts = old.charAt(0) !== old.charAt(0).toLowerCase()
    return `${text.slice(0, from)}${starts ? word.charAt(0).toUpperCase() + word.slice(1) : word}${text.slice(to)}`
  }, prompt)
}

const adjectiveOf = (id: string): string => weatherWords[id]?.[1] ?? id

function nounOf(kind: SceneChoice, id: string): string {
  if (kind === 'weather') return weatherWords[id]?.[0] ?? id
  if (kind === 'time') return id.replace('-', ' ')
  return places.find((place) => place.id === id)?.words[0] ?? id
}
