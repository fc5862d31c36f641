import { getRouteApi } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { resetPassword } from './auth.ts'
import { FormError } from './form-error.tsx'
import { FormNote } from './form-note.tsx'
import { scenes } from './painted-aside.tsx'
import { PasswordInput } from './password-input.tsx'
import { passwordStrength } from './password-strength.ts'
import { BackToSignIn, PeopleLayout, wideButton } from './people-layout.tsx'
import { StrengthMeter } from './strength-meter.tsx'
import { useAuthForm } from './use-auth-form.ts'

const route = getRouteApi('/reset-password')

/** Where the link of the letter leads. */
export function ResetPasswordPage() {
  const { token, error } = route.useSearch()
  return (
    <PeopleLayout
      title="Choose a new password"
      intro="It ends every session of yours, on every device."
      scene={scenes.reset}
    >
      {token === undefined || error !== undefined ? <DeadLink /> : <NewPassword token={token} />}
    </PeopleLayout>
  )
}

function DeadLink() {
  return (
    <>
      <FormError>This link no longer works. It works once, for one hour.</FormError>
      <LinkButton to="/forgot-password" kind="primary" size="lg" className={wideButton}>
        Send a new link
      </LinkButton>
      <BackToSignIn />
    </>
  )
}

function NewPassword({ token }: { token: string }) {
  const { form, values, errors, refusal, isBusy, isSent, change, submit } = useAuthForm({
    initial: { password: '' },
    isNewPassword: true,
    send: ({ password }) => resetPassword({ token, newPassword: password }),
  })
  if (isSent) {
    return (
      <>
        <FormNote tone="ok" icon={CircleCheck} title="Your password is changed">
          <p>Every session of yours has ended.</p>
        </FormNote>
        <LinkButton to="/signin" kind="primary" size="lg" className={wideButton}>
          Sign in
        </LinkButton>
      </>
    )
  }
  if (refusal?.next === 'new-link') return <DeadLink />
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-3.5">
      <PasswordInput
        label="New password"
        value={values.password}
        onChange={change('password')}
        autoComplete="new-password"
        error={errors.password}
        help={<StrengthMeter {...passwordStrength(values.password)} />}
      />
      {refusal !== null && refusal.field === null && <FormError>{refusal.message}</FormError>}
      <Button type="submit" kind="primary" size="lg" busy={isBusy} className={wideButton}>
        Change password
      </Button>
      <BackToSignIn />
    </form>
  )
}
