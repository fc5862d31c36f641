import { Link } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { useState } from 'react'
import type { Setup } from '#contract/people.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { signIn, signUp } from './auth.ts'
import { ConfirmAgain } from './confirm-again.tsx'
import { FormError } from './form-error.tsx'
import { FormNote } from './form-note.tsx'
import { PasswordInput } from './password-input.tsx'
import { passwordStrength } from './password-strength.ts'
import { fieldSize, textLink, wideButton } from './people-layout.tsx'
import { StrengthMeter } from './strength-meter.tsx'
import { useAuthForm } from './use-auth-form.ts'
import { useEnter } from './use-enter.ts'

interface SignUpFormProps {
  setup: Setup
  to: string | undefined
}

/** The owner of a new studio, or one more person in an open one. */
export function SignUpForm({ setup: { needsOwner, needsSetupCode, verifiesEmail }, to }: SignUpFormProps) {
  const enter = useEnter(to)
  const [waitsForMail, setWaitsForMail] = useState(false)
  const { form, values, errors, refusal, isBusy, change, submit } = useAuthForm({
    initial: { name: '', email: '', password: '', ...(needsSetupCode ? { setupCode: '' } : {}) },
    isNewPassword: true,
    send: async ({ name, email, password, setupCode }) => {
      const account = { name: name.trim(), email: email.trim(), password }
      await signUp({ ...account, ...(setupCode === undefined ? {} : { setupCode: setupCode.trim() }) })
      if (!verifiesEmail) return enter()
      // Whoever has the code needs no letter; everybody else confirms his address first.
      if (!needsOwner) return setWaitsForMail(true)
      await signIn({ ...account, rememberMe: true })
      enter()
    },
  })
  if (waitsForMail) {
    return (
      <FormNote icon={MailCheck} title={`Confirm ${values.email.trim()}`}>
        <p>Open the link in the letter we sent. It works for one hour.</p>
        <div className="mt-2">
          <ConfirmAgain email={values.email.trim()} />
        </div>
      </FormNote>
    )
  }
  const strength = passwordStrength(values.password, [values.name, values.email])
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-3.5">
      <Field label="Your name" error={errors.name}>
        <Input
          {...fieldSize}
          name="name"
          value={values.name}
          onValue={change('name')}
          autoComplete="name"
          autoFocus
        />
      </Field>
      <Field
        label="E-mail"
        error={
          errors.email !== undefined && refusal?.next === 'sign-in' ? (
            <>
              {errors.email}{' '}
              <Link to="/signin" className={textLink}>
                Sign in
              </Link>
            </>
          ) : (
            errors.email
          )
        }
        help={needsOwner ? 'For password resets. Letters leave only if mail is set up.' : undefined}
      >
        <Input
          {...fieldSize}
          type="email"
          name="email"
          value={values.email}
          onValue={change('email')}
          autoComplete="username"
        />
      </Field>
      <PasswordInput
        value={values.password}
        onChange={change('password')}
        autoComplete="new-password"
        error={errors.password}
        help={<StrengthMeter {...strength} />}
      />
      {values.setupCode !== undefined && (
        <Field
          label="One-time code"
          error={errors.setupCode}
          help="The studio wrote it to its log when it started."
        >
          <Input
            {...fieldSize}
            className={`${fieldSize.className} font-mono`}
            name="setup-code"
            value={values.setupCode}
            onValue={change('setupCode')}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
      )}
      {refusal !== null && refusal.field === null && <FormError>{refusal.message}</FormError>}
      <Button type="submit" kind="primary" size="lg" busy={isBusy} className={wideButton}>
        {needsOwner ? 'Create owner account' : 'Create account'}
      </Button>
    </form>
  )
}
