import { z } from 'zod'
import type { Job, RecordEntry } from '#contract/job.ts'
import { plural, usd } from '#web/ui/format.ts'
import type { JobFact } from './request-facts.ts'

const Claimed = z.looseObject({ worker: z.string() })
const Accepted = z.looseObject({ vendorId: z.string() })

/** Who did the work, out of the record. */
export function whereItRan(
  { price }: Pick<Job, 'price'>,
  record: readonly RecordEntry[],
  providerName: (id: string) => string,
): JobFact[] {
  const provider = record.findLast(({ data }) => typeof data.provider === 'string')?.data.provider
  const operation = record.findLast(
    ({ type }) => type === 'provider.submitted' || type === 'provider.recovered',
  )
  const workers = record.flatMap(({ type, data }) =>
    type === 'step.claimed' ? (Claimed.safeParse(data).data?.worker ?? []) : [],
  )
  const takeovers = record.filter(({ type }) => type === 'step.taken-over').length
  const facts: JobFact[] = [
    {
      label: 'Provider',
      value: typeof provider === 'string' ? providerName(provider) : 'This machine',
    },
  ]
  const vendorId = Accepted.safeParse(operation?.data).data?.vendorId
  if (vendorId !== undefined) facts.push({ label: 'Operation', value: vendorId, copy: true })
  const worker = workers.at(-1)
  const passed = takeovers === 0 ? '' : `, ${plural(takeovers, 'takeover')}`
  if (worker !== undefined) facts.push({ label: 'Worker', value: `${worker}${passed}` })
  if (price.ownKeyUsd !== null)
    facts.push({ label: 'Key', value: `Yours, about ${usd(price.ownKeyUsd)} on your bill` })
  return facts
}
