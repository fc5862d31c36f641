import { cuesOf, type TimedWord } from './cues.ts'

/** What players show at the foot of a wide picture, and can be read while it is said. */
const limits = { lineLetters: 42, seconds: 6 }

/** Words with their times → WebVTT. */
export function captionsOf(words: readonly TimedWord[]): string {
  const blocks = cuesOf(words, limits).map(
    ({ startSeconds, endSeconds, lines }) =>
      `${timeOf(startSeconds)} --> ${timeOf(endSeconds)}\n${lines.map(escaped).join('\n')}`,
  )
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`
}

const escaped = (line: string) =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function timeOf(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const [hours, minutes] = [milliseconds / 3_600_000, (milliseconds / 60_000) % 60]
  return `${two(hours)}:${two(minutes)}:${two((milliseconds / 1000) % 60)}.${String(milliseconds % 1000).padStart(3, '0')}`
}
