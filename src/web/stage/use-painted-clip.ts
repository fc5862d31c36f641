import { useEffect, useState } from 'react'
import { type PreviewClip, previewClips } from '#web/features/presets/previews/preview-clips.ts'
import type { PreviewWish } from '#web/features/presets/previews/preview-protocol.ts'

export interface PaintedClip {
  clip: PreviewClip | null
  /** How many of its frames have come. */
  painted: number
  failed: boolean
}

/** A clip from the page's painter as far as it has come; null when nothing is to be painted. */
export function usePaintedClip(wish: PreviewWish | null): PaintedClip {
  const [clip, setClip] = useState<PreviewClip | null>(null)
  const [painted, setPainted] = useState(0)
  const [failed, setFailed] = useState(false)
  const key = JSON.stringify(wish)
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal wishes are one clip, whichever object says so
  useEffect(() => {
    if (wish === null) return
    const look = () => {
      setPainted(watched.clip.frames.length)
      setFailed(watched.clip.failed)
    }
    const watched = previewClips.watch(wish, true, look)
    setClip(watched.clip)
    look()
    return () => {
      setClip(null)
      watched.leave()
    }
  }, [key])
  return { clip: wish === null ? null : clip, painted, failed }
}
