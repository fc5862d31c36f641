import { useEffect, useRef, useState } from 'react'
import { cx } from '#web/ui/cx.ts'
import { previewClips } from './preview-clips.ts'
import type { PreviewWish } from './preview-protocol.ts'
import { PREVIEW_FPS } from './preview-wishes.ts'

interface PreviewCanvasProps {
  /** Painted while it is on screen; null paints nothing yet. */
  wish: PreviewWish | null
  playing: boolean
  className?: string
  /** How it looks until something is painted; without it, it is clear. */
  waitingClassName?: string
}

const HOLD_MS = 500

/** A preview that draws itself as its frames arrive. It is a picture of the tile's name, so it says nothing itself. */
export function PreviewCanvas({ wish, playing, className, waitingClassName }: PreviewCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  const [failed, setFailed] = useState(false)
  const key = JSON.stringify(wish)
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal wishes are one clip, whichever object says so
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (wish === null || !context) return
    let request = 0
    const draw = (index: number) => {
      const picture = clip.frames[Math.min(index, clip.frames.length - 1)]
      if (picture === undefined) return
      context.drawImage(picture, 0, 0)
      setDrawn(true)
    }
    const show = () => {
      if (!playing) drawStills(context, clip.frames, clip.total)
      if (clip.frames.length > 0) setDrawn(true)
      setFailed(clip.failed)
    }
    const { clip, leave } = previewClips.watch(wish, playing, show)
    show()
    if (playing) {
      const began = performance.now()
      const length = (clip.total / PREVIEW_FPS) * 1000 + HOLD_MS
      const tick = (now: number) => {
        const into = Math.max(0, now - began) % length
        draw(Math.floor((into / 1000) * PREVIEW_FPS))
        request = requestAnimationFrame(tick)
      }
      request = requestAnimationFrame(tick)
    }
    return () => {
      cancelAnimationFrame(request)
      leave()
    }
  }, [key, playing])
  const waits = waitingClassName !== undefined && !drawn && !failed
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tabindex takes no focus
    <canvas
      ref={canvas}
      width={wish?.width ?? 240}
      height={wish?.height ?? 135}
      aria-hidden="true"
      className={cx(className, waits && waitingClassName)}
      style={{ opacity: drawn || waits ? 1 : 0, transition: 'opacity var(--d-2) var(--e-out)' }}
    />
  )
}

/** One picture whole, or several as upright strips of one. */
function drawStills(context: CanvasRenderingContext2D, frames: readonly ImageBitmap[], total: number) {
  const { width, height } = context.canvas
  const strip = width / total
  frames.forEach((picture, i) => {
    const from = (width - strip) / 2
    context.drawImage(picture, from, 0, strip, height, i * strip, 0, strip, height)
    if (i > 0) context.clearRect(Math.round(i * strip) - 1, 0, 2, height)
  })
}
