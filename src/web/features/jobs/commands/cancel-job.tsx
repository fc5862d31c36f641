import { useState } from 'react'
import type { Job } from '#contract/job.ts'
import { useCancelJob } from '#web/api/actions.ts'
import { Button, type ButtonProps } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { cancelBody } from './cancel-words.ts'

interface CancelJobProps extends Pick<ButtonProps, 'size' | 'kind'> {
  job: Job
  /** "Take 6". */
  take: string
}

export function CancelJob({ job, take, size, kind = 'danger' }: CancelJobProps) {
  const [asking, setAsking] = useState(false)
  const cancel = useCancelJob()
  const busy = job.cancelRequested || cancel.isPending
  return (
    <>
      <Button kind={kind} size={size} busy={busy} onClick={() => setAsking(true)}>
        {job.cancelRequested ? 'Stopping' : 'Cancel'}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        question={`Cancel ${take === 'Take' ? 'this take' : take.toLowerCase()}?`}
        body={cancelBody(job.price.quoted - job.price.charged)}
        safeLabel="Let it finish"
        dangerLabel="Cancel take"
        onConfirm={() => {
          setAsking(false)
          cancel.mutate(job)
        }}
      />
    </>
  )
}
