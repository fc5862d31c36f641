export const shuttleTimes = [1, 2, 4, 8] as const
export type ShuttleTimes = (typeof shuttleTimes)[number]

/** How the picture moves. */
export type Motion =
  | { kind: 'still' }
  | { kind: 'forward'; times: ShuttleTimes }
  | { kind: 'reverse'; times: ShuttleTimes }

export const still: Motion = { kind: 'still' }
export const playing: Motion = { kind: 'forward', times: 1 }

export type ShuttleKey = 'J' | 'K' | 'L' | 'toggle'

/** The editing room's J K L: the same direction again doubles the pace, the other direction starts at 1×. */
export function shuttle(motion: Motion, key: ShuttleKey): Motion {
  switch (key) {
    case 'K':
      return still
    case 'toggle':
      return motion.kind === 'still' ? playing : still
    case 'L':
      return { kind: 'forward', times: motion.kind === 'forward' ? faster(motion.times) : 1 }
    case 'J':
      return { kind: 'reverse', times: motion.kind === 'reverse' ? faster(motion.times) : 1 }
  }
}

const faster = (times: ShuttleTimes): ShuttleTimes =>
  shuttleTimes[Math.min(shuttleTimes.indexOf(times) + 1, shuttleTimes.length - 1)] ?? times

export const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2] as const
export type Speed = (typeof speeds)[number]

export function nextSpeed(speed: Speed, by: 1 | -1): Speed {
  const at = speeds.indexOf(speed) + by
  return speeds[Math.max(0, Math.min(speeds.length - 1, at))] ?? speed
}

/** What the motion is called beside the timecode; empty for what needs no word. */
export function motionName(motion: Motion): string {
  if (motion.kind === 'still') return ''
  if (motion.kind === 'reverse') return `−${motion.times}×`
  return motion.times === 1 ? '' : `${motion.times}×`
}
