import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useRef, useState } from 'react'
import { ApiError } from '#web/api/client.ts'
import { problemText } from '#web/api/problem-words.ts'
import { sessionsQuery } from '#web/api/queries.ts'
import { useMe } from '#web/api/session.ts'
import { changePassword } from '#web/features/people/auth.ts'
import { FormError } from '#web/features/people/form-error.tsx'
import { PasswordInput } from '#web/features/people/password-input.tsx'
import { passwordLength, passwordStrength } from '#web/features/people/password-strength.ts'
import { StrengthMeter } from '#web/features/people/strength-meter.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { toast } from '#web/ui/toast.tsx'

interface Errors {
  current?: string | undefined
  next?: string | undefined
  form?: string | undefined
}

/** Asks for the old password, then the new one; other devices are signed out unless one says otherwise. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const client = useQueryClient()
  const formId = useId()
  const first = useRef<HTMLInputElement>(null)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [others, setOthers] = useState(true)
  const [errors, setErrors] = useState<Errors>({})
  const change = useMutation({
    mutationFn: () =>
      changePassword({ currentPassword: current, newPassword: next, revokeOtherSessions: others }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
      toast.success(others ? 'Password changed, other devices are signed out' : 'Password changed')
      onClose()
    },
    onError: (error) => setErrors(errorsOf(error)),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (change.isPending) return
    const found = missing(current, next)
    setErrors(found)
    if (Object.keys(found).length === 0) change.mutate()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Change your password?"
      initialFocus={first}
      footer={
        <>
          <Button onClick={onClose}>Keep the old one</Button>
          <Button type="submit" form={formId} kind="primary" busy={change.isPending}>
            Change password
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-3.5 pt-2">
        <input type="hidden" name="username" autoComplete="username" value={me.email} readOnly />
        <PasswordInput
          label="Current password"
          inputRef={first}
          value={current}
          onChange={(value) => {
            setCurrent(value)
            setErrors({ ...errors, current: undefined })
          }}
          autoComplete="current-password"
          error={errors.current}
        />
        <PasswordInput
          label="New password"
          value={next}
          onChange={(value) => {
            setNext(value)
            setErrors({ ...errors, next: undefined })
          }}
          autoComplete="new-password"
          error={errors.next}
          help={<StrengthMeter {...passwordStrength(next, [me.name, me.email])} />}
        />
        <Checkbox label="Sign out my other devices" checked={others} onChange={setOthers} />
        {errors.form !== undefined && <FormError>{errors.form}</FormError>}
      </form>
    </Dialog>
  )
}

function missing(current: string, next: string): Errors {
  if (current === '') return { current: 'Write the password that you have now.' }
  if (next.length < passwordLength.min) return { next: `Use at least ${passwordLength.min} characters.` }
  return next === current ? { next: 'This is the password that you have now.' } : {}
}

function errorsOf(error: unknown): Errors {
  if (error instanceof ApiError && error.code === 'invalid_password')
    return { current: 'This is not your password.' }
  if (error instanceof ApiError && /^password_too_/.test(error.code)) return { next: problemText(error) }
  return { form: problemText(error) }
}
