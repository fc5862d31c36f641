import { Repeat2 } from 'lucide-react'
import type { Job } from '#contract/job.ts'
import { Button } from '#web/ui/button.tsx'
import { useOpenRequest } from './use-open-request.ts'

/** The same wish in the studio, to be changed. */
export function RemixJob({ job }: { job: Job }) {
  const open = useOpenRequest(job)
  if (open === null) return null
  return (
    <Button kind="quiet" icon={Repeat2} onClick={() => open('Remix')}>
      Remix
    </Button>
  )
}
