import { MusicMood } from '#contract/music.ts'
import type { InstrumentName } from './instruments.ts'
import { moods } from './moods.ts'
import { scenes } from './scenes.ts'

export interface MusicWish {
  mood: MusicMood
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

/** Reads a prompt: the mood with the most words, a tempo, instruments. Words that name none are of a scene, which has one too. */
export function understandMusic(prompt: string): MusicWish {
  const text = prompt.toLowerCase()
  const named = moodIn(text, (mood) => moods[mood].words)
  const { mood, heard } = named.heard.size > 0 ? named : moodIn(text, (mood) => scenes[mood])
  const said = /\b(\d{2,3})\s*bpm\b/.exec(text)
  const bpm = said ? Math.max(40, Math.min(200, Number(said[1]))) : tempoOf(mood, text)
  if (said) heard.add(said[0])
  for (const word of [slow.exec(text)?.[0], quick.exec(text)?.[0]]) if (word && !said) heard.add(word)
  const silent = /\b(no|without|minus) (drums?|percussion|beats?)\b/.exec(text)
  if (silent) heard.add(silent[0])
  const soloist = soloists.find(({ words }) => words.test(text))
  const player = soloist?.words.exec(text)?.[0]
  if (player) heard.add(player)
  return {
    ...{ mood, bpm, soloist: soloist?.instrument ?? null },
    ...{ drums: silent === null, heard: [...heard] },
  }
}

/** The mood with the most words; calm where there are none. */
function moodIn(text: string, wordsOf: (mood: MusicMood) => RegExp): { mood: MusicMood; heard: Set<string> } {
  const heard = new Set<string>()
  let best: { mood: MusicMood; words: number } = { mood: 'calm', words: 0 }
  for (const mood of MusicMood.options) {
    const words = text.match(wordsOf(mood)) ?? []
    for (const word of words) heard.add(word)
    if (words.length > best.words) best = { mood, words: words.length }
  }
  return { mood: best.mood, heard }
}

function tempoOf(mood: MusicMood, text: string): number | null {
  const [slowest, fastest] = moods[mood].tempo
  if (slow.test(text)) return Math.round(slowest * 0.9)
  return quick.test(text) ? Math.round(fastest * 1.1) : null
}
