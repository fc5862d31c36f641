import { LocalErrors } from '../errors.ts'
import type { Motion } from './path.ts'

// The plain text that vid.stab writes of a whole clip's motion, and reads in place of its own measurements: a line a frame.

/** What vid.stab measured from each frame to the next. Throws `local_engine_failed` when a line is none of its own. */
export function readMotions(text: string): Motion[] {
  return linesOf(text).map((line) => {
    const [, x, y, angle] = line.split(/\s+/).map(Number)
    if (!isNumber(x) || !isNumber(y) || !isNumber(angle))
      throw LocalErrors.local_engine_failed({ detail: 'The motion of this video could not be read.' })
    return { x, y, angle }
  })
}

/** What vid.stab shall do to the frames, in their order. */
export function writeCorrections(corrections: readonly Motion[], zoom: number): string {
  const zoomPercent = ((1 - 1 / zoom) * 100).toFixed(4)
  const lines = corrections.map(
    ({ x, y, angle }, at) => `${at} ${x.toFixed(4)} ${y.toFixed(4)} ${angle.toFixed(7)} ${zoomPercent} 0`,
  )
  // Older releases look for a headline of their own first; a remark keeps them from taking a frame for it.
  return ['#', ...lines, ''].join('\n')
}

const linesOf = (text: string): string[] =>
  text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))

const isNumber = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value)
