import { Loading, Skeleton } from '#web/ui/skeleton.tsx'

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

export function VoicesSkeleton() {
  return (
    <Loading
      className="mx-auto flex w-full max-w-[1080px] flex-col gap-4 p-6 max-tablet:p-3"
      label="Loading the voices"
    >
      <Skeleton className="h-7 w-40" />
      <Skeleton className="h-9 w-full" />
      {rows.map((row) => (
        <Skeleton key={row} className="h-12 w-full rounded-2" />
      ))}
    </Loading>
  )
}
