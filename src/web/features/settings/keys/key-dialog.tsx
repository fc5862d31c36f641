import { type FormEvent, useId, useRef, useState } from 'react'
import { ApiError } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { AnchorButton, Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { keyText } from './key-text.ts'

interface KeyDialogProps {
  /** The provider's. */
  label: string
  keysUrl: string
  description: string
  /** There is a key already. */
  replaces: boolean
  save: {
    isPending: boolean
    error: Error | null
    mutate(key: string, options: { onSuccess(): void }): void
    reset(): void
  }
  onClose: () => void
}

/** Takes a key in. It is kept only when its provider takes it. */
export function KeyDialog({ label, keysUrl, description, replaces, save, onClose }: KeyDialogProps) {
  const formId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [key, setKey] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (save.isPending) return
    setMissing(key.trim() === '')
    if (key.trim() !== '') save.mutate(keyText(key), { onSuccess: onClose })
  }
  const error = missing ? 'Paste a key.' : save.error === null ? undefined : errorText(save.error)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={replaces ? `Replace the key for ${label}?` : `Add a key for ${label}?`}
      description={`${description} The key is tested first, encrypted, and never shown again.`}
      initialFocus={input}
      footer={
        <>
          <AnchorButton kind="quiet" href={keysUrl} target="_blank" rel="noopener noreferrer">
            Get a key
          </AnchorButton>
          <span className="flex-1" />
          <Button onClick={onClose}>Leave it</Button>
          <Button type="submit" form={formId} kind="primary" busy={save.isPending}>
            {replaces ? 'Test and replace' : 'Test and add'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <Field
          label="Key"
          error={error}
          help={
            <span role="status">
              {save.isPending
                ? `Asking ${label} whether it takes the key`
                : `As ${label} shows it, without spaces`}
            </span>
          }
        >
          <Input
            ref={input}
            size="lg"
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={key}
            onValue={(value) => {
              setKey(value)
              setMissing(false)
              if (save.error !== null) save.reset()
            }}
            maxLength={4_000}
            className="font-mono"
          />
        </Field>
      </form>
    </Dialog>
  )
}

/** What the vendor said stands at the field; it says that nothing was saved. */
function errorText(error: Error): string {
  if (error instanceof ApiError && error.code === 'validation_failed')
    return error.problem.errors?.[0]?.message ?? problemText(error)
  return problemText(error)
}
