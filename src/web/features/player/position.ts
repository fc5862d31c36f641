import { shortTimecode, spokenTimecode, timecode } from '#web/ui/timecode.ts'
import type { Frames } from './frames.ts'

/** Timecode counts whole frames: 23.976 a second are written as 24. */
const nominal = ({ rate }: Frames): number => Math.max(1, Math.round(rate))
const written = (frame: number, frames: Frames): number => frame / nominal(frames)

/** "00:00:03" and ":10". */
export function timecodeOf(frame: number, frames: Frames): { clock: string; frames: string } {
  const text = timecode(written(frame, frames), nominal(frames))
  return { clock: text.slice(0, -3), frames: text.slice(-3) }
}

/** "03" and ":10"; minutes only when there are some. */
export function shortTimecodeOf(frame: number, frames: Frames): { clock: string; frames: string } {
  const text = shortTimecode(written(frame, frames), nominal(frames))
  return { clock: text.slice(0, -3), frames: text.slice(-3) }
}

/** "08:00". */
export const lengthOf = (frames: Frames): string =>
  shortTimecode(written(frames.count, frames), nominal(frames))

/** "3 seconds, 10 frames of 8 seconds". */
export const spokenPosition = (frame: number, frames: Frames): string =>
  `${spokenTimecode(written(frame, frames), nominal(frames))} of ${spokenTimecode(written(frames.count, frames), nominal(frames))}`
