import { z } from 'zod'

export const UsageQuery = z.object({
  days: z.coerce.number().int().min(1).max(366).default(30),
  /** Where a day begins, e.g. `Europe/Lisbon`. */
  timeZone: z.string().max(64).refine(isTimeZone, 'Name a time zone as IANA does.').default('UTC'),
})
export type UsageQuery = z.infer<typeof UsageQuery>

export const Usage = z.object({
  /** Every day of the span up to today, the oldest first; also those without a job. */
  days: z.array(
    z.object({
      date: z.string(),
      /** Jobs that began on that day, whatever became of them. */
      jobs: z.number().int(),
      /** What those were charged. */
      credits: z.number().int(),
    }),
  ),
  jobs: z.number().int(),
  credits: z.number().int(),
  /** All files of the library. */
  storageBytes: z.number().int(),
})
export type Usage = z.infer<typeof Usage>

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}
