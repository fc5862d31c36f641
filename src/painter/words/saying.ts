import { places } from '../places.ts'
import { understand } from '../understand.ts'
import { phraseAt, plainWord, wordPattern } from './phrase.ts'
import { type SceneSetting, timesOfDay, weathers } from './words.ts'

export const sceneChoices: Readonly<Record<SceneSetting, readonly { value: string; label: string }[]>> = {
  place: places.map(({ id, label }) => ({ value: id, label })),
  time: timesOfDay.map((value) => ({ value, label: value.replace('-', ' ') })),
  weather: weathers.map((value) => ({ value, label: value })),
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
export function saying(prompt: string, kind: SceneSetting, id: string): string {
  if (understand(prompt)[kind] === id) return prompt
  const said = spansOf(prompt, kind)
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

interface Span {
  from: number
  to: number
}

/** Where a prompt says something of this kind; not where it says that it is not there. */
function spansOf(prompt: string, kind: SceneSetting): Span[] {
  return clausesOf(prompt).flatMap((clause) => {
    const words = clause.map(({ word }) => word)
    const found: Span[] = []
    let isDenied = false
    for (let at = 0; at < clause.length; ) {
      const { meaning, size } = phraseAt(words, at) ?? { meaning: null, size: 1 }
      const [first, last] = [clause[at], clause[at + size - 1]]
      if (meaning?.is === kind && !isDenied && first && last) found.push({ from: first.from, to: last.to })
      isDenied =
        meaning?.is === 'without' || (isDenied && (meaning?.is === 'silent' || meaning?.is === 'count'))
      at += size
    }
    return found
  })
}

/** Words that nothing but space parts. */
function clausesOf(prompt: string): (Span & { word: string })[][] {
  const clauses: (Span & { word: string })[][] = []
  for (const { 0: text, index: from } of prompt.matchAll(wordPattern)) {
    const token = { word: plainWord(text), from, to: from + text.length }
    const clause = clauses.at(-1)
    if (clause !== undefined && prompt.slice(clause.at(-1)?.to, from).trim() === '') clause.push(token)
    else clauses.push([token])
  }
  return clauses
}

function replaced(prompt: string, spans: readonly Span[], kind: SceneSetting, id: string): string {
  return spans.toReversed().reduce((text, { from, to }) => {
    const old = text.slice(from, to)
    const word =
      kind === 'weather' && /y$|^(clear|wet|frozen|overcast)$/i.test(old) ? adjectiveOf(id) : nounOf(kind, id)
    const starts = old.charAt(0) !== old.charAt(0).toLowerCase()
    return `${text.slice(0, from)}${starts ? word.charAt(0).toUpperCase() + word.slice(1) : word}${text.slice(to)}`
  }, prompt)
}

const adjectiveOf = (id: string): string => weatherWords[id]?.[1] ?? id

function nounOf(kind: SceneSetting, id: string): string {
  if (kind === 'weather') return weatherWords[id]?.[0] ?? id
  if (kind === 'time') return id.replace('-', ' ')
  return places.find((place) => place.id === id)?.words[0] ?? id
}
