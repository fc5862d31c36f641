import { type RefObject, useEffect, useRef } from 'react'
import { inWorkspace } from '#web/api/client-context.ts'
import { framesOf } from './frames.ts'
import type { PlayableMedia } from './lane.ts'
import type { PlayerMedia } from './media.ts'
import type { Playback } from './playback.ts'
import { Waveform } from './waveform.tsx'

interface MediaViewProps {
  media: PlayerMedia
  playback: Playback
  /** "Take 4: a lone gas station at night". */
  label: string
  /** Instead of the clip's own. */
  poster?: string | undefined
  onFail?: (() => void) | undefined
}

/** The picture or sound itself, filling its place, under the playhead. */
export function MediaView({ media, playback, label, poster, onFail }: MediaViewProps) {
  switch (media.kind) {
    case 'image':
      return (
        <img
          alt={label}
          className="size-full object-contain"
          draggable={false}
          onError={onFail}
          onLoad={({ currentTarget }) => showThrough(currentTarget)}
          src={inWorkspace(media.url)}
        />
      )
    case 'video':
      return <VideoView media={media} playback={playback} label={label} poster={poster} onFail={onFail} />
    case 'audio':
      return <AudioView media={media} playback={playback} label={label} onFail={onFail} />
  }
}

const squares = 'repeating-conic-gradient(oklch(0.32 0 0) 0 25%, oklch(0.42 0 0) 0 50%) 0 0 / 20px 20px'

/** Where a picture is transparent, squares show it; before it is there they would only flash. */
function showThrough({ style }: HTMLElement): void {
  style.background = squares
}

function VideoView({ media, playback, label, poster, onFail }: MediaViewProps) {
  const element = useRef<HTMLVideoElement>(null)
  const own = media.posterUrl === null ? undefined : inWorkspace(media.posterUrl)
  useAttached(element, media, playback)
  return (
    // biome-ignore lint/a11y/useMediaCaption: what an engine made has no captions; a cut with speech brings its own.
    <video
      ref={element}
      aria-label={label}
      className="size-full object-contain"
      disablePictureInPicture
      onError={onFail}
      onLoadedData={({ currentTarget }) => showThrough(currentTarget)}
      playsInline
      poster={poster ?? own}
      preload="metadata"
      src={inWorkspace(media.url)}
    />
  )
}

function AudioView({ media, playback, label, onFail }: MediaViewProps) {
  const element = useRef<HTMLAudioElement>(null)
  useAttached(element, media, playback)
  return (
    <div className="grid size-full content-center bg-panel px-6">
      {/* biome-ignore lint/a11y/useMediaCaption: a sound that an engine made has no captions. */}
      <audio
        ref={element}
        aria-label={label}
        onError={onFail}
        preload="metadata"
        src={inWorkspace(media.url)}
      />
      {media.peaksUrl !== null && <Waveform className="h-2/5 min-h-24 w-full" url={media.peaksUrl} />}
    </div>
  )
}

function useAttached(
  element: RefObject<PlayableMedia | null>,
  { durationSeconds, fps }: PlayerMedia,
  playback: Playback,
): void {
  useEffect(() => {
    if (element.current === null) return
    return playback.attach(element.current, framesOf(durationSeconds, fps))
  }, [element, playback, durationSeconds, fps])
}
