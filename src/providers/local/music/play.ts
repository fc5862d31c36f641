import { hashText } from '#kernel/random.ts'
import type { StereoSound } from '#media/wav.ts'
import { addEvent, openRing, type Ring } from '../ambience/ring.ts'
import type { Score } from './compose.ts'
import { drums } from './drums.ts'
import { instruments } from './instruments.ts'
import type { Mood } from './moods.ts'
import { addRoom } from './room.ts'

const sampleRate = 48_000
/** What rings on after the end of a piece falls into this and is cut off. */
const tailSeconds = 6
const fadeSeconds = 1.4

/** Plays a score to exactly this length: in a ring where it loops, else to its end and a fade of what still rings. */
export function play(
  score: Score,
  mood: Mood,
  seconds: number,
  { ending, seed }: { ending: 'loop' | 'end'; seed: number },
  onProgress: (fraction: number) => void,
): StereoSound {
  const loops = ending === 'loop'
  const ring = openRing(sampleRate, loops ? seconds : seconds + tailSeconds)
  const total = score.notes.length + score.hits.length
  let done = 0
  const step = () => {
    done++
    if (done % 64 === 0) onProgress((0.9 * done) / total)
  }
  for (const note of score.notes) {
    const hertz = 440 * 2 ** ((note.pitch - 69) / 12)
    const voice = instruments[note.instrument](hertz, note.seconds, note.loud)
    addEvent(ring, note.atSeconds, voice.seconds, note.pan, voice.sample)
    step()
  }
  addRoom(ring, mood.space, loops)
  for (const [index, hit] of score.hits.entries()) {
    const voice = drums[hit.drum](sampleRate, hit.loud * 0.55, hashText(`${hit.drum} ${index}`, seed))
    addEvent(ring, hit.atSeconds, voice.seconds, pans[hit.drum] ?? 0, voice.sample)
    step()
  }
  onProgress(1)
  return loops ? ring : ended(ring, seconds)
}

const pans: Partial<Record<string, number>> = { hat: 0.25, shaker: -0.3, rim: 0.2, tick: -0.4, crash: 0.15 }

function ended({ left, right }: Ring, seconds: number): StereoSound {
  const length = Math.round(seconds * sampleRate)
  const fade = Math.min(length, Math.round(fadeSeconds * sampleRate))
  const cut = (samples: Float32Array) => {
    const kept = samples.slice(0, length)
    for (let at = 0; at < fade; at++) {
      const place = length - fade + at
      kept[place] = (kept[place] ?? 0) * Math.cos((Math.PI / 2) * (at / fade)) ** 2
    }
    return kept
  }
  return { sampleRate, left: cut(left), right: cut(right) }
}
