import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type FieldErrors, formErrors } from './form-errors.ts'
import { type AuthField, type Refusal, refusalOf } from './refusal.ts'

type FormValues = Partial<Record<AuthField, string>>

interface AuthFormOptions<Values extends FormValues> {
  /** Its keys are the form's fields. */
  initial: Values
  isNewPassword: boolean
  send: (values: Values) => Promise<void>
  onSent?: () => void
}

/** A form of `/api/auth`: fields that are checked here first, then by the studio; the first wrong one gets the focus. */
export function useAuthForm<Values extends FormValues>(options: AuthFormOptions<Values>) {
  const [values, setValues] = useState(options.initial)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const sending = useMutation({
    mutationFn: options.send,
    onSuccess: () => options.onSent?.(),
    onError: (error) => {
      const refused = refusalOf(error)
      if (refused.field !== null && refused.field in values) setErrors({ [refused.field]: refused.message })
      setRefusal(refused)
    },
  })

  useEffect(() => {
    if (Object.keys(errors).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [errors])

  return {
    form,
    values,
    errors,
    /** What is wrong with the whole, or the way out of a field's error. */
    refusal,
    isBusy: sending.isPending,
    isSent: sending.isSuccess,
    change: (field: AuthField & keyof Values) => (value: string) => {
      setValues((now) => ({ ...now, [field]: value }))
      setErrors(({ [field]: _, ...others }) => others)
    },
    submit: (event: FormEvent) => {
      event.preventDefault()
      if (sending.isPending) return
      const found = formErrors(values, options.isNewPassword)
      setErrors(found)
      setRefusal(null)
      if (Object.keys(found).length === 0) sending.mutate(values)
    },
  }
}
