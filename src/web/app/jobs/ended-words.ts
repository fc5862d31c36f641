import type { Job } from '#contract/job.ts'
import { credits } from '#web/ui/format.ts'

/** "Your take is ready.", "Veo timed out. 108 credits are back." */
export function endedWords({
  status,
  error,
  price,
  kind,
}: Pick<Job, 'status' | 'error' | 'price' | 'kind'>): string {
  const what = kind === 'film' ? 'film' : 'take'
  if (status === 'succeeded') return `Your ${what} is ready`
  const back =
    price.refunded > 0 ? `${credits(price.refunded)} are back in your balance.` : 'Nothing was charged.'
  return `${error?.detail ?? `Your ${what} failed.`} ${back}`
}
