import { cleanPrompt } from './clean-prompt.ts'
import {
  harmless,
  harmSomeone,
  hate,
  howTo,
  making,
  minor,
  namedPerson,
  realPerson,
  selfHarm,
  sexual,
  undress,
  weapon,
  words,
} from './guard-words.ts'

export type GuardCategory = 'minors' | 'real-person' | 'violent-instructions' | 'self-harm' | 'hate'

export type GuardVerdict =
  | { ok: true }
  | {
      ok: false
      code: 'prompt_blocked'
      category: GuardCategory
      /** One plain sentence for the person. */
      reason: string
      /** A prompt near the wish that passes. */
      rewrite: string
    }

interface Rule {
  category: GuardCategory
  reason: string
  /** Blocks when every one of these is found. */
  all: readonly RegExp[]
  /** And this, in the prompt with its own capitals. */
  cased?: RegExp
  /** What a rewrite leaves out. */
  leaveOut: RegExp
  /** Offered when too little is left. */
  instead: string
}

const everything = /^[\s\S]*$/g
const abused = words('loli|lolicon|shota|shotacon|jailbait|cp porn')
const noMinors = {
  category: 'minors',
  reason: 'We do not make sexual content with anyone who is, or looks, under 18.',
  instead: 'A family on a summer afternoon in the park, everyday clothes, warm light.',
} as const
const noRealPeople = {
  category: 'real-person',
  reason: 'We do not make sexual content of real people.',
  instead: 'A portrait of an invented person in evening clothes, soft window light.',
} as const

const rules: readonly Rule[] = [
  { ...noMinors, all: [sexual, minor], leaveOut: sexual },
  { ...noMinors, all: [abused], leaveOut: abused },
  { ...noRealPeople, all: [sexual, realPerson], leaveOut: sexual },
  { ...noRealPeople, all: [sexual], cased: namedPerson, leaveOut: sexual },
  {
    ...noRealPeople,
    reason: 'We do not undress people in pictures.',
    all: [undress],
    leaveOut: everything,
  },
  {
    category: 'violent-instructions',
    reason: 'We do not make instructions for weapons or poisons.',
    all: [howTo, making, weapon],
    leaveOut: everything,
    instead: 'A tense scene in a dim workshop: the danger is felt, nothing is explained or shown in detail.',
  },
  {
    category: 'violent-instructions',
    reason: 'We do not make instructions for hurting people.',
    all: [howTo, harmSomeone],
    leaveOut: everything,
    instead: 'A tense chase through a rainy street at night; the harm stays outside the frame.',
  },
  {
    category: 'self-harm',
    reason:
      'We do not make instructions for self-harm. If you are not safe now, please call your local emergency number.',
    all: [howTo, selfHarm],
    leaveOut: everything,
    instead: 'A person at a window at dawn, a friend’s hand on the shoulder, quiet and hopeful.',
  },
  {
    category: 'hate',
    reason: 'We do not make content that calls for hate or violence against groups of people.',
    all: [hate],
    leaveOut: everything,
    instead: 'Neighbours of many backgrounds share a long table in the street, warm summer evening.',
  },
]

/** Deterministic and local: nothing is sent, nothing is charged. It stops what is clear and leaves the rest to the vendors. */
export function guardPrompt(prompt: string): GuardVerdict {
  const rule = brokenRule(prompt)
  if (!rule) return { ok: true }
  const { category, reason } = rule
  return { ok: false, code: 'prompt_blocked', category, reason, rewrite: rewrite(prompt, rule) }
}

function brokenRule(prompt: string): Rule | undefined {
  const text = comparable(prompt)
  return rules.find(
    ({ all, cased }) =>
      all.every((pattern) => text.search(pattern) >= 0) && (cased === undefined || cased.test(prompt)),
  )
}

/** Lower case, no accents, no invisible letters between letters, no harmless phrases. */
function comparable(prompt: string): string {
  return cleanPrompt(prompt)
    .toLowerCase()
    .replace(/ñ/g, 'ny')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/[’ʼ]/g, "'")
    .replace(/[\u200c\u200d]/g, '')
    .replace(/[\s_]+/g, ' ')
    .replace(harmless, ' ')
}

function rewrite(prompt: string, rule: Rule): string {
  const rest = cleanPrompt(cleanPrompt(prompt).replace(rule.leaveOut, ' '))
    .replace(/ ?[,;]+(?= ?[,;.!?])/g, '')
    .replace(/ ([,.;:!?])/g, '$1')
    .trim()
  const enough = rest.split(/\s+/).length >= 3
  return enough && !brokenRule(rest) ? rest : rule.instead
}
