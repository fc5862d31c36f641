import type { LayerName } from '../ambience/layers.ts'
import type { EffectName } from './effects.ts'
import { nearestSound } from './nearest.ts'

/** What lasts as long as there is time for it comes as a bed under the rest. */
const beds: Partial<Record<LayerName, RegExp>> = {
  rain: /\b(rain\w*|drizzle|downpour)\b/g,
  thunder: /\b(thunder\w*|lightning|storm\w*)\b/g,
  wind: /\b(wind\w*|breeze|gusts?|blizzard)\b/g,
  sea: /\b(seas?|oceans?|waves?|surf)\b/g,
  fire: /\b(fire|flames?|campfire|crackl\w*)\b/g,
  birds: /\b(birds?|chirp\w*)\b/g,
  insects: /\b(crickets?|cicadas?|insects?)\b/g,
  stream: /\b(streams?|rivers?|brook|waterfall)\b/g,
  city: /\b(traffic|street|city)\b/g,
}

const words: Record<EffectName, RegExp> = {
  whoosh: /\b(whoosh\w*|swoosh\w*|swish\w*|swipe|pass-?by|transition|air)\b/g,
  impact: /\b(impacts?|hits?|punch\w*|boom\w*|thud\w*|slam\w*|crash\w*|bang\w*|stomp\w*)\b/g,
  explosion: /\b(explo\w+|blast\w*|detonat\w*|bombs?)\b/g,
  shot: /\b(gun ?shots?|shots?|guns?|rifle|pistol)\b/g,
  riser: /\b(risers?|rising|build-?ups?|swell\w*|tension)\b/g,
  fall: /\b(falls?|falling|downers?|descend\w*|power(ing)? down)\b/g,
  laser: /\b(lasers?|zaps?|blasters?|pew)\b/g,
  sparkle: /\b(sparkl\w*|magic\w*|glitter\w*|shimmer\w*|fairy|twinkl\w*)\b/g,
  door: /\b(doors?|gate)\b/g,
  creak: /\b(creak\w*|squeak\w*|hinges?)\b/g,
  knock: /\b(knock\w*)\b/g,
  steps: /\b(foot-?steps?|steps?|walk\w*|running|heels?)\b/g,
  click: /\b(clicks?|clicking|buttons?|switch|mouse|tap(s|ping)?)\b/g,
  typing: /\b(typ(es?|ing)|keyboard|typewriter)\b/g,
  clock: /\b(clocks?|tick\w*)\b/g,
  shutter: /\b(shutter|camera|photos?|snapshot)\b/g,
  pop: /\b(pops?|popping|bubbles?|cork)\b/g,
  glass: /\b(glass|shatter\w*|windows? break\w*)\b/g,
  splash: /\b(splash\w*|dive|diving)\b/g,
  drop: /\b(drops?|drips?|dripping|droplets?)\b/g,
  heartbeat: /\b(heart ?beats?|hearts?|pulse)\b/g,
  engine: /\b(engines?|motors?|cars?|trucks?|motorbikes?|motorcycles?)\b/g,
  beep: /\b(beep\w*|bleep\w*)\b/g,
  notification: /\b(notifications?|alerts?|dings?|messages?)\b/g,
  bell: /\b(bells?|church|gongs?|chimes?)\b/g,
  coin: /\b(coins?|arcade|8-?bit|collect\w*)\b/g,
  siren: /\b(sirens?|police|ambulance)\b/g,
  alarm: /\b(alarms?|buzzers?)\b/g,
}

/** Words that name no sound. */
const plainWords = new Set(
  'a an and then the of in on at to with by from for into over under is are it its one two three four five six some very big small loud quiet soft deep heavy light short long slow fast quick sound sounds effect effects sfx noise single after before while as heavy distant near far close closes closing closed opens opening open old new wooden metal'.split(
    ' ',
  ),
)

const counts: Record<string, number> = {
  one: 1,
  single: 1,
  two: 2,
  double: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
}

export interface SfxWish {
  /** One after another, in the order in which they were said. */
  events: { effect: EffectName; times: number }[]
  beds: LayerName[]
  heard: string[]
  /** What was said and is not made here, and the nearest sound, which is made for it. */
  instead: { said: string; made: EffectName }[]
  /** What was said and is not made. */
  unknown: string[]
}

export function understandSfx(prompt: string): SfxWish {
  const text = prompt.toLowerCase()
  const found: Found[] = []
  const heard: string[] = []
  for (const [effect, pattern] of Object.entries(words) as [EffectName, RegExp][]) {
    const matches = [...text.matchAll(pattern)]
    heard.push(...matches.map(([word]) => word))
    const [first] = matches
    if (first)
      found.push({
        at: first.index,
        effect,
        times: countBefore(text, first.index) ?? (effect === 'knock' ? 3 : 1),
      })
  }
  const under: LayerName[] = []
  for (const [bed, pattern] of Object.entries(beds) as [LayerName, RegExp][]) {
    const matches = text.match(pattern)
    if (!matches) continue
    heard.push(...matches)
    under.push(bed)
  }
  const known = new Set(heard.flatMap((word) => word.split(/[^a-z0-9-]+/)))
  const instead: SfxWish['instead'] = []
  const unknown: string[] = []
  for (const { 0: word, index } of text.matchAll(/[\p{L}][\p{L}-]{2,}/gu)) {
    if (known.has(word) || plainWords.has(word)) continue
    const made = nearestSound(word)
    // A word beside a sound that is made tells more of it; "a glass bottle" is one sound.
    const told = made !== null && found.some(({ effect }) => effect === made)
    if (made === null || told) {
      if (!told) unknown.push(word)
      continue
    }
    instead.push({ said: word, made })
    found.push({ at: index, effect: made, times: countBefore(text, index) ?? 1 })
  }
  const inOrder = found.sort((a, b) => a.at - b.at)
  return {
    events: withoutParts(inOrder, text).map(({ effect, times }) => ({ effect, times })),
    beds: under,
    heard: [...new Set(heard)],
    instead,
    unknown: [...new Set(unknown)],
  }
}

/** "A knock at the door", "a creaking door": the door is what is knocked at. */
const doorOfIt =
  /\b(knock|creak|squeak)\w*( (on|at|of|from))?( (a|an|the))?( \w+)? (doors?|gate)\b|\b(doors?|gate) (creak|squeak)/

const nextClause = /[,;.]|\b(then|and)\b/g

interface Found {
  at: number
  effect: EffectName
  times: number
}

/** "A door slams" is one sound, and so is "a glass shatters with a crash". */
function withoutParts(events: readonly Found[], text: string): Found[] {
  const clause = (at: number) => text.slice(0, at).match(nextClause)?.length ?? 0
  const beside = (at: number, effects: readonly EffectName[]) =>
    events.some((other) => effects.includes(other.effect) && clause(other.at) === clause(at))
  return events.filter(
    ({ effect, at }) =>
      !(effect === 'impact' && beside(at, ['door', 'glass', 'explosion'])) &&
      !(effect === 'door' && doorOfIt.test(text)),
  )
}

/** Null where nobody said how many. */
function countBefore(text: string, at: number): number | null {
  const word = /(\w+)\s+$/.exec(text.slice(0, at))?.[1] ?? ''
  const count = counts[word] ?? Number(word)
  return Number.isInteger(count) && count >= 1 ? Math.min(12, count) : null
}

export const knownSounds = [...Object.keys(words), ...Object.keys(beds)]
