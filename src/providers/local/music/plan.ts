import { hashText, seededRandom } from '#kernel/random.ts'
import type { MusicBody } from './bodies.ts'
import type { Mood } from './moods.ts'

export interface PiecePlan {
  bpm: number
  bars: number
  /** Of the whole sound; a piece that ends rings on after its bars. */
  seconds: number
}

/** How much of a piece that ends is left for its last chord. */
const ringSeconds = 2.4
/** How far from its mood's slowest and fastest a piece may be to end on time. */
const give = 0.08
/** A piece is best that ends with a phrase, then one that ends with half of one. */
const phrases = [4, 2, 1]

/**
 * How many bars, how fast, how long. An asked tempo is kept to the beat: a loop is then as many whole bars as come nearest
 * to the asked length, and a piece that ends does so with its last whole bar. Otherwise the sound is exactly as long as asked,
 * and the tempo gives way a little so that its last chord has time to ring and no more.
 */
export function planPiece(
  mood: Mood,
  { durationSeconds, ending, seed }: Pick<MusicBody, 'durationSeconds' | 'ending' | 'seed'>,
  asked: number | null,
): PiecePlan {
  const [slowest, fastest] = mood.tempo
  const bpm =
    asked ??
    slowest + Math.floor(seededRandom(hashText(`${mood.label} tempo`, seed))() * (fastest - slowest + 1))
  const bar = (60 / bpm) * mood.beatsPerBar
  if (ending === 'end') {
    const played = durationSeconds - Math.min(ringSeconds, durationSeconds / 3)
    const tempoOf = (bars: number) => (bars * mood.beatsPerBar * 60) / played
    const bars = phrases
      .map((phrase) => phrase * Math.round(played / bar / phrase))
      .find((count) => tempoOf(count) >= slowest * (1 - give) && tempoOf(count) <= fastest * (1 + give))
    if (asked === null && bars) return { bpm: tempoOf(bars), bars, seconds: durationSeconds }
    return { bpm, bars: Math.max(1, Math.floor(played / bar)), seconds: durationSeconds }
  }
  const bars = Math.max(1, Math.round(durationSeconds / bar))
  if (asked !== null) return { bpm, bars, seconds: bars * bar }
  return { bpm: (bars * mood.beatsPerBar * 60) / durationSeconds, bars, seconds: durationSeconds }
}
