import { Pause, Play } from 'lucide-react'
import type { Job } from '#contract/job.ts'
import { usePauseJob, useResumeJob } from '#web/api/actions.ts'
import { Button } from '#web/ui/button.tsx'

/** Paused, what is under way runs to its end and is kept; nothing more begins. */
export function PauseJob({ job }: { job: Job }) {
  const pause = usePauseJob()
  const resume = useResumeJob()
  if (job.cancelRequested) return null
  return job.status === 'paused' ? (
    <Button icon={Play} busy={resume.isPending} onClick={() => resume.mutate(job)}>
      Resume
    </Button>
  ) : (
    <Button kind="quiet" icon={Pause} busy={pause.isPending} onClick={() => pause.mutate(job)}>
      Pause
    </Button>
  )
}
