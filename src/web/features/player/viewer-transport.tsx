import { Maximize } from 'lucide-react'
import { IconButton } from '#web/ui/icon-button.tsx'
import { useBreadth } from '#web/ui/use-media.ts'
import { FilmStrip } from './film-strip.tsx'
import { LoopButton } from './loop-button.tsx'
import type { PlayerMedia } from './media.ts'
import { PlayButtons } from './play-buttons.tsx'
import type { Playback } from './playback.ts'
import { SpeedMenu } from './speed-menu.tsx'
import { TimecodeReadout } from './timecode-readout.tsx'
import { Length } from './transport.tsx'
import { VolumeControl } from './volume-control.tsx'

interface ViewerTransportProps {
  playback: Playback
  media: PlayerMedia
  onFullScreen: (() => void) | null
}

/** The viewer's row: the whole clip as a strip of film. */
export function ViewerTransport({ playback, media, onFullScreen }: ViewerTransportProps) {
  if (useBreadth() === 'phone') {
    return (
      <div className="flex-none px-3 pt-3">
        <FilmStrip media={media} playback={playback} />
        <div className="flex h-15 items-center justify-between">
          <TimecodeReadout className="w-15" playback={playback} short />
          <PlayButtons playback={playback} touch />
          <span className="w-15 text-right">
            <Length playback={playback} />
          </span>
        </div>
      </div>
    )
  }
  return (
    <div className="flex h-16 flex-none items-center gap-2 border-t border-line bg-panel px-4">
      <TimecodeReadout playback={playback} />
      <PlayButtons playback={playback} />
      <FilmStrip className="mx-2 flex-1" media={media} playback={playback} />
      <Length playback={playback} />
      <LoopButton playback={playback} />
      <SpeedMenu playback={playback} />
      <VolumeControl playback={playback} />
      {onFullScreen !== null && media.kind === 'video' && (
        <IconButton icon={Maximize} label="Full screen" onClick={onFullScreen} />
      )}
    </div>
  )
}
