import { type ReactNode, useEffect, useRef } from 'react'
import type { JobPreview } from '#contract/job.ts'
import { type Arrival, arrivalOf } from '#web/features/player/arrival.ts'
import { ratioOf } from '#web/features/player/media.ts'
import { PictureStage } from '#web/features/player/picture-stage.tsx'
import { PreviewLoop } from '#web/features/player/preview-loop.tsx'
import { cx } from '#web/ui/cx.ts'
import { Ring } from '#web/ui/ring.tsx'
import { CancelTake } from '../takes/cancel-take.tsx'
import { isUnderWay, type Take } from '../takes/take.ts'
import { takeAlt } from '../takes/take-words.ts'
import { WaitingWords } from './waiting-take.tsx'

interface PreviewTakeProps {
  take: Take
  preview: JobPreview
  ownShape: boolean
  /** The final is there: the preview is asked where it stands. */
  leaving: boolean
  onLeave: (arrival: Arrival | null) => void
  onSwipe: (direction: 'left' | 'right') => void
  children?: ReactNode
}

/** The preview of a take where its final will be, and below, where the transport will be, how far that is. */
export function PreviewTake(props: PreviewTakeProps) {
  const { take, preview, ownShape, leaving, onLeave, onSwipe, children } = props
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (leaving) onLeave(video.current && arrivalOf(video.current))
  })
  return (
    <div className={cx('flex flex-col', ownShape ? 'flex-none' : 'min-h-0 flex-1')}>
      <div className={cx('relative flex min-h-0 flex-col', !ownShape && 'flex-1')}>
        <PictureStage
          className={ownShape ? '' : 'flex-1 p-3'}
          onSwipe={onSwipe}
          ownShape={ownShape}
          ratio={ratioOf(preview)}
          width={preview.width}
        >
          <PreviewLoop label={takeAlt(take)} preview={preview} video={video} />
        </PictureStage>
        {children}
      </div>
      <div className="flex h-[46px] flex-none items-center gap-2 border-b border-line bg-panel px-3.5 text-fg-2 tablet:h-11 tablet:border-y">
        {take.state.phase === 'running' && <Ring label="" value={take.job.progress} />}
        <span className="flex-none font-medium text-fg">Take {take.number}</span>
        <div className="min-w-0 flex-1 *:truncate">
          <WaitingWords take={take} />
        </div>
        {!ownShape && isUnderWay(take) && <CancelTake take={take} />}
      </div>
    </div>
  )
}
