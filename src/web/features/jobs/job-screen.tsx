import type { Job } from '#contract/job.ts'
import { useEngineName } from '#web/features/studio/takes/use-engines.ts'
import { GroupTakes } from './group-takes.tsx'
import { JobDetails } from './job-details.tsx'
import { JobFailure } from './job-failure.tsx'
import { JobHeader } from './job-header.tsx'
import { JobResult } from './job-result.tsx'
import { JobSteps } from './job-steps.tsx'
import { FlightRecorder } from './recorder/flight-recorder.tsx'

interface JobScreenProps {
  job: Job
  title: string
  /** "Take 4": what it is called in sentences. */
  take: string
  isChosen: boolean
}

/** Three panels beside each other where there is room, one below the other on phones. */
export function JobScreen({ job, title, take, isChosen }: JobScreenProps) {
  const engine = useEngineName()(job.engineId)
  return (
    <div className="flex min-h-full flex-col laptop:h-full">
      <JobHeader job={job} title={title} take={take} />
      <div className="grid min-h-0 flex-1 grid-cols-1 gap-px bg-line tablet:grid-cols-[300px_minmax(0,1fr)] tablet:grid-rows-[auto_1fr] laptop:grid-cols-[340px_minmax(0,1fr)_304px] laptop:grid-rows-1">
        <section
          aria-label="Result and steps"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard, too
          tabIndex={0}
          className="flex min-h-0 flex-col gap-3.5 bg-bg p-3 -outline-offset-2 laptop:overflow-y-auto scroll-thin"
        >
          <JobResult job={job} take={take} isChosen={isChosen} />
          {job.status === 'failed' && <JobFailure job={job} take={take} engine={engine} />}
          <JobSteps job={job} engine={engine} />
          {job.groupId !== null && <GroupTakes job={job} groupId={job.groupId} />}
        </section>
        <FlightRecorder
          job={job}
          className="min-h-0 min-w-0 bg-bg tablet:col-start-2 tablet:row-span-2 tablet:row-start-1 laptop:row-span-1"
        />
        <JobDetails job={job} engine={engine} className="min-h-0 bg-panel laptop:col-start-3" />
      </div>
    </div>
  )
}
