import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { mediaOfAsset, ratioOf } from '#web/features/player/media.ts'
import { MediaView } from '#web/features/player/media-view.tsx'
import { PictureStage } from '#web/features/player/picture-stage.tsx'
import { percent } from '#web/ui/format.ts'
import { MediaChip } from '#web/ui/media-chip.tsx'
import type { FramesProps } from './compare-frames.tsx'

/** B over A, uncovered from the right by a line that is dragged. */
export function WipeFrame({ compared, playback }: FramesProps) {
  const [at, setAt] = useState(0.5)
  const [a, b] = compared.map(({ asset }) => mediaOfAsset(asset))
  if (a == null || b == null) return null

  const drag = (event: PointerEvent) => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (box !== undefined) setAt(clamp((event.clientX - box.left) / box.width))
  }
  const key = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -0.02, ArrowRight: 0.02 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    setAt(clamp(at + by))
  }
  return (
    <div className="relative flex h-[56dvh] flex-none flex-col bg-well max-tablet:h-auto">
      <PictureStage className="min-h-0 flex-1 max-tablet:aspect-video" ratio={ratioOf(a)} width={a.width}>
        <MediaView label="A" media={a} playback={playback} />
        <div className="absolute inset-0 bg-well" style={{ clipPath: `inset(0 0 0 ${at * 100}%)` }}>
          <MediaView label="B" media={b} playback={playback} />
        </div>
        <MediaChip className="font-semibold!" corner="bottom-left">
          A
        </MediaChip>
        <MediaChip className="font-semibold!" corner="bottom-right">
          B
        </MediaChip>
        <div
          aria-label="Wipe between A and B"
          aria-valuemax={100}
          aria-valuemin={0}
          aria-valuenow={Math.round(at * 100)}
          aria-valuetext={`A covers ${percent(at)}`}
          className="absolute inset-y-0 z-3 flex w-6 -translate-x-1/2 cursor-ew-resize touch-none justify-center"
          onKeyDown={key}
          onPointerDown={drag}
          onPointerMove={drag}
          role="slider"
          style={{ left: percent(at) }}
          tabIndex={0}
        >
          <span className="h-full w-0.5 bg-media-accent" />
        </div>
      </PictureStage>
    </div>
  )
}

const clamp = (part: number): number => Math.max(0, Math.min(1, part))
