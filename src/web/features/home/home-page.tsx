import { useInfiniteQuery } from '@tanstack/react-query'
import { jobsQuery, projectsQuery } from '#web/api/queries.ts'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { HomeOfFilms } from './home-of-films.tsx'
import { HomeSkeleton } from './home-skeleton.tsx'

const firstRun = lazyPart(() => import('./first-run.tsx').then(({ FirstRun }) => FirstRun))

/** What is going on; before there is anything, a way to begin. */
export function HomePage() {
  const projects = useInfiniteQuery(projectsQuery({ limit: 60 }))
  const takes = useInfiniteQuery(jobsQuery({ limit: 20 }))
  const firstPage = projects.data?.pages[0]
  const jobs = takes.data?.pages.flatMap(({ items }) => items) ?? null
  const hasProjects = firstPage !== undefined && firstPage.items.length > 0
  // A program may have made takes that are in no project.
  const hasTakes = jobs !== null && jobs.length > 0
  if (firstPage === undefined && projects.isError)
    return (
      <div className="p-6">
        <ProblemCard error={projects.error} onRetry={() => void projects.refetch()} className="max-w-120" />
      </div>
    )
  return (
    <div className="h-full overflow-y-auto px-5 pb-8 scroll-thin tablet:px-6">
      {hasProjects || hasTakes ? (
        <HomeOfFilms jobs={jobs} />
      ) : firstPage === undefined || takes.isPending ? (
        <HomeSkeleton />
      ) : (
        <LazyView of={firstRun} with={{}} fallback={<HomeSkeleton />} />
      )}
    </div>
  )
}
