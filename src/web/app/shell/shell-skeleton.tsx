import { Logo } from '#web/ui/logo.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'

/** The frame before it is known who is signed in: the same boxes, so that nothing moves. */
export function ShellSkeleton() {
  return (
    <Loading label="Opening Dailies" className="flex h-dvh flex-col">
      <div className="flex h-13 flex-none items-center gap-3 border-line bg-panel px-3.5 max-tablet:bg-bg tablet:h-11 tablet:border-b">
        <Logo />
        <Skeleton className="h-2.5 w-28" />
        <span className="flex-1" />
        <Skeleton className="h-2.5 w-40 max-tablet:w-20" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="hidden w-12 flex-none border-r border-line bg-panel tablet:block" />
      </div>
      <div className="h-[calc(65px+env(safe-area-inset-bottom))] flex-none border-t border-line bg-panel tablet:hidden" />
    </Loading>
  )
}
