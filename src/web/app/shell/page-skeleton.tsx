import { useMatches } from '@tanstack/react-router'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'

const tiles = [0, 1, 2, 3, 4, 5]

/** While a page's own script is on its way: the boxes that most such pages have. */
export function PageSkeleton() {
  const frame = useMatches({ select: (matches) => matches.at(-1)?.staticData.frame ?? 'wide' })
  const isInShell = useMatches({ select: (matches) => matches.some(({ routeId }) => routeId === '/shell') })
  if (!isInShell) return null
  if (frame === 'none') return <div data-theme="dark" className="h-full bg-well" />
  return frame === 'narrow' ? <StudioBoxes /> : <PageBoxes />
}

function PageBoxes() {
  return (
    <Loading label="Opening the page" className="flex flex-col gap-6 p-5 tablet:px-6">
      <Skeleton className="h-5 w-48" />
      <div className="grid gap-3 tablet:grid-cols-2 laptop:grid-cols-3">
        {tiles.map((tile) => (
          <Skeleton key={tile} className="h-44 rounded-3" />
        ))}
      </div>
    </Loading>
  )
}

function StudioBoxes() {
  return (
    <Loading label="Opening the shot" className="flex h-full">
      <div className="hidden w-58 flex-none flex-col gap-3 border-r border-line bg-panel p-3 laptop:flex">
        <Skeleton className="h-7" />
        <Skeleton className="h-24" />
        <Skeleton className="h-24" />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-3 p-3">
        <Skeleton className="aspect-video w-full" />
        <Skeleton className="h-8" />
        <Skeleton className="h-20" />
      </div>
      <div className="hidden w-82 flex-none flex-col gap-3 border-l border-line bg-panel p-3 tablet:flex">
        <Skeleton className="h-36" />
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </div>
    </Loading>
  )
}
