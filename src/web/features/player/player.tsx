import { type ReactNode, type Ref, type RefObject, useEffect, useImperativeHandle, useState } from 'react'
import { inWorkspace } from '#web/api/client-context.ts'
import { AnchorButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { ErrorCard } from '#web/ui/error-card.tsx'
import type { Arrival } from './arrival.ts'
import { useFullScreen } from './full-screen.ts'
import { mediaFrames, type PlayerMedia, ratioOf } from './media.ts'
import { MediaView } from './media-view.tsx'
import { PictureStage, type Zoom } from './picture-stage.tsx'
import type { Playback } from './playback.ts'
import { usePlayerShortcuts } from './player-shortcuts.ts'
import { Transport } from './transport.tsx'
import { usePlayback } from './use-playback.ts'
import { ViewerTransport } from './viewer-transport.tsx'

export interface PlayerHandle {
  /** The frame that is on screen. */
  frame(): number
}

interface PlayerProps {
  ref?: Ref<PlayerHandle> | undefined
  /** Give the player its id as a key: another clip is another player. */
  media: PlayerMedia
  /** "Take 4: a lone gas station at night". */
  label: string
  /** The group of its keys: "Studio". */
  where: string
  /** A preview stood here before: it goes on from where that was. */
  arrival?: Arrival | null | undefined
  zoom?: Zoom | undefined
  safeAreas?: boolean | undefined
  /** As tall as the picture, instead of as tall as its place. */
  ownShape?: boolean | undefined
  onSwipe?: ((direction: 'left' | 'right') => void) | undefined
  /** The row below the picture: the studio's, or the viewer's with its film strip. */
  transport?: 'studio' | 'viewer' | undefined
  /** What fills the screen in full screen. */
  container: RefObject<HTMLDivElement | null>
  stageClassName?: string | undefined
  /** Chips and buttons over the picture's place. */
  children?: ReactNode
}

/** A take on the well with its transport below. */
export function Player(props: PlayerProps) {
  const {
    media,
    label,
    where,
    arrival = null,
    zoom,
    safeAreas,
    ownShape = false,
    onSwipe,
    container,
    stageClassName,
    transport = 'studio',
    ref,
    children,
  } = props
  const playback = usePlayback(mediaFrames(media))
  const [start] = useState(arrival)
  const [broken, setBroken] = useState(false)
  const { on: fullScreen, toggle } = useFullScreen(container)
  usePlayerShortcuts(playback, where)
  useEffect(() => {
    if (start !== null) goOn(playback, start, media.peaksUrl === null)
  }, [playback, start, media.peaksUrl])
  useImperativeHandle(ref, () => ({ frame: () => playback.state.getState().frame }), [playback])

  const moves = media.kind !== 'image'
  return (
    <div
      ref={container}
      className={cx('flex min-h-0 flex-col', !ownShape && 'flex-1')}
      {...(fullScreen && { 'data-theme': 'dark' })}
    >
      <div className={cx('relative flex min-h-0 flex-col', (!ownShape || fullScreen) && 'flex-1')}>
        <PictureStage
          className={cx((!ownShape || fullScreen) && 'flex-1', stageClassName)}
          onSwipe={onSwipe}
          onTap={moves ? () => playback.press('toggle') : undefined}
          ownShape={ownShape && !fullScreen}
          ratio={ratioOf(media)}
          safeAreas={safeAreas}
          width={media.width}
          zoom={zoom}
        >
          {broken ? (
            <Broken url={media.url} />
          ) : (
            <MediaView
              label={label}
              media={media}
              onFail={() => setBroken(true)}
              playback={playback}
              poster={start?.picture}
            />
          )}
        </PictureStage>
        {children}
      </div>
      {moves && transport === 'studio' && <Transport media={media} playback={playback} />}
      {moves && transport === 'viewer' && (
        <ViewerTransport media={media} onFullScreen={toggle} playback={playback} />
      )}
    </div>
  )
}

/** What has sound waits to be asked. */
function goOn(playback: Playback, { seconds, playing }: Arrival, silent: boolean): void {
  if (playback.state.getState().motion.kind !== 'still') return
  playback.seek(seconds * playback.frames.rate)
  if (playing && silent) playback.press('toggle')
}

function Broken({ url }: { url: string }) {
  return (
    <div className="grid size-full place-items-center p-4">
      <ErrorCard
        actions={
          <AnchorButton download href={inWorkspace(url)} size="sm">
            Download
          </AnchorButton>
        }
        body="The file is stored, but this browser cannot show it. Download it to watch it in another player."
        className="max-w-96"
        title="This take does not play here"
      />
    </div>
  )
}
