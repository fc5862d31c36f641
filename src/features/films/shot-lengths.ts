import type { ModeCard } from '#catalog/engine.ts'

/** How long one shot melts into the next. */
export const dissolveSeconds = 0.5
/** From a shot's first frame to its first word: the shot before is gone. */
export const leadSeconds = 0.6
/** From one sentence to the next, and from the last one to the end of the film. */
const breathSeconds = 0.5
const endSeconds = 1.2

/** How long a text takes to be said by the slower of the built-in voices, with what is silent around it. */
export function speechSeconds(text: string): number {
  let weight = 0
  for (const letter of text) weight += /\p{N}/u.test(letter) ? 5 : spaceless.test(letter) ? 3 : 1
  return 0.55 + weight / 15.5
}

/** Scripts whose every letter is a syllable or more. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/**
 * How long each shot is, in seconds: as asked, or longer where its sentence could not be said before the next one begins. An
 * engine's longest shot may be too short for that; then the voice goes on over the next. `lateSeconds` is how much later than
 * the film the last one would end.
 */
export function shotLengths(
  shots: readonly { narration: string }[],
  askedSeconds: number,
  durations: ModeCard['durations'],
): { lengths: number[]; lateSeconds: number } {
  const lengths = shots.map(() => askedSeconds)
  const spoken = shots.flatMap(({ narration }, index) => (narration === '' ? [] : [index]))
  let late = 0
  for (const [turn, first] of spoken.entries()) {
    const next = spoken[turn + 1]
    const covered = lengths.slice(first, next ?? lengths.length)
    const melted = (next === undefined ? covered.length - 1 : covered.length) * dissolveSeconds
    const room = covered.reduce((sum, seconds) => sum + seconds, -melted)
    const around = next === undefined ? leadSeconds + endSeconds : breathSeconds
    const missing = late + speechSeconds(shots[first]?.narration ?? '') + around - room
    if (missing > 0) lengths[first] = allowedFrom(askedSeconds + missing, askedSeconds, durations)
    late = Math.max(0, missing - ((lengths[first] ?? askedSeconds) - askedSeconds))
  }
  return { lengths, lateSeconds: late }
}

/** The shortest length an engine can make that is enough, or its longest one. */
function allowedFrom(enough: number, asked: number, durations: ModeCard['durations']): number {
  if (durations === undefined) return asked
  if ('values' in durations) {
    const rising = durations.values.toSorted((a, b) => a - b)
    return rising.find((seconds) => seconds >= enough) ?? rising.at(-1) ?? asked
  }
  const { min, max, step } = durations
  const steps = Math.ceil((enough - min) / step - 1e-6)
  return Math.min(min + steps * step, min + Math.floor((max - min) / step + 1e-6) * step)
}
