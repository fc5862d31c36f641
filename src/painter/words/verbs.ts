import { type Meaning, meaningOf } from './vocabulary.ts'

/** Words that name things, and as verbs say what those do who were named before: whether they move, or nothing to draw. */
const verbs: Partial<Record<string, Meaning>> = {
  ...meaning({ is: 'moving', moving: true }, 'head, heads, leave, leaves, ship, ships'),
  ...meaning({ is: 'moving', moving: false }, 'face, faces, watch, watches, park, parks, fish'),
  ...meaning({ is: 'silent' }, 'show, shows, train, trains, bear, bears, stage, stages, display, displays'),
  ...meaning({ is: 'silent' }, 'house, houses, phone, phones, cup, cups, storm, storms, cloud, clouds'),
}
/** "A woman in a red coat watches the sea." */
const worn: ReadonlySet<Meaning['is'] | undefined> = new Set(['garment', 'hair', 'beard', 'umbrella'])
const pronouns = new Set('he,she,it,they,we,you,i,who,that'.split(','))
const objects = new Set(
  'a,an,the,his,her,its,their,my,our,your,him,them,us,me,this,that,these,those,each'.split(','),
)

/** "She faces the wind", "a man watches birds": what the word says where it stands as a verb, else null. */
export function verbAt(words: readonly string[], at: number): Meaning | null {
  const [before, word = '', after] = [words[at - 1], words[at], words[at + 1]]
  const verb = verbs[word]
  if (verb === undefined || before === undefined) return null
  const known = meaningOf([before])
  const subject = known?.meaning.is === 'subject' ? known.meaning.id : null
  const isSomething = pronouns.has(before) || subject !== null || worn.has(known?.meaning.is)
  if (isSomething && known?.plural !== true && word.endsWith('s')) return verb
  if (word === 'fish' && subject === 'person') return verb
  const isNoun = isSomething || (known === null && !/^\d/.test(before))
  return isNoun && after !== undefined && objects.has(after) ? verb : null
}

function meaning(one: Meaning, words: string): Partial<Record<string, Meaning>> {
  return Object.fromEntries(words.split(', ').map((word) => [word, one]))
}
