import { useState } from 'react'
import { cx } from '#web/ui/cx.ts'
import { FramePreview } from './frame-preview.tsx'
import type { PlayerMedia } from './media.ts'
import type { Playback } from './playback.ts'
import { usePlaybackState } from './use-playback.ts'
import { useScrub } from './use-scrub.ts'

interface ScrubBarProps {
  playback: Playback
  media: PlayerMedia
  /** A round thumb for a finger instead of a playhead. */
  touch?: boolean
  className?: string
}

/** The clip as a line: its chosen range, what has been played, and the playhead. */
export function ScrubBar({ playback, media, touch = false, className }: ScrubBarProps) {
  const [hover, setHover] = useState<number | null>(null)
  const scrub = useScrub(playback, 'Position', setHover)
  const { from, to } = useRange(playback)
  const at = partOf(scrub.frame, playback)
  return (
    <div
      {...scrub.props}
      className={cx('relative min-w-10 flex-1 touch-none rounded-1', touch ? 'h-11' : 'h-7', className)}
    >
      <span className={cx(track, 'inset-x-0 bg-press')} />
      <span className={cx(track, 'bg-fg/22')} style={between(from, to)} />
      <span className={cx(track, 'bg-fg-2')} style={between(Math.min(from, at), at)} />
      {touch ? (
        <span
          className="absolute top-1/2 size-[18px] -translate-1/2 rounded-full bg-accent-edge ring-[3px] ring-panel"
          style={{ left: percent(at) }}
        />
      ) : (
        <Playhead at={at} />
      )}
      {hover !== null && <FramePreview frame={hover} media={media} playback={playback} />}
    </div>
  )
}

const track = 'absolute top-1/2 h-1 -translate-y-1/2 rounded-[2px]'

function Playhead({ at }: { at: number }) {
  return (
    <span
      className="absolute inset-y-1.5 w-0.5 -translate-x-1/2 rounded-[1px] bg-accent-edge before:absolute before:-top-[3px] before:-left-1 before:h-2 before:w-2.5 before:rounded-t-[2px] before:rounded-b-[5px] before:bg-accent-edge"
      style={{ left: percent(at) }}
    />
  )
}

/** Both ends of the chosen range, as parts of the clip. */
export function useRange(playback: Playback): { from: number; to: number } {
  const from = usePlaybackState(playback, ({ marks }) => marks.in ?? 0)
  const to = usePlaybackState(playback, ({ marks }) => marks.out ?? playback.frames.count - 1)
  return { from: partOf(from, playback), to: partOf(to, playback) }
}

export const partOf = (frame: number, { frames }: Playback): number => frame / Math.max(1, frames.count - 1)
export const percent = (part: number): string => `${part * 100}%`
const between = (from: number, to: number) => ({ left: percent(from), width: percent(to - from) })
