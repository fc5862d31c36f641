import { useEffect, useState } from 'react'
import { type PreviewClip, previewClips } from '#web/features/presets/previews/preview-clips.ts'
import type { PreviewWish } from '#web/features/presets/previews/preview-protocol.ts'

/** A clip from the page's painter as far as it has come; null when nothing is to be painted. */
export function usePaintedClip(wish: PreviewWish | null): { clip: PreviewClip | null; painted: number } {
  const [clip, setClip] = useState<PreviewClip | null>(null)
  const [painted, setPainted] = useState(0)
  const key = JSON.stringify(wish)
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal wishes are one clip, whichever object says so
  useEffect(() => {
    if (wish === null) return
    const watched = previewClips.watch(wish, true, () => setPainted(watched.clip.frames.length))
    setClip(watched.clip)
    setPainted(watched.clip.frames.length)
    return () => {
      setClip(null)
      watched.leave()
    }
  }, [key])
  return { clip: wish === null ? null : clip, painted }
}
