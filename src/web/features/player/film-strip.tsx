import { useRef, useState } from 'react'
import { inWorkspace } from '#web/api/client-context.ts'
import { cx } from '#web/ui/cx.ts'
import { SpriteFrame } from '#web/ui/sprite.tsx'
import { useSize } from '#web/ui/use-size.ts'
import { FramePreview } from './frame-preview.tsx'
import { type PlayerMedia, ratioOf } from './media.ts'
import type { Playback } from './playback.ts'
import { partOf, percent, useRange } from './scrub-bar.tsx'
import { usePlaybackState } from './use-playback.ts'
import { useScrub } from './use-scrub.ts'
import { Waveform } from './waveform.tsx'

interface FilmStripProps {
  playback: Playback
  media: PlayerMedia
  className?: string
}

/** The clip laid out from its first frame to its last, or its sound as a wave; a press goes there. */
export function FilmStrip({ playback, media, className }: FilmStripProps) {
  const [hover, setHover] = useState<number | null>(null)
  const scrub = useScrub(playback, 'Position', setHover)
  const marked = usePlaybackState(playback, ({ marks }) => marks.in !== null || marks.out !== null)
  const { from, to } = useRange(playback)
  return (
    <div {...scrub.props} className={cx('relative h-10 touch-none max-tablet:h-11', className)}>
      <div className="absolute inset-0 overflow-hidden rounded-[4px] bg-raised opacity-80">
        <StripPictures media={media} />
      </div>
      {marked && (
        <>
          <span
            className="absolute inset-y-0 left-0 rounded-l-[4px] bg-well/75"
            style={{ width: percent(from) }}
          />
          <span
            className="absolute inset-y-0 right-0 rounded-r-[4px] bg-well/75"
            style={{ width: percent(1 - to) }}
          />
        </>
      )}
      <span
        className="absolute -inset-y-[5px] w-0.5 -translate-x-1/2 rounded-[1px] bg-media-accent"
        style={{ left: percent(partOf(scrub.frame, playback)) }}
      />
      {hover !== null && <FramePreview frame={hover} media={media} playback={playback} />}
    </div>
  )
}

function StripPictures({ media }: { media: PlayerMedia }) {
  const strip = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(strip)
  const { sprite, spriteUrl, peaksUrl } = media
  if (sprite === null || spriteUrl === null)
    return peaksUrl === null ? null : <Waveform decorative className="size-full" url={peaksUrl} />
  const count = width === 0 ? 0 : Math.max(1, Math.round(width / Math.max(20, height * ratioOf(media))))
  return (
    <div ref={strip} aria-hidden className="flex size-full">
      {Array.from({ length: count }, (_, index) => index / count).map((part) => (
        <span key={part} className="relative flex-1">
          <SpriteFrame part={part} sheet={{ url: inWorkspace(spriteUrl), cut: sprite }} />
        </span>
      ))}
    </div>
  )
}
