import { ChevronDown } from 'lucide-react'
import { LoopButton } from '#web/features/player/loop-button.tsx'
import { PlayButtons } from '#web/features/player/play-buttons.tsx'
import type { Playback } from '#web/features/player/playback.ts'
import { partOf, percent } from '#web/features/player/scrub-bar.tsx'
import { SpeedMenu } from '#web/features/player/speed-menu.tsx'
import { TimecodeReadout } from '#web/features/player/timecode-readout.tsx'
import { Length } from '#web/features/player/transport.tsx'
import { usePlaybackState } from '#web/features/player/use-playback.ts'
import { useScrub } from '#web/features/player/use-scrub.ts'
import { Button } from '#web/ui/button.tsx'
import { Menu, MenuChoice } from '#web/ui/menu.tsx'
import { letters } from './compare-set.ts'
import type { Compared } from './setting-rows.ts'

interface CompareTransportProps {
  playback: Playback
  compared: readonly Compared[]
}

/** One playhead over a lane for each take; lanes show how long each is. */
export function CompareTransport({ playback, compared }: CompareTransportProps) {
  const scrub = useScrub(playback, 'Position in all takes')
  const total = playback.frames.count / playback.frames.rate
  return (
    <div className="sticky bottom-0 z-(--z-sticky) flex min-h-13 flex-none flex-wrap items-center gap-1.5 border-y border-line bg-panel px-4 tablet:static">
      <TimecodeReadout className="w-[92px]" playback={playback} />
      <PlayButtons playback={playback} />
      <div
        {...scrub.props}
        className="relative mx-2.5 flex min-w-40 flex-1 touch-none flex-col gap-[5px] rounded-1 py-1.5 pl-3.5"
      >
        {compared.map(({ take, asset }, index) => (
          <div key={take.id} className="relative h-2">
            <span
              aria-hidden
              className="absolute top-0 -left-3.5 text-[10px] leading-2 font-medium text-fg-3"
            >
              {letters[index]}
            </span>
            <span
              className="absolute top-0.5 left-0 h-1 rounded-[2px] bg-fg/26"
              style={{ width: percent((asset.durationSeconds ?? total) / total) }}
            />
          </div>
        ))}
        <span aria-hidden className="pointer-events-none absolute inset-y-0 right-0 left-3.5">
          <span
            className="absolute inset-y-0 w-0.5 -translate-x-1/2 rounded-[1px] bg-accent-edge before:absolute before:-top-px before:-left-[5px] before:h-2.5 before:w-3 before:bg-accent-edge before:[clip-path:polygon(0_0,100%_0,100%_55%,50%_100%,0_55%)]"
            style={{ left: percent(partOf(scrub.frame, playback)) }}
          />
        </span>
      </div>
      <Length playback={playback} />
      <LoopButton playback={playback} />
      <SpeedMenu playback={playback} />
      <SoundMenu compared={compared} playback={playback} />
    </div>
  )
}

function SoundMenu({ playback, compared }: CompareTransportProps) {
  const heard = usePlaybackState(playback, ({ muted, soundFrom }) => (muted ? 'off' : String(soundFrom)))
  const name = heard === 'off' ? 'off' : (letters[Number(heard)] ?? '')
  return (
    <Menu
      align="end"
      side="top"
      trigger={
        <Button kind="quiet">
          Sound {name}
          <ChevronDown aria-hidden size={14} />
        </Button>
      }
    >
      <MenuChoice
        label="Sound from"
        onChange={(value) => {
          playback.setMuted(value === 'off')
          if (value !== 'off') playback.hear(Number(value))
        }}
        options={[
          ...compared.map((_, index) => ({ value: String(index), label: letters[index] ?? '' })),
          { value: 'off', label: 'Off' },
        ]}
        value={heard}
      />
    </Menu>
  )
}
