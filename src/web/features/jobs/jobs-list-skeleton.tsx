import { Loading, Skeleton } from '#web/ui/skeleton.tsx'

const rows = Array.from({ length: 10 }, (_, at) => at)

export function JobsListSkeleton() {
  return (
    <Loading label="Asking for the jobs" className="px-6 max-tablet:px-3">
      {rows.map((row) => (
        <div key={row} className="flex h-14 items-center gap-3 border-b border-line">
          <Skeleton className="size-[18px] rounded-full" />
          <Skeleton className="h-8 w-14" />
          <div className="flex flex-1 flex-col gap-1.5">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-2.5 w-1/4" />
          </div>
        </div>
      ))}
    </Loading>
  )
}
