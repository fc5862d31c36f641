import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { ProjectGridSkeleton } from '../projects/project-grid.tsx'

export function HomeSkeleton() {
  return (
    <Loading label="Opening the studio">
      <div className="flex h-15 items-center">
        <Skeleton className="h-5 w-52" />
      </div>
      <Skeleton className="mb-3 h-13 rounded-3" />
      <Skeleton className="mb-4 h-13.5 rounded-3" />
      <ProjectGridSkeleton count={6} />
    </Loading>
  )
}
