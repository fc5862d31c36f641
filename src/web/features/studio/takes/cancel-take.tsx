import { useState } from 'react'
import { forgetUnsent, useCancelJob } from '#web/api/actions.ts'
import { isUnsent } from '#web/api/outbox.ts'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import type { Take } from './take.ts'
import { cancelWords } from './take-words.ts'

/** Stops a take after a question that says what comes back; one that has not gone out is simply dropped. */
export function CancelTake({ take }: { take: Take }) {
  const [asking, setAsking] = useState(false)
  const cancel = useCancelJob()
  const { job } = take
  const stopping = job.cancelRequested
  if (isUnsent(job)) {
    return (
      <Button kind="quiet" onClick={() => forgetUnsent(job)} size="sm">
        Remove
      </Button>
    )
  }
  return (
    <>
      <Button busy={stopping || cancel.isPending} kind="quiet" onClick={() => setAsking(true)} size="sm">
        {stopping ? 'Stopping' : 'Cancel'}
      </Button>
      <ConfirmDialog
        {...cancelWords(take)}
        dangerLabel="Cancel take"
        onConfirm={() => {
          setAsking(false)
          cancel.mutate(job)
        }}
        onOpenChange={setAsking}
        open={asking}
        safeLabel="Let it finish"
      />
    </>
  )
}
