import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { jobsQuery, projectsQuery } from '#web/api/queries.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { HomeOfFilms } from './home-of-films.tsx'
import { HomeSkeleton } from './home-skeleton.tsx'

const FirstRun = lazy(() => import('./first-run.tsx').then(({ FirstRun }) => ({ default: FirstRun })))

/** What is going on; before there is anything, a way to begin. */
export function HomePage() {
  const projects = useInfiniteQuery(projectsQuery({ limit: 60 }))
  const takes = useInfiniteQuery(jobsQuery({ limit: 20 }))
  const firstPage = projects.data?.pages[0]
  const jobs = takes.data?.pages.flatMap(({ items }) => items) ?? null
  if (firstPage === undefined && projects.isError)
    return (
      <div className="p-6">
        <ProblemCard error={projects.error} onRetry={() => void projects.refetch()} className="max-w-120" />
      </div>
    )
  return (
    <div className="h-full overflow-y-auto px-5 pb-8 scroll-thin tablet:px-6">
      {firstPage === undefined ? (
        <HomeSkeleton />
      ) : firstPage.items.length === 0 ? (
        <Suspense fallback={<HomeSkeleton />}>
          <FirstRun />
        </Suspense>
      ) : (
        <HomeOfFilms jobs={jobs} />
      )}
    </div>
  )
}
