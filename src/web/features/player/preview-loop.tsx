import { Play } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import type { JobPreview } from '#contract/job.ts'
import { inWorkspace } from '#web/api/client-context.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/icon.tsx'
import { MediaChip } from '#web/ui/media-chip.tsx'
import { useMedia } from '#web/ui/use-media.ts'

interface PreviewLoopProps {
  preview: JobPreview
  /** "Take 4: a lone gas station at night". */
  label: string
  /** `cover` in small places, where framing is not judged. */
  fit?: 'contain' | 'cover'
  video?: RefObject<HTMLVideoElement | null>
}

/** What a take will look like, while it is made: it fills its place, round and round, and a press pauses it. */
export function PreviewLoop({ preview, label, fit = 'contain', video }: PreviewLoopProps) {
  const calm = useMedia('(prefers-reduced-motion: reduce)')
  const [paused, setPaused] = useState(calm)
  const [broken, setBroken] = useState<string | null>(null)
  const own = useRef<HTMLVideoElement>(null)
  const element = video ?? own
  if (broken === preview.url) return null
  const toggle = () => {
    if (element.current?.paused) void element.current.play()
    else element.current?.pause()
  }
  return (
    <button
      type="button"
      aria-label={`${paused ? 'Play' : 'Pause'} the preview of ${label}`}
      className="absolute inset-0 -outline-offset-2"
      onClick={toggle}
    >
      <video
        key={preview.url}
        ref={element}
        autoPlay={!calm}
        className={cx('size-full', fit === 'cover' ? 'object-cover' : 'object-contain')}
        disablePictureInPicture
        loop
        muted
        onError={() => setBroken(preview.url)}
        onPause={() => setPaused(true)}
        onPlay={() => setPaused(false)}
        playsInline
        preload="auto"
        src={inWorkspace(preview.url)}
      />
      {paused && (
        <span className="absolute inset-0 grid place-items-center">
          <span
            className={cx(
              'grid place-items-center rounded-full bg-media-chip text-on-media',
              fit === 'cover' ? 'size-6' : 'size-9',
            )}
          >
            <Icon of={Play} size={fit === 'cover' ? 12 : 16} className="fill-current" />
          </span>
        </span>
      )}
      <MediaChip corner="bottom-left">Preview</MediaChip>
    </button>
  )
}
