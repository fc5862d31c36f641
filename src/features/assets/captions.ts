import type { SpokenWord } from '#contract/asset.ts'

/** What fits in two lines and can be read while it is said. */
const cueLetters = 74
const cueSeconds = 6
/** A breath that is longer ends a caption. */
const pauseSeconds = 0.6
/** How long a caption stays after its last word, where the next one leaves room. */
const lingerSeconds = 0.4
const lineLetters = 42

/** Words with their times → WebVTT: a caption ends with a sentence, at a pause, or when it is full. */
export function captionsOf(words: readonly SpokenWord[]): string {
  const cues = cuesOf(words)
  const blocks = cues.map((cue, index) => {
    const start = cue[0]?.startSeconds ?? 0
    const next = cues[index + 1]?.[0]?.startSeconds ?? Number.POSITIVE_INFINITY
    const end = Math.max(cue.at(-1)?.endSeconds ?? start, start + 0.1)
    return `${timeOf(start)} --> ${timeOf(Math.min(next, end + lingerSeconds))}\n${linesOf(cue)}`
  })
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`
}

function cuesOf(words: readonly SpokenWord[]): SpokenWord[][] {
  const cues: SpokenWord[][] = []
  let cue: SpokenWord[] = []
  for (const word of words) {
    const [first, last] = [cue[0], cue.at(-1)]
    const letters = cue.reduce((sum, one) => sum + one.word.length + 1, 0) + word.word.length
    const full =
      letters > cueLetters ||
      (first !== undefined && word.endSeconds - first.startSeconds > cueSeconds) ||
      (last !== undefined && word.startSeconds - last.endSeconds > pauseSeconds)
    if (full && cue.length > 0) {
      cues.push(cue)
      cue = []
    }
    cue.push(word)
    if (/[.!?…。！？]["'”’»)\]]*$/u.test(word.word)) {
      cues.push(cue)
      cue = []
    }
  }
  return cue.length > 0 ? [...cues, cue] : cues
}

/** Two lines of about one length, where one is too long. */
function linesOf(cue: readonly SpokenWord[]): string {
  const words = cue.map(({ word }) => escaped(word))
  const whole = words.join(' ')
  if (whole.length <= lineLetters) return whole
  let upper = ''
  let at = 0
  while (at < words.length - 1 && upper.length + (words[at]?.length ?? 0) <= whole.length / 2)
    upper = [upper, words[at++] ?? ''].filter((part) => part !== '').join(' ')
  return upper === '' ? whole : `${upper}\n${words.slice(at).join(' ')}`
}

const escaped = (word: string) =>
  word.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function timeOf(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const [hours, minutes] = [milliseconds / 3_600_000, (milliseconds / 60_000) % 60]
  return `${two(hours)}:${two(minutes)}:${two((milliseconds / 1000) % 60)}.${String(milliseconds % 1000).padStart(3, '0')}`
}
