import { Pause, Play, StepBack, StepForward } from 'lucide-react'
import { cx } from '#web/ui/cx.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import type { Playback } from './playback.ts'
import { usePlaybackState } from './use-playback.ts'

interface PlayButtonsProps {
  playback: Playback
  /** Of fingers' size. */
  touch?: boolean
  className?: string
}

/** Frame back, play, frame on. */
export function PlayButtons({ playback, touch = false, className }: PlayButtonsProps) {
  return (
    <div className={cx('flex flex-none items-center', touch ? 'gap-6' : 'gap-1', className)}>
      <IconButton
        icon={StepBack}
        label="Back one frame"
        onClick={() => playback.step(-1)}
        shortcut=","
        size={touch ? 'touch' : 'md'}
      />
      <PlayButton className={touch ? 'rounded-full! bg-raised' : ''} playback={playback} touch={touch} />
      <IconButton
        icon={StepForward}
        label="Forward one frame"
        onClick={() => playback.step(1)}
        shortcut="."
        size={touch ? 'touch' : 'md'}
      />
    </div>
  )
}

export function PlayButton({ playback, touch = false, className }: PlayButtonsProps) {
  const moves = usePlaybackState(playback, ({ motion }) => motion.kind !== 'still')
  return (
    <IconButton
      className={cx('text-fg!', className)}
      icon={moves ? Pause : Play}
      iconClassName={cx('fill-current', !touch && 'size-4')}
      label={moves ? 'Pause' : 'Play'}
      onClick={() => playback.press('toggle')}
      shortcut="space"
      size={touch ? 'touch' : 'lg'}
    />
  )
}
