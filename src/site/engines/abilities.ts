import type { Engine, ModeCard } from '#catalog/engine.ts'
import { modeWords } from '#catalog/mode-words.ts'
import { exampleRequest, expectedSeconds } from '#catalog/public.ts'
import type { InputRole, Mode } from '#contract/generation.ts'

export const modesOf = (engine: Engine): [Mode, ModeCard][] =>
  Object.entries(engine.modes).map(([mode, card]) => [mode as Mode, card])

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const roleWords: Record<InputRole, readonly [one: string, many: string]> = {
  firstFrame: ['first frame', 'first frames'],
  lastFrame: ['last frame', 'last frames'],
  reference: ['reference', 'references'],
  character: ['character', 'characters'],
  style: ['style picture', 'style pictures'],
  video: ['video', 'videos'],
  audio: ['sound', 'sounds'],
  mask: ['mask', 'masks'],
  background: ['background', 'backgrounds'],
}

const cameraWords: Record<ModeCard['camera'], string> = {
  exact: 'Moves hold their path to the pixel',
  native: 'By the engine’s own camera controls',
  words: 'A request in words; the engine may take its liberties',
  none: '',
}
const soundWords: Record<ModeCard['audio'], string> = {
  none: '',
  optional: 'With or without its own sound',
  always: 'Always with its own sound',
}

/** The lines of "What it does", without those that say nothing of this engine. */
export function abilities(engine: Engine, providers: Readonly<Record<string, string>>): [string, string][] {
  const cards = modesOf(engine).map(([, card]) => card)
  const unique = (values: readonly string[]) => [...new Set(values)].filter((value) => value !== '')
  const lines: [string, string][] = [
    [
      'Makes',
      capital(
        modesOf(engine)
          .map(([mode]) => modeWords[mode])
          .join(', '),
      ),
    ],
    ['Length', unique(cards.map(lengthWords)).join('; ')],
    ['Size', unique(cards.flatMap(({ resolutions }) => resolutions ?? [])).join(', ')],
    ['Shape', unique(cards.flatMap(({ aspectRatios }) => aspectRatios ?? [])).join(', ')],
    ['Frames', fpsWords(cards)],
    ['Inputs', capital(unique(cards.flatMap(inputWords)).join(', '))],
    ['Camera', unique(cards.map(({ camera }) => cameraWords[camera])).join('. ')],
    [
      'Sound',
      unique(cards.filter(({ output }) => output === 'video').map(({ audio }) => soundWords[audio])).join(
        '. ',
      ),
    ],
    ['Prompt', promptWords(cards)],
    ['Served by', engine.routes.map(({ provider }) => providers[provider] ?? provider).join(', ')],
  ]
  return lines.filter(([, words]) => words !== '')
}

function fpsWords(cards: readonly ModeCard[]): string {
  const rates = [...new Set(cards.flatMap(({ fps }) => fps ?? []))]
  return rates.length === 0 ? '' : `${rates.join(', ')} a second`
}

/** "4, 6 or 8 s", "3 to 15 s". */
export function lengthWords({ durations }: ModeCard): string {
  if (durations === undefined) return ''
  if (!('values' in durations)) return `${durations.min} to ${durations.max} s`
  const words = durations.values.map(String)
  const last = words.pop() ?? ''
  return words.length === 0 ? `${last} s` : `${words.join(', ')} or ${last} s`
}

function inputWords({ inputs }: ModeCard): string[] {
  return inputs.map(({ role, min, max }) => {
    const [one, many] = roleWords[role]
    const needed = min > 0 ? '' : ' if you like'
    return max === 1 ? `a ${one}${needed}` : `up to ${max} ${many}${needed}`
  })
}

function promptWords(cards: readonly ModeCard[]): string {
  const most = Math.max(...cards.map(({ prompt }) => prompt.maxChars))
  if (most === 0) return 'Needs no words'
  const words = [`${most.toLocaleString('en')} characters`]
  if (cards.some(({ negativePrompt }) => negativePrompt)) words.push('negative prompt')
  if (cards.some(({ seed }) => seed)) words.push('seed')
  return words.join('; ')
}

/** What a take of its defaults is expected to take, before anything was measured. */
export function guessOf(engine: Engine): number {
  const [first] = modesOf(engine)
  if (first === undefined) return 0
  const [mode, card] = first
  return expectedSeconds(card, exampleRequest(mode, card))
}
