/** A word as it is written, with its punctuation, and when it is said. */
export interface TimedWord {
  word: string
  startSeconds: number
  endSeconds: number
}

/** Words that are shown together, in one line or two. */
export interface Cue {
  startSeconds: number
  endSeconds: number
  lines: string[]
}

export interface CueLimits {
  /** A letter of a script that is written without spaces counts twice. A longer word stands in a line of its own. */
  lineLetters: number
  /** From the first word's start to the last one's end: so long that it can be read, so short that it does not run ahead. */
  seconds: number
}

/** A breath that is longer ends a cue. */
const pauseSeconds = 0.6
/** How long a cue stays after its last word, and how long it is seen at least, where the next one leaves room. */
const lingerSeconds = 0.4
const leastSeconds = 1

/**
 * Words with their times, in order → cues that never overlap and hold each word once. A cue ends with a sentence and at a pause;
 * a sentence that is too long for one is cut into cues of about one length, at a comma where there is one.
 */
export function cuesOf(words: readonly TimedWord[], limits: CueLimits): Cue[] {
  const groups = sentencesOf(words).flatMap((sentence) => inCues(sentence, limits))
  return groups.map((group, index) => {
    const startSeconds = group[0]?.startSeconds ?? 0
    const next = groups[index + 1]?.[0]?.startSeconds ?? Number.POSITIVE_INFINITY
    const said = group.at(-1)?.endSeconds ?? startSeconds
    const endSeconds = Math.min(next, Math.max(said + lingerSeconds, startSeconds + leastSeconds))
    return {
      startSeconds,
      endSeconds,
      lines: linesOf(textsOf(group), limits.lineLetters)?.lines ?? textsOf(group),
    }
  })
}

const textsOf = (words: readonly TimedWord[]) => words.map(({ word }) => word)
const endsSentence = (word: string) => /[.!?…。！？]["'”’»)\]]*$/u.test(word)
const endsClause = (word: string) => /[.,;:!?…—–、。，！？；]["'”’»)\]]*$/u.test(word)
/** "the", "of", "und", "à": read with the word that follows. */
const leansOnNext = (word: string) => /^\p{L}{1,3}$/u.test(word)
/** How bad a place for an end it is between two words: not at all after a comma, less before "and" than after it. */
function tornBetween(word = '', next = ''): number {
  if (endsClause(word)) return 0
  return leansOnNext(word) ? 1.5 : leansOnNext(next) ? 0.75 : 1
}

function sentencesOf(words: readonly TimedWord[]): TimedWord[][] {
  const sentences: TimedWord[][] = []
  let last: TimedWord | undefined
  for (const word of words) {
    const sentence = sentences.at(-1)
    const isNew =
      last === undefined || endsSentence(last.word) || word.startSeconds - last.endSeconds > pauseSeconds
    if (isNew || sentence === undefined) sentences.push([word])
    else sentence.push(word)
    last = word
  }
  return sentences
}

/** What a cue costs that ends in the midst of a clause, and a line; an empty cue costs 1. */
const tornCost = { cue: 0.35, line: 0.15 }

/** As few cues as can be, about as full as each other. */
function inCues(sentence: readonly TimedWord[], { lineLetters, seconds }: CueLimits): TimedWord[][] {
  const texts = textsOf(sentence)
  /** The cheapest way to the end of each word: where its last cue begins. */
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let to = 1; to <= sentence.length; to++) {
    let cheapest = { cost: Number.POSITIVE_INFINITY, from: to - 1 }
    for (let from = to - 1; from >= 0; from--) {
      const group = texts.slice(from, to)
      const lasts = (sentence[to - 1]?.endSeconds ?? 0) - (sentence[from]?.startSeconds ?? 0)
      const set = linesOf(group, lineLetters)
      if (from < to - 1 && (lasts > seconds || set === null)) break
      const empty = 1 - Math.min(1, lettersOf(joined(group)) / (2 * lineLetters))
      const torn = to < sentence.length ? tornCost.cue * tornBetween(texts[to - 1], texts[to]) : 0
      const cost = (best[from]?.cost ?? 0) + 1 + empty ** 2 + torn + (set?.torn ?? 0)
      if (cost < cheapest.cost) cheapest = { cost, from }
    }
    best.push(cheapest)
  }
  const cues: TimedWord[][] = []
  for (let to = sentence.length; to > 0; to = best[to]?.from ?? 0)
    cues.unshift(sentence.slice(best[to]?.from ?? 0, to))
  return cues
}

interface Lines {
  lines: string[]
  torn: number
}

/** One line, or two of about one length; a clause that ends near the middle ends a line. Null: they do not fit. */
function linesOf(words: readonly string[], lineLetters: number): Lines | null {
  const whole = joined(words)
  if (lettersOf(whole) <= lineLetters) return { lines: [whole], torn: 0 }
  let best: (Lines & { cost: number }) | null = null
  for (let at = 1; at < words.length; at++) {
    const lines = [joined(words.slice(0, at)), joined(words.slice(at))]
    const longest = Math.max(...lines.map(lettersOf))
    const torn = tornCost.line * tornBetween(words[at - 1], words[at])
    const cost = longest / lineLetters + torn
    if (longest <= lineLetters && (best === null || cost < best.cost)) best = { lines, torn, cost }
  }
  return best
}

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，！？；]/u

/** Between spaces, as it was written; without them where a script has none. */
const joined = (words: readonly string[]): string =>
  words.reduce(
    (line, word) => line + (line === '' || spaceless.test(line.at(-1) ?? '') ? '' : ' ') + word,
    '',
  )

const lettersOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (spaceless.test(letter) ? 2 : 1), 0)
