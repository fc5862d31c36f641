import { cx } from '#web/ui/cx.ts'
import type { Playback } from './playback.ts'
import { shortTimecodeOf, timecodeOf } from './position.ts'
import { motionName } from './shuttle.ts'
import { usePlaybackState } from './use-playback.ts'

interface TimecodeReadoutProps {
  playback: Playback
  /** Without hours, for narrow places. */
  short?: boolean
  className?: string
}

/** Where the playhead is, and how fast it goes when that is unusual. The slider says it to screen readers. */
export function TimecodeReadout({ playback, short = false, className }: TimecodeReadoutProps) {
  const frame = usePlaybackState(playback, (state) => state.frame)
  const pace = usePlaybackState(playback, ({ motion }) => motionName(motion))
  const { clock, frames } = (short ? shortTimecodeOf : timecodeOf)(frame, playback.frames)
  return (
    <span aria-hidden className={cx('flex-none font-mono font-medium tracking-[-0.01em]', className)}>
      {clock}
      <span className="text-fg-3">{frames}</span>
      {pace !== '' && <span className="ml-2 text-12 text-accent-fg">{pace}</span>}
    </span>
  )
}
