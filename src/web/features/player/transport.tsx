import { useBreadth } from '#web/ui/use-media.ts'
import { LoopButton } from './loop-button.tsx'
import type { PlayerMedia } from './media.ts'
import { PlayButton, PlayButtons } from './play-buttons.tsx'
import type { Playback } from './playback.ts'
import { lengthOf } from './position.ts'
import { ScrubBar } from './scrub-bar.tsx'
import { SpeedMenu } from './speed-menu.tsx'
import { TimecodeReadout } from './timecode-readout.tsx'
import { VolumeControl } from './volume-control.tsx'

interface TransportProps {
  playback: Playback
  media: PlayerMedia
}

/** The studio's row under the picture. */
export function Transport({ playback, media }: TransportProps) {
  const breadth = useBreadth()
  if (breadth === 'phone') return <PhoneTransport media={media} playback={playback} />
  return (
    <div className="flex h-11 flex-none items-center gap-2.5 border-y border-line bg-panel pr-2.5 pl-3.5">
      <TimecodeReadout playback={playback} />
      <PlayButtons playback={playback} />
      <ScrubBar media={media} playback={playback} />
      <Length playback={playback} />
      {breadth === 'laptop' && <LoopButton playback={playback} />}
      <SpeedMenu playback={playback} />
      <VolumeControl playback={playback} />
    </div>
  )
}

function PhoneTransport({ playback, media }: TransportProps) {
  return (
    <div className="flex h-[46px] flex-none items-center gap-2 border-b border-line bg-panel px-1.5">
      <PlayButton playback={playback} touch />
      <TimecodeReadout playback={playback} short />
      <ScrubBar className="mx-1.5" media={media} playback={playback} touch />
      <Length playback={playback} />
      <LoopButton playback={playback} touch />
    </div>
  )
}

export function Length({ playback }: { playback: Playback }) {
  return (
    <span className="flex-none font-mono tracking-[-0.01em] text-fg-3">
      <span className="sr-only">Length </span>
      {lengthOf(playback.frames)}
    </span>
  )
}
