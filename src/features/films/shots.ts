import { hashText } from '#kernel/random.ts'
import { heldSettings } from './setting.ts'
import { sayingWho } from './who-is-meant.ts'

export interface PlannedShot {
  prompt: string
  cameraPresetId: string
  strength: number
  /** What a voice says over this shot; empty for none. */
  narration: string
}

export const mostShots = 12

/** Cuts a text into shots: one a sentence; a single sentence becomes four looks at the same scene. */
export function planShots(text: string, seed: number): PlannedShot[] {
  const sentences = splitSentences(text).slice(0, mostShots)
  const [only] = sentences
  if (sentences.length === 1 && only !== undefined) return fourLooks(only)
  const used: string[] = []
  let light = ''
  const alone = sayingWho(sentences)
  const held = heldSettings(sentences)
  return sentences.map((sentence, index) => {
    const cameraPresetId = moveFor(sentence, index, sentences.length, used, seed)
    used.push(cameraPresetId)
    light = lightWords.exec(sentence)?.[0].toLowerCase() ?? light
    const words = [withoutStop(alone[index] ?? sentence), held[index]]
    if (light !== '' && !lightWords.test(sentence)) words.push(light)
    const prompt = words.filter((word) => word != null).join(', ')
    return { prompt, cameraPresetId, strength: strengthOf(cameraPresetId), narration: sentence }
  })
}

/** The light of one shot holds in the next, as its place does, until the text says otherwise. */
const lightWords =
  /\b(dawn|sunrise|morning|noon|golden hour|sunset|dusk|twilight|evening|night(?:fall)?|midnight)\b/i

/** Moves that leave their subject are kept short, so that every shot ends on a picture; an arc is as wide as layers can show. */
const gentle: Record<string, number> = {
  arc: 0.35,
  'crane-up': 0.35,
  'dolly-out': 0.5,
  'drone-reveal': 0.5,
  'pan-right': 0.3,
  'tilt-up': 0.4,
}
const strengthOf = (presetId: string): number => gentle[presetId] ?? 0.7

/** Sentence ends and line breaks. */
export function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+|(?<=[。！？])|\n+/u)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part))
}

/** A full stop is read, but not painted. */
const withoutStop = (sentence: string) => sentence.replace(/[.…。]+$/u, '')

/** Establish, show, come close, leave: the oldest plan there is. */
function fourLooks(sentence: string): PlannedShot[] {
  const moving = /\b(car|boat|ship|walk\w*|run\w*|dog|deer|rid\w+)\b/i.test(sentence)
  const words = withoutStop(sentence)
  const look = (prompt: string, cameraPresetId: string, narration = '') => ({
    ...{ prompt, cameraPresetId, narration },
    strength: strengthOf(cameraPresetId),
  })
  return [
    look(`wide shot, ${words}`, 'truck-right', sentence),
    look(words, moving ? 'tracking-follow' : 'arc'),
    look(`close, ${words}`, 'dolly-in'),
    look(`wide shot, ${words}`, 'dolly-out'),
  ]
}

/** Moves that words ask for, first match wins. */
const asked: readonly [RegExp, string][] = [
  [/\b(reveal\w*|behind|beyond|opens? onto)\b/i, 'drone-reveal'],
  [/\b(walk\w*|run\w*|drives?|driving|sail\w*|follow\w*|rid(?:es?|ing))\b/i, 'tracking-follow'],
  [/\b(bottle|product|shoe|watch|phone|cup|perfume)\b/i, 'arc'],
  [/\b(tower|lighthouse|tall|sky|stars?|skyscraper)\b/i, 'tilt-up'],
  [/\b(face|eyes?|close|detail|door|window|light)\b/i, 'dolly-in'],
  [/\b(leaves?|alone|away|empty|end|night falls)\b/i, 'dolly-out'],
  [/\b(city|street|harbou?r|market|forest)\b/i, 'truck-left'],
]
const spare = ['truck-right', 'dolly-in', 'crane-up', 'pan-right', 'arc', 'pedestal-up']

/** First and last shots open and close the film; in between the words decide, and no move comes twice in a row. */
function moveFor(
  sentence: string,
  index: number,
  count: number,
  used: readonly string[],
  seed: number,
): string {
  if (index === 0) return 'truck-right'
  if (index === count - 1) return used.at(-1) === 'dolly-out' ? 'crane-up' : 'dolly-out'
  const before = used.at(-1)
  const wanted = asked.find(([words, id]) => words.test(sentence) && id !== before)?.[1]
  if (wanted !== undefined) return wanted
  const free = spare.filter((id) => id !== before)
  return free[hashText(sentence, seed) % free.length] ?? 'dolly-in'
}
