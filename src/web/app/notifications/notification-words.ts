import type { Notification } from '#contract/notification.ts'
import { credits, number, signed } from '#web/ui/format.ts'

/** One bold line and one that says what it cost or brought. */
export function notificationWords(notification: Notification): { title: string; detail: string } {
  if (notification.kind === 'wallet')
    return {
      title: `${signed(notification.amount)} credits`,
      detail: `${notification.memo ?? 'Your balance changed.'} You have ${number(notification.balanceAfter)}.`,
    }
  const { status, prompt, charged, refunded, error } = notification
  const subject = prompt.trim() === '' ? '' : `${short(prompt)}. `
  if (status === 'succeeded')
    return {
      title: 'Take is ready',
      detail: `${subject}${charged === 0 ? 'It was free.' : `${credits(charged)}.`}`,
    }
  return {
    title: 'Take failed',
    detail: `${error?.detail ?? subject} ${refunded > 0 ? `${credits(refunded)} are back.` : 'Nothing was charged.'}`,
  }
}

const short = (prompt: string) => {
  const words = prompt.replace(/\s+/g, ' ').trim()
  return words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words
}
