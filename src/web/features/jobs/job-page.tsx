import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Job } from '#contract/job.ts'
import { jobName } from '#web/api/job-words.ts'
import { jobQuery, projectQuery, shotQuery } from '#web/api/queries.ts'
import { Place, type PlaceProps } from '#web/app/place.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { JobScreen } from './job-screen.tsx'
import { JobSkeleton } from './job-skeleton.tsx'

const route = getRouteApi('/shell/jobs/$jobId')

/** Everything about one job: what came of it, every try and every credit. */
export function JobPage() {
  const { jobId } = route.useParams()
  const { data: job, error, refetch } = useQuery(jobQuery(jobId))
  if (job === undefined && error === null) return <JobSkeleton />
  if (job === undefined) {
    return (
      <div className="grid h-full place-items-center p-6">
        <h1 className="sr-only">Job</h1>
        <ProblemCard
          error={error}
          onRetry={() => void refetch()}
          actions={
            <LinkButton size="sm" kind="quiet" to="/jobs">
              All jobs
            </LinkButton>
          }
          className="w-full max-w-[460px]"
        />
      </div>
    )
  }
  return job.projectId !== null && job.shotId !== null ? (
    <TakeOfShot job={job} projectId={job.projectId} shotId={job.shotId} />
  ) : (
    <LooseJob job={job} />
  )
}

const jobsCrumb = { label: 'Jobs', link: { to: '/jobs' } } satisfies PlaceProps['crumbs'][number]

function TakeOfShot({ job, projectId, shotId }: { job: Job; projectId: string; shotId: string }) {
  const { data: project } = useQuery(projectQuery(projectId))
  const { data: shot, isError: isGone } = useQuery(shotQuery(shotId))
  // Its shot was deleted, the take is still there.
  if (isGone && shot === undefined) return <LooseJob job={{ ...job, projectId: null, shotId: null }} />
  const take = job.takeNumber === null ? 'Take' : `Take ${job.takeNumber}`
  const title = shot === undefined ? jobName(job) : `${shot.name}, ${take.toLowerCase()}`
  const link = { to: '/projects/$projectId/shots/$shotId', params: { projectId, shotId } } as const
  return (
    <>
      <Place
        title={title}
        subtitle={project?.name}
        back={{ to: '/jobs' }}
        crumbs={[
          { label: project?.name ?? 'Project', link: { to: '/projects/$projectId', params: { projectId } } },
          { label: shot?.name ?? 'Shot', link },
          { label: take },
        ]}
      />
      <JobScreen job={job} title={title} take={take} isChosen={shot?.chosenJobId === job.id} />
    </>
  )
}

function LooseJob({ job }: { job: Job }) {
  const title = jobName(job)
  const kind = job.kind === 'film' ? 'Film' : 'Take'
  return (
    <>
      <Place title={title} back={{ to: '/jobs' }} crumbs={[jobsCrumb, { label: title }]} />
      <JobScreen job={job} title={title} take={kind} isChosen={false} />
    </>
  )
}
