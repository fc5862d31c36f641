import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRef } from 'react'
import type { Asset } from '#contract/asset.ts'
import { assetQuery } from '#web/api/queries.ts'
import { useShortcuts } from '#web/app/shortcuts/registry.ts'
import { useTitle } from '#web/app/title.ts'
import { mediaOfAsset } from '#web/features/player/media.ts'
import { Player } from '#web/features/player/player.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { useBreadth } from '#web/ui/use-media.ts'
import { canRemix } from './can-remix.ts'
import { useNeighbours } from './use-neighbours.ts'
import { useViewerActions } from './use-viewer-actions.tsx'
import { ViewerDetails } from './viewer-details.tsx'
import { ViewerHeader } from './viewer-header.tsx'
import { ViewerPhoneActions } from './viewer-phone-actions.tsx'

const route = getRouteApi('/shell/assets/$assetId')
const textView = lazyPart(() => import('#web/features/text/text-view.tsx').then(({ TextView }) => TextView))

/** One picture, clip or sound on the whole screen, with all that is known about it. Dark in both themes. */
export function ViewerPage() {
  const { assetId } = route.useParams()
  const { data: asset, error, refetch } = useQuery(assetQuery(assetId))
  return (
    <div className="h-full bg-well text-fg" data-theme="dark">
      {asset !== undefined ? (
        <Viewer key={asset.id} asset={asset} />
      ) : error === null ? (
        <Loading className="grid h-full" label="Opening the take">
          <span className="skeleton" />
        </Loading>
      ) : (
        <div className="grid h-full place-items-center p-5">
          <ProblemCard className="w-full max-w-[460px]" error={error} onRetry={() => void refetch()} />
        </div>
      )}
    </div>
  )
}

function Viewer({ asset }: { asset: Asset }) {
  const phone = useBreadth() === 'phone'
  const container = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const { history } = useRouter()
  const neighbours = useNeighbours(asset.id)
  const media = mediaOfAsset(asset)
  useTitle(asset.name)

  const go = (assetId: string | undefined) => {
    if (assetId !== undefined) void navigate({ to: '/assets/$assetId', params: { assetId }, replace: true })
  }
  const close = () => {
    if (history.canGoBack()) history.back()
    else void navigate({ to: '/library' })
  }
  const { before, after, place } = neighbours
  const actions = useViewerActions({
    asset,
    media,
    onGone: () => (after === undefined ? close() : go(after)),
  })
  useShortcuts([
    { where: 'Viewer', keys: 'left', label: 'Previous', run: () => go(before), off: before === undefined },
    { where: 'Viewer', keys: 'right', label: 'Next', run: () => go(after), off: after === undefined },
    { where: 'Viewer', keys: 'esc', label: 'Close', run: close },
    { where: 'Viewer', keys: 'f', label: 'Favourite', run: actions.toggleFavorite },
    { where: 'Viewer', keys: 'r', label: 'Remix', run: actions.remix, off: !canRemix(asset) },
  ])

  const swipe = (direction: 'left' | 'right') => go(direction === 'left' ? after : before)
  const player =
    media === null ? (
      asset.kind === 'text' ? (
        <LazyView of={textView} with={{ asset }} />
      ) : (
        <NotShown asset={asset} />
      )
    ) : (
      <Player
        container={container}
        label={asset.generation?.prompt || asset.name}
        media={media}
        onSwipe={swipe}
        ownShape={phone}
        transport="viewer"
        where="Viewer"
      >
        {!phone && (
          <>
            <Neighbour
              icon={ChevronLeft}
              label="Previous"
              onPress={() => go(before)}
              shown={before !== undefined}
              side="left-3.5"
            />
            <Neighbour
              icon={ChevronRight}
              label="Next"
              onPress={() => go(after)}
              shown={after !== undefined}
              side="right-3.5"
            />
          </>
        )}
      </Player>
    )

  if (phone) {
    return (
      <div className="flex h-full flex-col overflow-y-auto">
        <ViewerHeader actions={actions} asset={asset} onClose={close} phone place={place} />
        <div className="flex flex-none flex-col justify-center py-4">{player}</div>
        <ViewerPhoneActions actions={actions} asset={asset} media={media} />
        <div className="flex-1 rounded-t-[16px] bg-panel pt-2 pb-[max(24px,env(safe-area-inset-bottom))]">
          <ViewerDetails asset={asset} />
        </div>
        {actions.dialog}
      </div>
    )
  }
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_336px] grid-rows-[48px_minmax(0,1fr)] max-laptop:grid-cols-[minmax(0,1fr)_280px]">
      <ViewerHeader actions={actions} asset={asset} onClose={close} phone={false} place={place} />
      <div className="flex min-h-0 min-w-0 flex-col">{player}</div>
      <aside aria-label="Details" className="min-h-0 border-l border-line bg-panel">
        <ViewerDetails asset={asset} />
      </aside>
      {actions.dialog}
    </div>
  )
}

interface NeighbourProps {
  icon: typeof ChevronLeft
  label: string
  side: string
  shown: boolean
  onPress: () => void
}

function Neighbour({ icon, label, side, shown, onPress }: NeighbourProps) {
  if (!shown) return null
  return (
    <button
      aria-label={label}
      className={`absolute top-1/2 z-2 grid size-10 -translate-y-1/2 place-items-center rounded-full bg-media-chip text-on-media hover:bg-[oklch(.12_0_0/.92)] ${side}`}
      onClick={onPress}
      type="button"
    >
      <Icon of={icon} size={20} />
    </button>
  )
}

function NotShown({ asset }: { asset: Asset }) {
  return (
    <div className="grid flex-1 place-items-center p-6 text-center text-fg-2">
      <p>
        {asset.name} is a {asset.kind} file. Download it to read it.
      </p>
    </div>
  )
}
