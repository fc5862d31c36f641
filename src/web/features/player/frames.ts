/** A clip as frames: `count` of them, `rate` a second. Positions are whole frames from 0. */
export interface Frames {
  count: number
  rate: number
}

/** Sound has no frames; its position moves in steps of this rate, and so does a video whose rate is unknown. */
export const defaultFrameRate = 24

export function framesOf(durationSeconds: number | null, fps: number | null): Frames {
  const rate = fps !== null && fps > 0 ? fps : defaultFrameRate
  return { rate, count: Math.max(1, Math.round((durationSeconds ?? 0) * rate)) }
}

/** The frame that is on screen at a time. A little is added: 3 / 24 s as a float must not read as frame 2. */
export const frameAt = (seconds: number, { rate, count }: Frames): number =>
  clampFrame(Math.floor(seconds * rate + 0.01), count)

/** Where to seek for a frame: its middle, so that rounding on either side shows the same picture. */
export const middleOf = (frame: number, { rate }: Frames): number => (frame + 0.5) / rate

export const startOf = (frame: number, { rate }: Frames): number => frame / rate

export const clampFrame = (frame: number, count: number): number => Math.max(0, Math.min(count - 1, frame))

/** The chosen part of a clip, both ends included; null is the clip's own end. */
export interface Marks {
  in: number | null
  out: number | null
}
export const noMarks: Marks = { in: null, out: null }

export function rangeOf(marks: Marks, { count }: Frames): { from: number; to: number } {
  return { from: marks.in ?? 0, to: marks.out ?? count - 1 }
}

/** Sets one end; an end that lies on the wrong side of it goes. Setting an end where it already is takes it away. */
export function mark(marks: Marks, end: 'in' | 'out', frame: number): Marks {
  if (marks[end] === frame) return { ...marks, [end]: null }
  if (end === 'in') return { in: frame, out: marks.out !== null && marks.out <= frame ? null : marks.out }
  return { in: marks.in !== null && marks.in >= frame ? null : marks.in, out: frame }
}
