import { verbAt } from './verbs.ts'
import { type Meaning, meaningOf } from './vocabulary.ts'

/** A word, with what belongs to it: "half-timbered", "man's". */
export const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu

export const plainWord = (word: string): string => word.toLowerCase().replace(/['’]s$/, '')

const longest = 4

export interface Phrase {
  meaning: Meaning
  plural: boolean
  /** How many words it takes. */
  size: number
}

/** What the words of one clause mean from here on, as many together as mean something; null for a word that is unknown. */
export function phraseAt(words: readonly string[], at: number): Phrase | null {
  for (let size = Math.min(longest, words.length - at); size > 0; size--) {
    const verb = size === 1 ? verbAt(words, at) : null
    const found = verb === null ? meaningOf(words.slice(at, at + size)) : { meaning: verb, plural: false }
    if (found !== null) return { ...found, size }
  }
  return null
}
