import { personNouns } from '#kernel/person-nouns.ts'

type Pronoun = 'he' | 'she'

const people: Record<Pronoun | 'either', readonly string[]> = {
  he: [...personNouns.man, ...personNouns.boy],
  she: [...personNouns.woman, ...personNouns.girl],
  either:
    'captain keeper sailor soldier detective explorer traveller traveler hiker stranger dancer singer actor musician artist painter writer farmer chef doctor teacher student child kid pilot hunter astronaut robot shepherd surfer'.split(
      ' ',
    ),
}
const worn = 'coat|raincoat|jacket|dress|cloak|shirt|suit|hoodie|sweater|scarf|hat|umbrella|beard|hair'
const small = 'a|an|the|and|or|of|in|on|at|with|to|his|her|their|its|he|she|it|is|as'
const adjective = `(?!(?:${small})\\b)[\\p{L}-]+\\s+`

/** "A lonely old woman in a red coat": who is introduced, without the article. */
const introduced = new RegExp(
  `\\b(?:an?|the|his|her)\\s+((?:${adjective}){0,3}?(${Object.values(people).flat().join('|')})(?:\\s+(?:in|with)\\s+(?:(?:an?|the|his|her)\\s+)?(?:${adjective}){0,2}?(?:${worn}))?)\\b`,
  'giu',
)
const pronoun = /\b(he|she)\b/i

/** Sentences that each stand alone: "he" and "she" give way to whoever was named in an earlier one. */
export function sayingWho(sentences: readonly string[]): string[] {
  const known: { words: string; as: Pronoun | 'either' }[] = []
  return sentences.map((sentence) => {
    const named = [...sentence.matchAll(introduced)].flatMap(([, words, noun]) =>
      words === undefined || noun === undefined ? [] : [{ words, as: pronounOf(noun) }],
    )
    const said = pronoun.exec(sentence)
    const meant =
      said === null ? undefined : known.findLast(({ as }) => as === 'either' || as === said[0].toLowerCase())
    known.push(...named)
    if (said === null || meant === undefined || named.length > 0) return sentence
    const article = said[0] === said[0].toLowerCase() ? 'the' : 'The'
    return sentence.replace(pronoun, `${article} ${meant.words}`)
  })
}

function pronounOf(noun: string): Pronoun | 'either' {
  const isOne = (nouns: readonly string[]) => nouns.includes(noun.toLowerCase())
  return isOne(people.he) ? 'he' : isOne(people.she) ? 'she' : 'either'
}
