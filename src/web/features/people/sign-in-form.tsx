import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { signIn } from './auth.ts'
import { ConfirmAgain } from './confirm-again.tsx'
import { FormError } from './form-error.tsx'
import { PasswordInput } from './password-input.tsx'
import { fieldSize, textLink, wideButton } from './people-layout.tsx'
import { useAuthForm } from './use-auth-form.ts'
import { useEnter } from './use-enter.ts'

export function SignInForm({ to }: { to: string | undefined }) {
  const [rememberMe, setRememberMe] = useState(true)
  const enter = useEnter(to)
  const { form, values, errors, refusal, isBusy, change, submit } = useAuthForm({
    initial: { email: '', password: '' },
    isNewPassword: false,
    send: ({ email, password }) => signIn({ email: email.trim(), password, rememberMe }),
    onSent: enter,
  })
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-3.5">
      <Field label="E-mail" error={errors.email}>
        <Input
          {...fieldSize}
          type="email"
          name="email"
          value={values.email}
          onValue={change('email')}
          autoComplete="username"
          autoFocus
        />
      </Field>
      <PasswordInput
        value={values.password}
        onChange={change('password')}
        autoComplete="current-password"
        error={errors.password}
        aside={
          <Link
            to="/forgot-password"
            search={values.email === '' ? {} : { email: values.email }}
            className={textLink}
          >
            Forgot it?
          </Link>
        }
      />
      <Checkbox label="Keep me signed in on this device" checked={rememberMe} onChange={setRememberMe} />
      {refusal !== null && refusal.field === null && (
        <FormError
          action={
            refusal.next === 'choose-password' ? (
              <Link to="/forgot-password" search={{ email: values.email }} className={textLink}>
                Choose a new password
              </Link>
            ) : refusal.next === 'confirm-again' ? (
              <ConfirmAgain email={values.email.trim()} />
            ) : null
          }
        >
          {refusal.message}
        </FormError>
      )}
      <Button type="submit" kind="primary" size="lg" busy={isBusy} className={wideButton}>
        Sign in
      </Button>
    </form>
  )
}
