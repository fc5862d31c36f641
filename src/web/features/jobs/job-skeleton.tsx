import { Loading, Skeleton } from '#web/ui/skeleton.tsx'

const rows = Array.from({ length: 9 }, (_, at) => at)

export function JobSkeleton() {
  return (
    <Loading label="Asking for the job" className="flex h-full flex-col">
      <div className="flex h-13 flex-none items-center gap-3 border-b border-line bg-panel px-4">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-4 w-20" />
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-1 gap-px bg-line tablet:grid-cols-[300px_minmax(0,1fr)] laptop:grid-cols-[340px_minmax(0,1fr)_304px]">
        <div className="flex flex-col gap-4 bg-bg p-3">
          <Skeleton className="aspect-video w-full rounded-2" />
          {rows.slice(0, 4).map((row) => (
            <Skeleton key={row} className="h-9 w-full" />
          ))}
        </div>
        <div className="flex flex-col gap-3 bg-bg p-4 max-tablet:hidden">
          <Skeleton className="h-30 w-full" />
          {rows.map((row) => (
            <Skeleton key={row} className="h-5 w-full" />
          ))}
        </div>
        <div className="flex flex-col gap-3 bg-panel p-4 max-laptop:hidden">
          {rows.map((row) => (
            <Skeleton key={row} className="h-4 w-full" />
          ))}
        </div>
      </div>
    </Loading>
  )
}
