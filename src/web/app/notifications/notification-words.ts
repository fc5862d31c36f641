import type { Notification } from '#contract/notification.ts'
import { nameWithoutWords } from '#web/api/job-words.ts'
import { credits, number, signed } from '#web/ui/format.ts'

/** One bold line and one that says what it cost or brought. */
export function notificationWords(notification: Notification): { title: string; detail: string } {
  if (notification.kind === 'wallet')
    return {
      title: `${signed(notification.amount)} credits`,
      detail: `${sentence(notification.memo ?? 'Your balance changed')} You have ${number(notification.balanceAfter)}.`,
    }
  const { status, prompt, charged, refunded, error, jobKind, mode } = notification
  const title = short(prompt) || nameWithoutWords(jobKind, mode)
  if (status === 'succeeded')
    return { title, detail: charged === 0 ? 'Ready. It was free.' : `Ready. ${credits(charged)}.` }
  const back = refunded > 0 ? `${credits(refunded)} are back.` : 'Nothing was charged.'
  return { title, detail: `${sentence(error?.detail ?? 'It failed')} ${back}` }
}

const sentence = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`)

const short = (prompt: string) => {
  const words = prompt.replace(/\s+/g, ' ').trim()
  return words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words
}
