import { useState } from 'react'
import type { Job } from '#contract/job.ts'
import { useGroupCommand } from '#web/api/actions.ts'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { plural } from '#web/ui/format.ts'
import { cancelBody } from './cancel-words.ts'

/** Pause, resume or cancel all that is left of one press. */
export function GroupCommands({ groupId, live }: { groupId: string; live: readonly Job[] }) {
  const pause = useGroupCommand('Pause')
  const resume = useGroupCommand('Resume')
  const cancel = useGroupCommand('Cancel')
  const [asking, setAsking] = useState(false)
  if (live.length === 0) return null
  const paused = live.every(({ status }) => status === 'paused')
  const held = live.reduce((sum, { price }) => sum + price.quoted - price.charged, 0)
  const takes = plural(live.length, 'take')
  return (
    <>
      {paused ? (
        <Button size="sm" kind="quiet" busy={resume.isPending} onClick={() => resume.mutate(groupId)}>
          Resume all
        </Button>
      ) : (
        <Button size="sm" kind="quiet" busy={pause.isPending} onClick={() => pause.mutate(groupId)}>
          Pause all
        </Button>
      )}
      <Button size="sm" kind="danger" busy={cancel.isPending} onClick={() => setAsking(true)}>
        Cancel all
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        question={`Cancel ${takes}?`}
        body={cancelBody(held)}
        safeLabel="Let them finish"
        dangerLabel={`Cancel ${takes}`}
        onConfirm={() => {
          setAsking(false)
          cancel.mutate(groupId)
        }}
      />
    </>
  )
}
