import { z } from 'zod'

/** The waveform as the studio stores it: for each piece of sound its lowest and highest sample, −128 to 127. */
export const Peaks = z.object({
  version: z.literal(1),
  durationSeconds: z.number(),
  peaks: z.array(z.number()),
})
export type Peaks = z.infer<typeof Peaks>

/** An SVG path of the sound, `columns` wide and 2 high around 0: the outline above, and back below. */
export function wavePath(peaks: readonly number[], columns: number): string {
  const pieces = Math.floor(peaks.length / 2)
  if (pieces === 0 || columns < 1) return ''
  const tops: string[] = []
  const bottoms: string[] = []
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * pieces) / columns)
    const to = Math.max(from + 1, Math.floor(((column + 1) * pieces) / columns))
    let [low, high] = [0, 0]
    for (let piece = from; piece < to; piece++) {
      low = Math.min(low, peaks[2 * piece] ?? 0)
      high = Math.max(high, peaks[2 * piece + 1] ?? 0)
    }
    // A hair of height even in silence, so that the line does not break.
    tops.push(`${column} ${-toHeight(high)}`)
    bottoms.push(`${column} ${toHeight(-low)}`)
  }
  return `M${tops.join('L')}L${bottoms.toReversed().join('L')}Z`
}

const toHeight = (sample: number): number => Math.max(0.01, Math.round((sample / 128) * 1000) / 1000)

/** "8 seconds of sound, loudest at 3 seconds", for those who do not see the wave. */
export function waveSummary({ peaks, durationSeconds }: Peaks): string {
  const seconds = Math.round(durationSeconds)
  const loudest = peaks.reduce(
    (best, value, index) => (Math.abs(value) > Math.abs(peaks[best] ?? 0) ? index : best),
    0,
  )
  if (Math.abs(peaks[loudest] ?? 0) < 2) return `${seconds} seconds of silence`
  const at = Math.round((loudest / Math.max(1, peaks.length)) * durationSeconds)
  return `${seconds} seconds of sound, loudest at ${at} seconds`
}
