export interface TimecodeParts {
  hours: number
  minutes: number
  seconds: number
  frames: number
}

/** Frame numbers are whole: a position between two frames belongs to the earlier one. */
export const frameAt = (seconds: number, fps: number): number => Math.floor(seconds * fps + 1e-6)
export const secondsAt = (frame: number, fps: number): number => frame / fps

export function timecodeParts(seconds: number, fps: number): TimecodeParts {
  const rate = Math.max(1, Math.round(fps))
  const total = frameAt(Math.max(0, seconds), rate)
  const whole = Math.floor(total / rate)
  return {
    hours: Math.floor(whole / 3600),
    minutes: Math.floor((whole % 3600) / 60),
    seconds: whole % 60,
    frames: total % rate,
  }
}

/** "00:00:14:10", non-drop. */
export function timecode(seconds: number, fps: number): string {
  const { hours, minutes, seconds: rest, frames } = timecodeParts(seconds, fps)
  return [hours, minutes, rest, frames].map(two).join(':')
}

/** For a length beside a player: "08:00" is eight seconds and no frames. */
export function shortTimecode(seconds: number, fps: number): string {
  const parts = timecode(seconds, fps).split(':')
  const first = parts.findIndex((part) => part !== '00')
  return parts.slice(Math.min(first === -1 ? 2 : first, 2)).join(':')
}

/** "00:00:14:10", "14:10", "14" (seconds) or "2.5" (seconds) as seconds; null when it is none of them. */
export function parseTimecode(text: string, fps: number): number | null {
  const trimmed = text.trim()
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed)
  if (!/^\d{1,2}(:\d{1,2}){1,3}$/.test(trimmed)) return null
  const [frames = 0, seconds = 0, minutes = 0, hours = 0] = trimmed.split(':').map(Number).reverse()
  if (frames >= fps || seconds > 59 || minutes > 59) return null
  return hours * 3600 + minutes * 60 + seconds + frames / fps
}

/** What a screen reader says: "3 seconds, 10 frames". */
export function spokenTimecode(seconds: number, fps: number): string {
  const parts = timecodeParts(seconds, fps)
  const said = [
    [parts.hours, 'hour'],
    [parts.minutes, 'minute'],
    [parts.seconds, 'second'],
    [parts.frames, 'frame'],
  ] as const
  const words = said
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}${value === 1 ? '' : 's'}`)
  return words.length === 0 ? '0 seconds' : words.join(', ')
}

const two = (value: number) => String(value).padStart(2, '0')
