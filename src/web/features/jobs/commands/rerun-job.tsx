import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '#contract/job.ts'
import { newPriceIn, useRerunJob } from '#web/api/actions.ts'
import { newKey } from '#web/api/client-context.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { creditsShort, number } from '#web/ui/format.ts'

interface RerunJobProps {
  job: Job
  take: string
  onStarted(job: Job): void
}

/** The same request once more, at the price of then; a higher one is asked about first. */
export function RerunJob({ job, take, onStarted }: RerunJobProps) {
  const rerun = useRerunJob()
  const [newPrice, setNewPrice] = useState<number | null>(null)
  const { quoted } = job.price
  const start = (maxCredits?: number) =>
    rerun.mutate(
      { job, key: newKey(), ...(maxCredits !== undefined && { maxCredits }) },
      {
        onSuccess: onStarted,
        onError: (error) => setNewPrice(newPriceIn(error)),
      },
    )
  return (
    <>
      <Button kind="quiet" icon={RotateCw} busy={rerun.isPending} onClick={() => start()}>
        Run again, {creditsShort(quoted).toLowerCase()}
      </Button>
      <Dialog
        open={newPrice !== null}
        onOpenChange={() => setNewPrice(null)}
        title={`Run ${take.toLowerCase()} again at ${number(newPrice ?? 0)}?`}
        description={`The price changed from ${number(quoted)} to ${number(newPrice ?? 0)} since then.`}
        footer={
          <>
            <Button onClick={() => setNewPrice(null)}>Leave it</Button>
            <Button
              kind="primary"
              onClick={() => {
                if (newPrice !== null) start(newPrice)
                setNewPrice(null)
              }}
            >
              Run again, {number(newPrice ?? 0)} cr
            </Button>
          </>
        }
      />
    </>
  )
}
