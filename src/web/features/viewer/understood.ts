import { z } from 'zod'
import type { Fact } from './fact.ts'

const words = z.array(z.string()).catch([])
const text = z.string().nullable().catch(null)
const number = z.number().nullable().catch(null)

/** What engines of this machine say of their work; what an engine does not say, or says otherwise, is left away. */
const Said = z.object({
  drew: words,
  made: words,
  instead: z.array(z.object({ said: z.string(), made: z.string() })).catch([]),
  layers: z.record(z.string(), z.number()).catch({}),
  mood: text,
  bpm: number,
  key: text,
  instruments: words,
  heard: words,
  leftOut: words,
  notMade: words,
  voice: text,
  language: text,
  wordTiming: z.enum(['exact', 'estimated']).nullable().catch(null),
  captions: z.enum(['burned', 'track', 'none']).nullable().catch(null),
  captionsLack: text,
  heldFromSeconds: number,
  continues: z.enum(['exactly', 'from its last picture']).nullable().catch(null),
  method: z.string().nullable().catch(null),
  speed: number,
  between: text,
  edges: text,
  zoomedPercent: number,
  shortenedToSeconds: number,
  fromCache: z.boolean().catch(false),
  loudness: z.object({ integratedLufs: z.number(), truePeakDbtp: z.number() }).nullable().catch(null),
})

/** What the engine took from the words and what it left out, each as one line. */
export function understoodFacts(facts: Readonly<Record<string, unknown>>): Fact[] {
  const said = Said.parse(facts)
  const lines: [name: string, value: string][] = [
    ['Drew', list(said.drew)],
    ['Made', list(said.made)],
    ['Instead', list(said.instead.map((one) => `${one.made} for “${one.said}”`))],
    ['Sounds', list(Object.keys(said.layers))],
    ['Music', list([said.mood, said.bpm === null ? null : `${Math.round(said.bpm)} BPM`, said.key])],
    ['Played by', list(said.instruments)],
    ['Voice', list([said.voice, said.language])],
    ['Captions', captionsLine(said)],
    ['Heard', list(said.heard)],
    ['Left out', list([...said.leftOut, ...said.notMade])],
    ['Goes on', said.continues === null ? '' : continuesWords[said.continues]],
    ['Enlarged', enlargedWords[said.method ?? ''] ?? ''],
    [
      'Speed',
      list([said.speed === null ? null : `${said.speed}×`, betweenWords[said.between ?? ''] ?? null]),
    ],
    ['Steadied', edgeWords(said)],
    ['Shortened', said.shortenedToSeconds === null ? '' : `To the first ${said.shortenedToSeconds} s`],
    [
      'Held',
      said.heldFromSeconds === null ? '' : `The last picture, from ${said.heldFromSeconds.toFixed(1)} s on`,
    ],
    ['Cache', said.fromCache ? 'Made before on this machine' : ''],
    ['Loudness', said.loudness === null ? '' : loudnessWords(said.loudness)],
  ]
  return lines.flatMap(([name, value]) => (value === '' ? [] : [{ name, value }]))
}

const placeWords = { burned: 'In the pictures', track: 'A track that players can show', none: 'None shown' }
const timingWords = { exact: 'times told by the voice', estimated: 'times estimated from the sound' }

function captionsLine({ captions, captionsLack, wordTiming }: z.infer<typeof Said>): string {
  const lack = captionsLack === null ? null : `the font lacks “${captionsLack}”`
  const parts = [captions && placeWords[captions], lack, wordTiming && timingWords[wordTiming]]
  const line = list(parts)
  return line.charAt(0).toUpperCase() + line.slice(1)
}

const continuesWords = {
  exactly: 'Painted on, from the frame after the last one',
  'from its last picture': 'From the last picture',
}
const enlargedWords: Readonly<Record<string, string>> = {
  'painted again': 'Painted again at the larger size',
  lanczos: 'Scaled and sharpened; no detail is added',
}

const betweenWords: Readonly<Record<string, string>> = {
  motion: 'frames between are made along what moves',
  blend: 'frames between are mixed of two',
}

const edgeWords = ({ edges, zoomedPercent }: { edges: string | null; zoomedPercent: number | null }) =>
  edges === 'mirror'
    ? 'Its open edges are turned round'
    : edges === 'zoom' && zoomedPercent !== null
      ? `Enlarged by ${zoomedPercent}% to hide its open edges`
      : ''

const list = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ')

const loudnessWords = ({ integratedLufs, truePeakDbtp }: { integratedLufs: number; truePeakDbtp: number }) =>
  `${decibels(integratedLufs)} LUFS, peak ${decibels(truePeakDbtp)} dBTP`

const decibels = (value: number): string => value.toFixed(1).replace('-', '−')
