import type { InstrumentName } from './instruments.ts'
import { type MoodName, moodNames, moods } from './moods.ts'

export interface MusicWish {
  mood: MoodName
  /** Null: the mood chooses. */
  bpm: number | null
  /** Who plays the melody, where words say it. */
  soloist: InstrumentName | null
  drums: boolean
  /** The words that chose something, for the person to see. */
  heard: string[]
}

const soloists: { words: RegExp; instrument: InstrumentName }[] = [
  { words: /\b(pianos?|keys|keyboard)\b/, instrument: 'piano' },
  { words: /\b(strings?|violins?|cellos?)\b/, instrument: 'strings' },
  { words: /\b(guitars?|harps?|ukulele|plucked)\b/, instrument: 'pluck' },
  { words: /\b(flutes?|whistle|pipes?)\b/, instrument: 'flute' },
  { words: /\b(bells?|chimes?|music box|glockenspiel)\b/, instrument: 'bell' },
  { words: /\b(brass|horns?|trumpets?)\b/, instrument: 'brass' },
  { words: /\b(synth\w*|lead)\b/, instrument: 'lead' },
]

const slow = /\b(slow\w*|largo|adagio)\b/
const quick = /\b(fast\w*|quick\w*|upbeat|allegro|presto)\b/

/** Reads a prompt: the mood with the most words, a tempo, instruments. Nothing said is calm. */
export function understandMusic(prompt: string): MusicWish {
  const text = prompt.toLowerCase()
  const heard = new Set<string>()
  let best: { mood: MoodName; words: number } = { mood: 'calm', words: 0 }
  for (const mood of moodNames) {
    const words = text.match(moods[mood].words) ?? []
    for (const word of words) heard.add(word)
    if (words.length > best.words) best = { mood, words: words.length }
  }
  const said = /\b(\d{2,3})\s*bpm\b/.exec(text)
  const bpm = said ? Math.max(40, Math.min(200, Number(said[1]))) : tempoOf(best.mood, text)
  if (said) heard.add(said[0])
  for (const word of [slow.exec(text)?.[0], quick.exec(text)?.[0]]) if (word && !said) heard.add(word)
  const silent = /\b(no|without|minus) (drums?|percussion|beats?)\b/.exec(text)
  if (silent) heard.add(silent[0])
  const soloist = soloists.find(({ words }) => words.test(text))
  const named = soloist?.words.exec(text)?.[0]
  if (named) heard.add(named)
  return {
    ...{ mood: best.mood, bpm, soloist: soloist?.instrument ?? null },
    ...{ drums: silent === null, heard: [...heard] },
  }
}

function tempoOf(mood: MoodName, text: string): number | null {
  const [slowest, fastest] = moods[mood].tempo
  if (slow.test(text)) return Math.round(slowest * 0.9)
  return quick.test(text) ? Math.round(fastest * 1.1) : null
}
