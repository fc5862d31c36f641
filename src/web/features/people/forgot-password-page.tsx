import { getRouteApi } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { requestPasswordReset } from './auth.ts'
import { FormError } from './form-error.tsx'
import { FormNote } from './form-note.tsx'
import { scenes } from './painted-aside.tsx'
import { BackToSignIn, fieldSize, PeopleLayout, wideButton } from './people-layout.tsx'
import { useAuthForm } from './use-auth-form.ts'
import { useCountdown } from './use-countdown.ts'

const route = getRouteApi('/forgot-password')
const pauseSeconds = 60

export function ForgotPasswordPage() {
  const { email = '' } = route.useSearch()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const pause = useCountdown()
  const { form, values, errors, refusal, isBusy, change, submit } = useAuthForm({
    initial: { email },
    isNewPassword: false,
    send: async (given) => {
      await requestPasswordReset(given.email.trim())
      setSentTo(given.email.trim())
      pause.start(pauseSeconds)
    },
  })
  return (
    <PeopleLayout
      title="Reset your password"
      intro="We send a link that works once, for one hour. Your sessions stay until you choose a new password."
      scene={scenes.reset}
    >
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
        {refusal !== null && refusal.field === null && <FormError>{refusal.message}</FormError>}
        <Button
          type="submit"
          kind="primary"
          size="lg"
          busy={isBusy}
          disabled={pause.left > 0 && values.email.trim() === sentTo}
          className={wideButton}
        >
          Send reset link
        </Button>
      </form>
      {sentTo !== null && (
        <FormNote icon={Mail} title={`If ${sentTo} has an account, a link is on its way`}>
          <p>
            Not there after 2 minutes? Look in spam, or send it again
            {pause.left > 0 ? <span aria-hidden="true"> in {pause.text}</span> : null}.
          </p>
        </FormNote>
      )}
      <BackToSignIn />
    </PeopleLayout>
  )
}
