import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'

interface NameDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  initial: string
  submitLabel: string
  busy?: boolean
  onSubmit: (name: string) => void
}

export function NameDialog(props: NameDialogProps) {
  const input = useRef<HTMLInputElement>(null)
  const formId = useId()
  const { open, onOpenChange, title, submitLabel, busy } = props
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      initialFocus={input}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button kind="primary" type="submit" form={formId} busy={busy}>
            {submitLabel}
          </Button>
        </>
      }
    >
      {open && <NameForm {...props} id={formId} inputRef={input} />}
    </Dialog>
  )
}

interface NameFormProps extends NameDialogProps {
  id: string
  inputRef: React.RefObject<HTMLInputElement | null>
}

/** Mounted anew with each opening, so it begins with the name as it is now. */
function NameForm({ id, inputRef, initial, busy, onSubmit }: NameFormProps) {
  const [name, setName] = useState(initial)
  const [isEmpty, setEmpty] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setEmpty(name.trim() === '')
    if (name.trim() !== '') onSubmit(name.trim())
  }
  return (
    <form id={id} onSubmit={submit}>
      <Field label="Name" error={isEmpty ? 'Write a name.' : undefined}>
        <Input
          ref={inputRef}
          size="lg"
          value={name}
          onValue={setName}
          maxLength={200}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
    </form>
  )
}
