import { type RefObject, useMemo } from 'react'
import { inWorkspace } from '#web/api/client-context.ts'
import { type PlayerMedia, ratioOf } from '#web/features/player/media.ts'
import { PictureStage } from '#web/features/player/picture-stage.tsx'
import { Player, type PlayerHandle } from '#web/features/player/player.tsx'
import { useBreadth } from '#web/ui/use-media.ts'
import type { Take } from '../takes/take.ts'
import { takeAlt } from '../takes/take-words.ts'
import { PreviewTake } from './preview-take.tsx'
import { usePreview } from './use-preview.ts'
import type { ViewOptions } from './view-options.ts'
import { WaitingTake } from './waiting-take.tsx'

interface TakeCanvasProps {
  take: Take
  media: PlayerMedia | null
  /** All is known of the media: its rate, its waveform. */
  complete: boolean
  view: ViewOptions
  container: RefObject<HTMLDivElement | null>
  player: RefObject<PlayerHandle | null>
  onSwipe: (direction: 'left' | 'right') => void
  children?: React.ReactNode
}

/** The take that is shown, large: its picture with a transport, or what it waits for. */
export function TakeCanvas(props: TakeCanvasProps) {
  const { take, media, complete, view, container, player, onSwipe, children } = props
  const laptop = useBreadth() === 'laptop'
  const alt = useMemo(() => takeAlt(take), [take])
  const { preview, arrival, arrive } = usePreview(take)
  const isReady = media !== null && take.state.phase === 'ready'
  if (preview !== null) {
    return (
      <PreviewTake
        leaving={isReady && complete}
        onLeave={arrive}
        onSwipe={onSwipe}
        ownShape={!laptop}
        preview={preview}
        take={take}
      >
        {children}
      </PreviewTake>
    )
  }
  if (!isReady) {
    return (
      <div
        className={
          laptop ? 'relative flex min-h-0 flex-1 flex-col' : 'relative flex aspect-video flex-none flex-col'
        }
      >
        <WaitingTake take={take} />
        {children}
      </div>
    )
  }
  if (!complete) return <Poster alt={alt} media={media} ownShape={!laptop} />
  return (
    <Player
      key={media.id}
      ref={player}
      arrival={arrival}
      container={container}
      label={alt}
      media={media}
      onSwipe={onSwipe}
      ownShape={!laptop}
      safeAreas={view.safeAreas}
      stageClassName={laptop ? 'p-3' : ''}
      where="Studio"
      zoom={view.zoom}
    >
      {children}
    </Player>
  )
}

/** The picture at once, until the rest is known; in the same place, so that nothing moves. */
function Poster({ media, alt, ownShape }: { media: PlayerMedia; alt: string; ownShape: boolean }) {
  const moves = media.kind !== 'image'
  return (
    <div className={ownShape ? 'flex flex-none flex-col' : 'flex min-h-0 flex-1 flex-col'}>
      <PictureStage
        className={ownShape ? '' : 'flex-1 p-3'}
        ownShape={ownShape}
        ratio={ratioOf(media)}
        width={media.width}
      >
        {media.posterUrl !== null && (
          <img alt={alt} className="size-full" src={inWorkspace(media.posterUrl)} />
        )}
      </PictureStage>
      {moves && <div className="h-[46px] flex-none border-y border-line bg-panel tablet:h-11" />}
    </div>
  )
}
