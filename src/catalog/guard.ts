import { cleanPrompt } from './clean-prompt.ts'

export type GuardCategory = 'minors' | 'real-person' | 'violent-instructions' | 'self-harm'

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
  /** What a rewrite leaves out. */
  leaveOut: RegExp
  /** Offered when too little is left. */
  instead: string
}

const words = (list: string) => new RegExp(String.raw`\b(?:${list})\b`, 'giu')

const sexual = words(
  'nudes?|nudity|naked|undress\\w*|topless|sex|sexy|sexual\\w*|sexuali[sz]\\w*|erotic\\w*|porn\\w*|nsfw|lewd|orgasm\\w*|genitals?|masturbat\\w*|hentai|stripping|striptease|lingerie',
)
const minor = words(
  "child|children|child's|kids?|minors?|under-?aged?|toddlers?|infants?|preteens?|pre-teens?|teens?|teenaged?|teenagers?|school-?(?:girls?|boys?)|school (?:girls?|boys?)|(?:little|young) (?:girls?|boys?)|(?:[1-9]|1[0-7])[- ](?:years?|yrs?|yo)(?:[- ]old)?",
)
const realPerson = words(
  "celebrit(?:y|ies)|deep ?fakes?|real (?:person|people|woman|man)|my (?:ex|ex-?\\w+|girlfriend|boyfriend|wife|husband|neighbou?r|boss|co-?worker|colleague|classmate|teacher|friend|sister|brother)(?:'s)?|(?:famous|real|actual) (?:actress|actor|singer|politician|streamer)|(?:this|the|her|his) photo(?:graph)?",
)
const howTo = words(
  'how (?:to|do i|can i|you)|instructions?|step[- ]by[- ]step|tutorials?|recipes?|manual|guide|blueprints?',
)

const rules: readonly Rule[] = [
  {
    category: 'minors',
    reason: 'We do not make sexual content with anyone who is, or looks, under 18.',
    all: [sexual, minor],
    leaveOut: sexual,
    instead: 'A family on a summer afternoon in the park, everyday clothes, warm light.',
  },
  {
    category: 'minors',
    reason: 'We do not make sexual content with anyone who is, or looks, under 18.',
    all: [words('loli|lolicon|shota|shotacon|jailbait|cp porn')],
    leaveOut: words('loli|lolicon|shota|shotacon|jailbait|cp porn'),
    instead: 'A family on a summer afternoon in the park, everyday clothes, warm light.',
  },
  {
    category: 'real-person',
    reason: 'We do not make sexual content of real people.',
    all: [sexual, realPerson],
    leaveOut: sexual,
    instead: 'A portrait of an invented person in evening clothes, soft window light.',
  },
  {
    category: 'real-person',
    reason: 'We do not undress people in pictures.',
    all: [
      words(
        'nudify|undress (?:her|him|them|this|my|the)|(?:remove|take off) (?:her|his|their) (?:clothes|clothing|shirt|dress|bikini)',
      ),
    ],
    leaveOut: words('nudify|undress|remove|take off|clothes|clothing'),
    instead: 'A portrait of an invented person in evening clothes, soft window light.',
  },
  {
    category: 'violent-instructions',
    reason: 'We do not make instructions for weapons or poisons.',
    all: [
      howTo,
      words('make|build|making|building|assembl\\w+|synthesi[sz]\\w+|cook(?:ing)?|mix(?:ing)?|construct\\w*'),
      words(
        '(?:pipe |nail |dirty |car )?bombs?|explosives?|(?:suicide |explosive )vests?|nerve agents?|sarin|ricin|napalm|thermite|molotovs?|molotov cocktails?|poison gas|chemical weapons?|3d[- ]printed guns?',
      ),
    ],
    leaveOut: /^[\s\S]*$/g,
    instead: 'A tense scene in a dim workshop: the danger is felt, nothing is explained or shown in detail.',
  },
  {
    category: 'violent-instructions',
    reason: 'We do not make instructions for hurting people.',
    all: [
      howTo,
      words(
        '(?:kill|murder|torture|stab|strangle|poison|behead|dismember|kidnap)(?:ing)? (?:a |an |my |your |the |some)?(?:person|people|someone|somebody|man|woman|child|children|him|her|them|wife|husband|neighbou?r|boss|victims?|human|humans)',
      ),
    ],
    leaveOut: /^[\s\S]*$/g,
    instead: 'A tense chase through a rainy street at night; the harm stays outside the frame.',
  },
  {
    category: 'self-harm',
    reason:
      'We do not make instructions for self-harm. If you are not safe now, please call your local emergency number.',
    all: [
      howTo,
      words(
        '(?:kill|hang|cut|harm|hurt) (?:myself|yourself|oneself|themselves)|commit suicide|suicide methods?|end my life',
      ),
    ],
    leaveOut: /^[\s\S]*$/g,
    instead: 'A person at a window at dawn, a friend’s hand on the shoulder, quiet and hopeful.',
  },
]

/** Phrases that hold a listed word and mean something harmless. */
const harmless = words(
  "naked (?:eyes?|mole[- ]rats?|flames?|trees?|branches)|nude (?:lipstick|colou?rs?|tones?|palette|heels|shoes)|minor (?:key|chords?|scale|details?|characters?|roles?|league|changes?|damage)|(?:[a-g]|[a-g][- ](?:sharp|flat)) minor|goat kids?|kid gloves|child'?s play|same[- ]sex|sex education|photo (?:booth|bombs?)|photobombs?|bath bombs?|(?:cherry|glitter|seed) bombs?|kill time|(?:invented|fictional) (?:person|character)",
)

/** Deterministic and local: nothing is sent, nothing is charged. It stops what is clear and leaves the rest to the vendors. */
export function guardPrompt(prompt: string): GuardVerdict {
  const rule = brokenRule(prompt)
  if (!rule) return { ok: true }
  const { category, reason } = rule
  return { ok: false, code: 'prompt_blocked', category, reason, rewrite: rewrite(prompt, rule) }
}

function brokenRule(prompt: string): Rule | undefined {
  const text = comparable(prompt)
  return rules.find(({ all }) => all.every((pattern) => text.search(pattern) >= 0))
}

/** Lower case, no accents, no invisible letters between letters, no harmless phrases. */
function comparable(prompt: string): string {
  return cleanPrompt(prompt)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’ʼ]/g, "'")
    .replace(/[\u200c\u200d]/g, '')
    .toLowerCase()
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
