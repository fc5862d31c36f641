import { inWorkspace } from '#web/api/client-context.ts'
import { SpriteFrame } from '#web/ui/sprite.tsx'
import { type PlayerMedia, ratioOf } from './media.ts'
import type { Playback } from './playback.ts'
import { shortTimecodeOf } from './position.ts'
import { partOf, percent } from './scrub-bar.tsx'

interface FramePreviewProps {
  frame: number
  media: PlayerMedia
  playback: Playback
}

/** A small picture of the frame under the pointer, above the bar. */
export function FramePreview({ frame, media, playback }: FramePreviewProps) {
  const { clock, frames } = shortTimecodeOf(frame, playback.frames)
  const { sprite, spriteUrl } = media
  const ratio = ratioOf(media)
  const width = ratio >= 1 ? 160 : Math.round(120 * ratio)
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute bottom-[calc(100%+6px)] z-(--z-float) grid justify-items-center"
      // Kept inside the bar's ends, so that the panel does not cut it.
      style={{
        left: `clamp(${width / 2}px, ${percent(partOf(frame, playback))}, calc(100% - ${width / 2}px))`,
        translate: '-50%',
      }}
    >
      <span className="relative block overflow-hidden rounded-2 bg-media-chip shadow-2">
        {sprite !== null && spriteUrl !== null && (
          <span className="relative block" style={{ width, aspectRatio: ratio }}>
            <SpriteFrame
              part={frame / playback.frames.count}
              sheet={{ url: inWorkspace(spriteUrl), cut: sprite }}
            />
          </span>
        )}
        <span className="block px-2 text-center font-mono text-11 text-on-media">
          {clock}
          {frames}
        </span>
      </span>
    </span>
  )
}
