import type { RecordEntry } from '#contract/job.ts'
import { bytes, number, plural } from '#web/ui/format.ts'

export interface RowWords {
  /** "Dailies", "Wallet", "Storage", or the vendor. */
  who: string
  vendor?: boolean | undefined
  what: string
  tone?: 'ok' | 'bad' | undefined
  /** Copied on press. */
  id?: string | undefined
}

interface Context {
  /** The vendor that was spoken of last. */
  provider: string
  /** "Video", "Download". */
  part: string
  /** The step's own name: `submit`, `wait`, `fetch`. */
  kind: string
  /** Why the job failed. */
  failure: string | undefined
}

type Tell = (entry: RecordEntry, context: Context) => RowWords | null

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
const byDailies = (what: string, more: Partial<RowWords> = {}): RowWords => ({
  who: 'Dailies',
  what,
  ...more,
})

const tellers: Record<string, Tell> = {
  'job.started': () => byDailies('Its turn has come'),
  'job.paused': () => byDailies('Paused, no further step begins'),
  'job.resumed': () => byDailies('Resumed'),
  'take.kept': () => byDailies('Kept: the takes that had not begun are canceled'),
  'job.cancel-requested': () => byDailies('Cancel asked for'),
  'job.retried': ({ data }) =>
    byDailies(
      data.mode === 'reattach' ? 'Re-attached to the finished take' : 'Tried again, finished steps stay',
    ),
  'job.timed-out': () => byDailies('Ran far past its time and was ended', { tone: 'bad' }),
  'job.finished': ({ data }, { failure }) => {
    if (data.status === 'succeeded') return byDailies('Done', { tone: 'ok' })
    if (data.status === 'canceled') return byDailies('Canceled')
    return byDailies(`Failed. ${failure ?? ''}`.trim(), { tone: 'bad', id: text(data.code) })
  },
  'step.claimed': ({ data, attempt }, { part, kind }) => {
    const again = attempt !== null && attempt > 1 ? `, try ${attempt}` : ''
    // The file that was just made gets its still and strip: that it has them is worth a row, not that it will.
    if (kind === 'derive') return null
    if (kind === 'fit') return byDailies('Files are being made fit for the vendor', { id: text(data.worker) })
    const what = kind === 'submit' ? `${part} is being asked for${again}` : `${part} started${again}`
    return byDailies(what, { id: text(data.worker) })
  },
  // That it was sent is what the vendor's own answer says.
  'step.succeeded': (_, { part, kind }) => {
    if (kind === 'derive') return { who: 'Storage', what: 'In the library, with still and strip', tone: 'ok' }
    if (kind === 'fit') return byDailies('Files fit for the vendor', { tone: 'ok' })
    return kind === 'submit' || kind === 'fetch' ? null : byDailies(`${part} done`, { tone: 'ok' })
  },
  'step.failed': ({ data }, { part }) =>
    byDailies(`${part} failed. ${text(data.detail) ?? ''}`.trim(), { tone: 'bad', id: text(data.code) }),
  'step.put-back': ({ data }, { part, kind }) => {
    // Why a download stopped is a row of its own.
    if (kind === 'fetch' && data.triesLeft !== undefined) return null
    const seconds = typeof data.afterSeconds === 'number' ? Math.round(data.afterSeconds) : 0
    const wait = seconds > 0 ? `again in ${number(seconds)} s` : 'again at once'
    const why = text(data.why) ?? 'It waits for its turn'
    return data.triesLeft === undefined
      ? byDailies(`${part} waits: ${why.replace(/\.$/, '')}, ${wait}`)
      : byDailies(`${part} did not work: ${why.replace(/\.$/, '')}, ${wait}`, { tone: 'bad' })
  },
  'step.taken-over': (_, { part }) =>
    byDailies(`The worker of ${part.toLowerCase()} fell silent, another goes on`, { tone: 'bad' }),
  'step.canceled': (_, { part }) => byDailies(`${part} canceled`),
  'step.note': ({ data }) => byDailies(text(data.note) ?? text(data.detail) ?? 'A note'),
  'provider.prepared': ({ data }) => byDailies('Request made ready', { id: text(data.endpoint) }),
  'provider.submitting': ({ data }) =>
    byDailies('Operation noted before it is sent', { id: text(data.operation) }),
  'provider.submitted': ({ data }, context) =>
    byVendor(context, 'Operation accepted', { id: text(data.vendorId) }),
  'provider.recovered': ({ data }, context) =>
    byVendor(context, 'Operation found again, nothing was sent twice', { id: text(data.vendorId) }),
  'provider.refused': ({ data }, context) =>
    byVendor(context, `Refused. ${text(data.detail) ?? ''}`.trim(), { tone: 'bad', id: text(data.kind) }),
  'provider.unknown': ({ data }, context) =>
    byVendor(context, 'The connection broke while it took the request', {
      tone: 'bad',
      id: text(data.operation),
    }),
  'provider.polled': ({ data }, context) =>
    byVendor(context, `Did not answer. ${text(data.detail) ?? ''}`.trim(), { tone: 'bad' }),
  'provider.webhook': ({ data }, context) =>
    byVendor(context, 'Webhook, signature valid', { id: text(data.vendorId) }),
  'provider.cancel': ({ data }, context) =>
    byVendor(context, data.answer === 'too late' ? 'Too late to cancel' : 'Takes the cancel'),
  'provider.finished': ({ data }, context) => {
    const polls = typeof data.polls === 'number' ? `, ${plural(data.polls, 'poll')} in all` : ''
    if (data.state === 'succeeded') return byVendor(context, `Finished${polls}`, { tone: 'ok' })
    if (data.state === 'canceled') return byVendor(context, 'Canceled')
    return byVendor(context, data.state === 'moderated' ? 'Blocked by its filter' : 'Failed', { tone: 'bad' })
  },
  'provider.fallback': ({ data }) => byDailies(text(data.why) ?? 'Another engine goes on'),
  'provider.resent': ({ data }) => byDailies(`Sent again. ${text(data.why) ?? ''}`.trim()),
  'provider.adopted': ({ data }, context) =>
    byVendor(context, 'The take came late, it is free', { tone: 'ok', id: text(data.vendorId) }),
  'file.downloaded': ({ data, attempt }) => ({
    who: 'Storage',
    what: [
      attempt !== null && attempt > 1 ? `Kept at try ${attempt}` : 'Kept',
      typeof data.bytes === 'number' ? bytes(data.bytes) : null,
    ]
      .filter((word) => word !== null)
      .join(', '),
    tone: 'ok',
    id: text(data.contentType),
  }),
  'file.download-failed': ({ data, attempt }) => ({
    who: 'Storage',
    what: `Download ${attempt ?? 1} stopped. ${text(data.detail) ?? ''}`.trim(),
    tone: 'bad',
  }),
}

function byVendor({ provider }: Context, what: string, more: Partial<RowWords> = {}): RowWords {
  return { who: provider, vendor: true, what, ...more }
}

/** What one entry of the record says; null where another one says it. */
export const wordsOf: Tell = (entry, context) =>
  tellers[entry.type] === undefined ? byDailies(entry.type) : (tellers[entry.type]?.(entry, context) ?? null)
