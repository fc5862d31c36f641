import { useQuery } from '@tanstack/react-query'
import { Check, Maximize } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Project, Shot } from '#contract/project.ts'
import { assetQuery } from '#web/api/queries.ts'
import { useFullScreen } from '#web/features/player/full-screen.ts'
import { mediaOfAsset, mediaOfOutput } from '#web/features/player/media.ts'
import type { PlayerHandle } from '#web/features/player/player.tsx'
import { MediaButton, MediaChip } from '#web/ui/media-chip.tsx'
import { useBreadth } from '#web/ui/use-media.ts'
import { useHandedOver } from '../takes/hand-over.ts'
import { useTakeActions } from '../takes/use-take-actions.ts'
import { CentreHeader } from './centre-header.tsx'
import { useCentreKeys } from './centre-keys.ts'
import { NoTake } from './no-take.tsx'
import { TakeCanvas } from './take-canvas.tsx'
import { TakeMenu } from './take-tools.tsx'
import { TakesStrip } from './takes-strip.tsx'
import { useCentre } from './use-centre.ts'
import { usualView } from './view-options.ts'

/** The middle of the studio: the take that is shown, its transport, and the shot's takes. */
export function CentrePanel({ shot }: { shot: Shot; project: Project }) {
  const breadth = useBreadth()
  const [view, setView] = useState(usualView)
  const container = useRef<HTMLDivElement>(null)
  const player = useRef<PlayerHandle>(null)
  const fullScreen = useFullScreen(container)
  const actions = useTakeActions(shot)
  const centre = useCentre(shot)
  const { chosen } = centre
  const { viewed, takes } = centre.strip

  const { data: asset } = useQuery({
    ...assetQuery(viewed?.output?.assetId ?? ''),
    enabled: viewed?.output != null,
  })
  const media = asset ? mediaOfAsset(asset) : viewed?.output ? mediaOfOutput(viewed.output) : null
  const tools = {
    actions,
    isChosen: viewed !== null && viewed.id === shot.chosenJobId,
    media,
    onChoose: centre.strip.onChoose,
    onKeep: centre.strip.onKeep,
    onCompare: centre.strip.onCompare,
    shownFrame: () => player.current?.frame() ?? 0,
  }
  useCentreKeys(centre.strip, actions, media)
  useHandedOver(shot.id)

  return (
    <section
      aria-label="Picture"
      className="flex min-w-0 flex-1 flex-col overflow-hidden bg-bg max-tablet:overflow-y-auto"
    >
      {breadth === 'phone' ? (
        <h1 className="sr-only">{shot.name}</h1>
      ) : (
        <CentreHeader
          {...tools}
          chosen={chosen}
          onFullScreen={fullScreen.toggle}
          onView={setView}
          shot={shot}
          view={view}
          viewed={viewed}
        />
      )}
      {viewed === null ? (
        <NoTake error={centre.error} isPending={centre.isPending} onRetry={centre.retry} />
      ) : (
        <TakeCanvas
          complete={asset !== undefined}
          container={container}
          media={media}
          onSwipe={centre.swipe}
          player={player}
          take={viewed}
          view={view}
        >
          {breadth === 'phone' && (
            <>
              {chosen !== null && (
                <MediaChip
                  className="top-3! left-3! h-[22px] px-[7px]! text-12!"
                  corner="top-left"
                  icon={Check}
                  tone="ok"
                >
                  Take {chosen.number} chosen
                </MediaChip>
              )}
              <span className="absolute right-2 bottom-2 flex gap-2">
                <TakeMenu
                  {...tools}
                  className="rounded-3 bg-media-chip text-on-media!"
                  size="touch"
                  take={viewed}
                  whole
                />
                {fullScreen.toggle !== null && (
                  <MediaButton
                    className="size-11! rounded-3!"
                    icon={Maximize}
                    label="Full screen"
                    onClick={fullScreen.toggle}
                  />
                )}
              </span>
            </>
          )}
        </TakeCanvas>
      )}
      {takes.length > 0 && <TakesStrip media={media} strip={centre.strip} />}
    </section>
  )
}
