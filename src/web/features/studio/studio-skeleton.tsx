import { Loading, Skeleton } from '#web/ui/skeleton.tsx'

/** The studio's boxes before the shot is there. */
export function StudioSkeleton() {
  return (
    <Loading className="flex h-full min-h-0" label="Opening the shot">
      <div className="hidden w-[232px] flex-none bg-panel p-3 laptop:block desktop:w-80">
        <Skeleton className="h-7 w-full rounded-2" />
      </div>
      <div className="flex min-w-0 flex-1 flex-col bg-well p-3 laptop:border-x laptop:border-line">
        <Skeleton className="m-auto aspect-video w-full max-w-4xl rounded-1" />
      </div>
      <div className="hidden w-[328px] flex-none flex-col gap-3 bg-panel p-3 tablet:flex desktop:w-[400px]">
        <Skeleton className="h-36 w-full rounded-3" />
        <Skeleton className="h-12 w-full rounded-3" />
        <Skeleton className="h-7 w-full rounded-2" />
        <Skeleton className="h-7 w-full rounded-2" />
      </div>
    </Loading>
  )
}
