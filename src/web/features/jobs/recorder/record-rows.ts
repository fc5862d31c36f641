import { z } from 'zod'
import type { Job, RecordEntry } from '#contract/job.ts'
import { credits, number, seconds } from '#web/ui/format.ts'
import { partsOf } from '../job-parts.ts'
import { type RowWords, wordsOf } from './record-words.ts'
import { inOrder, workingClock } from './working-time.ts'

/** One row of the event table. */
export interface RecordRow extends RowWords {
  key: string
  /** "1:26.20", or "0:14 to 1:24" where several are told as one. */
  time: string
  /** When it was by the clock on the wall. */
  at: string
}

const Settled = z.object({ charged: z.number(), returned: z.number() })
const Created = z.object({ held: z.number(), quoteId: z.string().nullish() })

/** The record in words; looks at a vendor that say nothing new are one row. */
export function recordRows(
  job: Pick<Job, 'steps' | 'error'>,
  record: readonly RecordEntry[],
  providerName: (id: string) => string,
): RecordRow[] {
  const ordered = inOrder(record)
  const clock = workingClock(ordered)
  const names = new Map(partsOf(job).flatMap(({ name, stepIds }) => stepIds.map((id) => [id, name])))
  const kinds = new Map(job.steps.map(({ id, name }) => [id, name]))
  const rows: RecordRow[] = []
  let provider = 'The vendor'
  let polls: RecordEntry[] = []
  let pollsAt = 0

  const add = (entry: RecordEntry, words: RowWords, part = 0) =>
    rows.push({ ...words, key: `${entry.id} ${part}`, time: exact(clock(entry.at)), at: entry.at })
  const tellPolls = () => {
    const [first] = polls
    const last = polls.at(-1)
    if (first !== undefined && last !== undefined) {
      const from = clock(first.at)
      const to = clock(last.at)
      rows.splice(pollsAt, 0, {
        key: first.id,
        at: first.at,
        time: polls.length === 1 ? exact(from) : `${short(from)} to ${short(to)}`,
        who: provider,
        vendor: true,
        what: pollWords(polls.map(({ at }) => clock(at))),
      })
    }
    polls = []
  }

  for (const entry of ordered) {
    if (isQuietPoll(entry)) {
      if (polls.length === 0) pollsAt = rows.length
      polls.push(entry)
      continue
    }
    // A webhook between two looks is told by itself, and the looks go on counting.
    if (entry.type !== 'provider.webhook') tellPolls()
    if (typeof entry.data.provider === 'string') provider = providerName(entry.data.provider)
    if (entry.type === 'job.created') {
      const { held, quoteId } = Created.safeParse(entry.data).data ?? { held: 0 }
      add(entry, { who: 'Dailies', what: 'Accepted, quote matches', id: quoteId ?? undefined })
      add(entry, { who: 'Wallet', what: held === 0 ? 'Free, nothing held' : `${credits(held)} held` }, 1)
    } else if (entry.type === 'money.settled') {
      for (const [at, what] of moneyWords(entry).entries())
        add(entry, { who: 'Wallet', what, tone: 'ok' }, at)
    } else {
      const told = wordsOf(entry, {
        provider,
        part: names.get(entry.stepId ?? '') ?? 'Step',
        kind: kinds.get(entry.stepId ?? '') ?? '',
        failure: job.error?.detail,
      })
      if (told !== null) add(entry, told)
    }
  }
  tellPolls()
  return rows
}

const isQuietPoll = ({ type, data }: RecordEntry) => type === 'provider.polled' && data.state !== 'error'

function moneyWords({ data }: RecordEntry): string[] {
  const { charged, returned } = Settled.safeParse(data).data ?? { charged: 0, returned: 0 }
  const words: string[] = []
  if (charged > 0) words.push(`${credits(charged)} charged, hold closed`)
  if (returned > 0) words.push(`${credits(returned)} back in your balance`)
  return words.length > 0 ? words : ['Nothing to charge']
}

function pollWords(times: readonly number[]): string {
  if (times.length === 1) return '1 poll, still at work'
  const apart = times.slice(1).map((at, index) => at - (times[index] ?? at))
  const least = Math.round(Math.min(...apart))
  const most = Math.round(Math.max(...apart))
  const pace = least === most ? seconds(most) : `${number(least)} to ${seconds(most)}`
  return `${number(times.length)} polls, ${pace} apart`
}

/** "1:26.20". */
export function exact(value: number): string {
  const hundredths = Math.round(value * 100)
  const minutes = Math.floor(hundredths / 6000)
  const rest = String(Math.floor((hundredths % 6000) / 100)).padStart(2, '0')
  return `${minutes}:${rest}.${String(hundredths % 100).padStart(2, '0')}`
}
const short = (value: number): string => exact(value).slice(0, -3)
