import { useMutation } from '@tanstack/react-query'
import { Button } from '#web/ui/button.tsx'
import { sendConfirmation } from './auth.ts'
import { refusalOf } from './refusal.ts'
import { useCountdown } from './use-countdown.ts'

const pauseSeconds = 60

/** Sends the letter with the link again, once a minute. */
export function ConfirmAgain({ email }: { email: string }) {
  const pause = useCountdown()
  const sending = useMutation({
    mutationFn: () => sendConfirmation(email),
    onSuccess: () => pause.start(pauseSeconds),
  })
  return (
    <span className="flex flex-col items-start gap-1">
      <Button size="sm" busy={sending.isPending} disabled={pause.left > 0} onClick={() => sending.mutate()}>
        {pause.left > 0 ? `Sent. Again in ${pause.text}` : 'Send the letter again'}
      </Button>
      {sending.isError && (
        <span role="alert" className="text-12 text-bad">
          {refusalOf(sending.error).message}
        </span>
      )}
    </span>
  )
}
