import { useEffect, useRef, useState } from 'react'
import { cx } from '#web/ui/cx.ts'
import { previewClips } from './preview-clips.ts'
import type { PreviewWish } from './preview-protocol.ts'
import { PREVIEW_FPS } from './preview-wishes.ts'

interface PreviewProps {
  /** Painted while it is on screen; null paints nothing yet. */
  still: PreviewWish | null
  /** What plays over the still. */
  loop: PreviewWish | null
  className?: string
  /** How it looks until something is painted; without it, it is clear. */
  waitingClassName?: string
}

const HOLD_MS = 500

/**
 * A preview that fills its place. It is a picture of the tile's name, so it says nothing itself. At rest it is an image:
 * the browser gives each canvas a layer of its own, and forty layers make every frame of the page dear.
 */
export function Preview({ still, loop, className, waitingClassName }: PreviewProps) {
  const { url, failed } = useStill(still)
  const fill = cx('absolute inset-0 size-full object-cover', className)
  return (
    <span
      className={cx('relative block size-full overflow-hidden', url === null && !failed && waitingClassName)}
    >
      {url !== null && (
        <img
          src={url}
          alt=""
          draggable={false}
          className={cx(fill, 'transition-opacity duration-(--d-2) ease-out starting:opacity-0')}
        />
      )}
      {loop !== null && <PreviewLoop key={JSON.stringify(loop)} wish={loop} className={fill} />}
    </span>
  )
}

function useStill(wish: PreviewWish | null): { url: string | null; failed: boolean } {
  const [seen, setSeen] = useState<{ url: string | null; failed: boolean }>({ url: null, failed: false })
  const key = JSON.stringify(wish)
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal wishes are one clip, whichever object says so
  useEffect(() => {
    if (wish === null) return
    const { clip, leave } = previewClips.watch(wish, false, show)
    function show() {
      // The one before stands until the new one is painted.
      setSeen(({ url }) => ({ url: clip.still ?? url, failed: clip.failed }))
    }
    show()
    return leave
  }, [key])
  return seen
}

/** Draws itself as its frames arrive; clear until then. */
function PreviewLoop({ wish, className }: { wish: PreviewWish; className: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: its key is the wish
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const { clip, leave } = previewClips.watch(wish, true, () => undefined)
    const began = performance.now()
    const length = (wish.at.length / PREVIEW_FPS) * 1000 + HOLD_MS
    let request = requestAnimationFrame(function tick(now) {
      const into = Math.max(0, now - began) % length
      const picture = clip.frames[Math.min(Math.floor((into / 1000) * PREVIEW_FPS), clip.frames.length - 1)]
      if (picture !== undefined) context.drawImage(picture, 0, 0)
      request = requestAnimationFrame(tick)
    })
    return () => {
      cancelAnimationFrame(request)
      leave()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tabindex takes no focus
    <canvas ref={canvas} width={wish.width} height={wish.height} aria-hidden="true" className={className} />
  )
}
