import { z } from 'zod'
import { passwordLength } from './password-strength.ts'
import type { AuthField } from './refusal.ts'

export type FieldErrors = Partial<Record<AuthField, string>>

/** What a form can say before the studio is asked. Only the fields that the form has are looked at. */
export function formErrors(values: Partial<Record<AuthField, string>>, isNewPassword: boolean): FieldErrors {
  const errors: FieldErrors = {}
  if (values.name?.trim() === '') errors.name = 'Write your name.'
  if (values.email !== undefined) {
    if (values.email.trim() === '') errors.email = 'Write your e-mail address.'
    else if (!z.email().safeParse(values.email.trim()).success)
      errors.email = 'This is not an e-mail address. It looks like name@example.com.'
  }
  if (values.password !== undefined) {
    if (values.password === '')
      errors.password = isNewPassword ? 'Choose a password.' : 'Write your password.'
    else if (isNewPassword && values.password.length < passwordLength.min)
      errors.password = `Use at least ${passwordLength.min} characters.`
  }
  if (values.setupCode?.trim() === '') errors.setupCode = 'Write the code. It is in the log of the studio.'
  return errors
}
