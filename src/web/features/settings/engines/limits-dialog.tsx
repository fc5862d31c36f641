import { type FormEvent, useId, useState } from 'react'
import type { StudioKey } from '#contract/studio-key.ts'
import { ApiError } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { readLimits } from './limit-text.ts'
import { useSetLimits } from './studio-key-actions.ts'

const asText = (limit: number | null): string => (limit === null ? '' : String(limit))

const none: ReadonlyMap<string, string> = new Map()

/** What the studio's key may do at its provider: empty follows the first tier, a higher tier allows more. */
export function LimitsDialog({ studioKey, onClose }: { studioKey: StudioKey; onClose: () => void }) {
  const { provider, label, limits, ownLimits } = studioKey
  const formId = useId()
  const [concurrency, setConcurrency] = useState(asText(ownLimits.concurrency))
  const [rate, setRate] = useState(asText(ownLimits.requestsPerSecond))
  const [wrong, setWrong] = useState(none)
  const save = useSetLimits(provider)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (save.isPending) return
    const read = readLimits(concurrency, rate)
    setWrong('errors' in read ? read.errors : none)
    if ('limits' in read) save.mutate(read.limits, { onSuccess: onClose })
  }
  const refused = save.error instanceof ApiError ? (save.error.problem.errors ?? []) : []
  const errorAt = (path: string) => wrong.get(path) ?? refused.find((one) => one.path.endsWith(path))?.message
  const elsewhere = save.error !== null && !errorAt('concurrency') && !errorAt('requestsPerSecond')
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Limits for ${label}`}
      description="Takes beyond them wait here for a free place, and say so. They hold in every process within seconds."
      footer={
        <>
          <span className="flex-1" />
          <Button onClick={onClose}>Leave them</Button>
          <Button type="submit" form={formId} kind="primary" busy={save.isPending}>
            Save limits
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-3">
        <Field
          label="Takes at once"
          error={errorAt('concurrency')}
          help={
            ownLimits.concurrency === null && limits?.concurrency
              ? `Empty: ${limits.concurrency}, its first tier`
              : 'Empty: as its first tier has it'
          }
        >
          <Input size="lg" inputMode="numeric" value={concurrency} onValue={setConcurrency} />
        </Field>
        <Field
          label="Requests a second"
          error={errorAt('requestsPerSecond')}
          help={
            ownLimits.requestsPerSecond === null && limits
              ? `Empty: ${limits.requestsPerSecond}`
              : 'Empty: as its first tier has it'
          }
        >
          <Input size="lg" inputMode="decimal" value={rate} onValue={setRate} />
        </Field>
        {elsewhere && save.error !== null && <p className="text-12 text-bad">{problemText(save.error)}</p>}
      </form>
    </Dialog>
  )
}
