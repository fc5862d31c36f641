import { plainLetters } from './plain-letters.ts'

export interface WordTime {
  word: string
  startSeconds: number
  endSeconds: number
}

export interface Span {
  start: number
  end: number
}

const speaks = (word: string) => /[\p{L}\p{N}]/u.test(word)

/** A text as what is read at a glance: what stands between spaces, and where a script has none, between its marks. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  let before = ''
  for (const part of text.split(/\s+|(?<=[、。，！？；])/u)) {
    if (part === '') continue
    const last = words.at(-1)
    if (speaks(part)) {
      words.push(before === '' ? part : `${before} ${part}`)
      before = ''
    } else if (last === undefined) before = before === '' ? part : `${before} ${part}`
    // A dash between spaces belongs to the word before it.
    else words[words.length - 1] = `${last} ${part}`
  }
  return words
}

/** How long a word should take, by its letters; a figure is said as a word. */
export const letterWeight = (word: string): number =>
  1 + (word.match(/\p{L}/gu)?.length ?? 0) + 3.5 * (word.match(/\p{N}/gu)?.length ?? 0)

/** What a program names of its own, for the words that it was given: both are the same letters, cut otherwise. */
export function fitToText(words: readonly string[], tokens: readonly (Span & { name: string })[]): Span[] {
  const letters = tokens.flatMap(({ name, start, end }) => {
    const count = lettersOf(name)
    return Array.from({ length: count }, (_, at) => ({
      start: start + ((end - start) * at) / count,
      end: start + ((end - start) * (at + 1)) / count,
    }))
  })
  const total = words.reduce((sum, word) => sum + lettersOf(word), 0)
  const scale = letters.length / Math.max(1, total)
  let at = 0
  return words.map((word) => {
    const from = Math.floor(at * scale)
    at += lettersOf(word)
    const to = Math.max(from + 1, Math.round(at * scale))
    const start = letters[from]?.start ?? letters.at(-1)?.end ?? 0
    return { start, end: Math.max(start, letters[Math.min(to, letters.length) - 1]?.end ?? start) }
  })
}

const lettersOf = (word: string) => plainLetters(word).replace(/[^A-Za-z0-9]/g, '').length

/**
 * Whose each phone is: what every word sounds like alone is laid along what was said, with as few changes as there can be.
 * Words in a sentence are said a little otherwise, so a word's edge may be a phone off.
 */
export function alignPhones(
  words: readonly (readonly string[])[],
  said: readonly (Span & { name: string })[],
): Span[] {
  const expected = words.flatMap((phones, word) => phones.map((name) => ({ name, word })))
  const columns = said.length + 1
  // 0: both, 1: a phone that nobody expected, 2: one that was left out.
  const moves = new Uint8Array((expected.length + 1) * columns)
  let above = Int32Array.from({ length: columns }, (_, at) => at * gap)
  moves.fill(1, 1, columns)
  for (const [row, { name }] of expected.entries()) {
    const costs = new Int32Array(columns)
    costs[0] = (row + 1) * gap
    moves[(row + 1) * columns] = 2
    for (let at = 1; at < columns; at++) {
      const both = (above[at - 1] ?? 0) + difference(name, said[at - 1]?.name ?? '')
      const more = (costs[at - 1] ?? 0) + gap
      const less = (above[at] ?? 0) + gap
      const best = Math.min(both, more, less)
      costs[at] = best
      moves[(row + 1) * columns + at] = best === both ? 0 : best === more ? 1 : 2
    }
    above = costs
  }
  const spans: (Span | null)[] = words.map(() => null)
  let [row, at] = [expected.length, said.length]
  while (row > 0 || at > 0) {
    const move = moves[row * columns + at]
    if (move !== 2) {
      const word = expected[Math.max(0, row - 1)]?.word ?? 0
      const phone = said[at - 1]
      const known = spans[word]
      if (phone) spans[word] = { start: phone.start, end: known?.end ?? phone.end }
    }
    if (move !== 1) row--
    if (move !== 2) at--
  }
  let end = 0
  return spans.map((span) => {
    const kept = span ?? { start: end, end }
    end = kept.end
    return kept
  })
}

const gap = 2
const difference = (a: string, b: string): number => {
  if (a === b) return 0
  return /^[aeiou]/.test(a) === /^[aeiou]/.test(b) ? 2 : 3
}

const pauseSeconds = 0.06

/**
 * Where the words are, from how long each should take and how loud the sound is: a clause ends at the pause that comes
 * nearest to where it should end, and between two pauses each word gets its share.
 */
export function estimateWords(
  words: readonly string[],
  weights: readonly number[],
  levels: ArrayLike<number>,
  levelsPerSecond: number,
): Span[] {
  const { speech, pauses } = soundingOf(levels, levelsPerSecond)
  const silent = pauses.reduce((sum, { start, end }) => sum + end - start, 0)
  const secondsPerWeight = (speech.end - speech.start - silent) / Math.max(1e-9, sumOf(weights))
  const clauses = words.flatMap((word, last) =>
    last < words.length - 1 && clauseEnd.test(word)
      ? [
          {
            last,
            sentence: /[.!?…。！？]/u.test(word),
            at: sumOf(weights.slice(0, last + 1)) * secondsPerWeight,
          },
        ]
      : [],
  )
  const cuts = pairClauses(clauses, pauses, speech.start)
  const spans: Span[] = []
  for (const [index, cut] of [...cuts, { last: words.length - 1, pause: null }].entries()) {
    const from = cuts[index - 1]?.pause.end ?? speech.start
    const to = cut.pause?.start ?? speech.end
    const first = spans.length
    const sum = sumOf(weights.slice(first, cut.last + 1))
    let at = from
    for (let word = first; word <= cut.last; word++) {
      const lasting = ((to - from) * (weights[word] ?? 0)) / Math.max(1e-9, sum)
      spans.push({ start: at, end: at + lasting })
      at += lasting
    }
  }
  return spans
}

const clauseEnd = /[.,;:!?…—、。，！？；]["'”’»)\]]*$/u
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** What it costs to hold that a clause ends without a pause, in seconds of displacement; a sentence seldom does. */
const unpaused = (sentence: boolean) => (sentence ? 0.9 : 0.3)

/** Pairs ends of clauses with pauses, in order: both near to each other, and no long pause left over. */
function pairClauses(
  clauses: readonly { last: number; sentence: boolean; at: number }[],
  pauses: readonly Span[],
  speechStart: number,
): { last: number; pause: Span }[] {
  let silent = 0
  // Where each pause is in a sound without pauses.
  const places = pauses.map(({ start, end }) => {
    const place = start - speechStart - silent
    silent += end - start
    return place
  })
  interface Pairing {
    cost: number
    cuts: { last: number; pause: Span }[]
  }
  let best: Pairing[] = [{ cost: 0, cuts: [] }]
  for (const { start, end } of pauses)
    best.push({ cost: (best.at(-1)?.cost ?? 0) + 2 * (end - start), cuts: [] })
  for (const { last, sentence, at } of clauses) {
    const next: Pairing[] = []
    for (let used = 0; used <= pauses.length; used++) {
      const [without, before, one] = [best[used], best[used - 1], next[used - 1]]
      const pause = pauses[used - 1]
      const ways: Pairing[] = without ? [{ cost: without.cost + unpaused(sentence), cuts: without.cuts }] : []
      if (pause && before)
        ways.push({
          cost: before.cost + Math.abs((places[used - 1] ?? 0) - at),
          cuts: [...before.cuts, { last, pause }],
        })
      if (pause && one) ways.push({ cost: one.cost + 2 * (pause.end - pause.start), cuts: one.cuts })
      next.push(ways.reduce((least, way) => (way.cost < least.cost ? way : least)))
    }
    best = next
  }
  return best.at(-1)?.cuts ?? []
}

/** From the first to the last sound, and the pauses between. */
function soundingOf(levels: ArrayLike<number>, perSecond: number): { speech: Span; pauses: Span[] } {
  let loudest = 0
  for (let at = 0; at < levels.length; at++) loudest = Math.max(loudest, levels[at] ?? 0)
  const quiet = (at: number) => (levels[at] ?? 0) < loudest * 0.03
  let [first, last] = [0, levels.length - 1]
  while (first < last && quiet(first)) first++
  while (last > first && quiet(last)) last--
  const pauses: Span[] = []
  for (let at = first; at <= last; at++) {
    if (!quiet(at)) continue
    const start = at
    while (at < last && quiet(at)) at++
    if ((at - start) / perSecond >= pauseSeconds)
      pauses.push({ start: start / perSecond, end: at / perSecond })
  }
  return { speech: { start: first / perSecond, end: (last + 1) / perSecond }, pauses }
}
