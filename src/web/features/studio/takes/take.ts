import type { Job } from '#contract/job.ts'
import { ShotRequest } from '#contract/project.ts'
import { credits } from '#web/ui/format.ts'

export type TakeOutput = Job['outputs'][number]

/** Where a take stands, with what is said about it. */
export type TakeState =
  /** `waits`: for the take before it in its group. */
  | { phase: 'queued'; place: number | null; waits: boolean }
  | { phase: 'running' }
  | { phase: 'paused' }
  | { phase: 'ready' }
  | { phase: 'failed'; creditsBack: number }
  | { phase: 'canceled'; creditsBack: number }

/** A job of a shot, as its people know it. */
export interface Take {
  id: string
  number: number
  job: Job
  state: TakeState
  request: ShotRequest
  /** What is looked at: the picture as far as it is made, or the sound when there is no picture. */
  output: TakeOutput | null
  /** Its place among takes of one press. */
  variation: { index: number; of: number } | null
  /** Takes of its group that have not begun, and that it would end when it is kept. */
  waiting: number
}

export type TakeOrder = 'newest' | 'oldest'

/** Jobs of a shot, newest first. Those that the studio has not yet numbered come after its last. */
export function takesOf(jobs: readonly Job[]): Take[] {
  const numbered = jobs
    .flatMap((job) => (job.takeNumber === null ? [] : [{ job, number: job.takeNumber }]))
    .sort((a, b) => a.number - b.number)
  const last = numbered.at(-1)?.number ?? 0
  const others = jobs
    .filter(({ takeNumber }) => takeNumber === null)
    .toSorted((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id))
    .map((job, index) => ({ job, number: last + index + 1 }))
  const groups = Map.groupBy(
    numbered.map(({ job }) => job).filter(({ groupId }) => groupId !== null),
    ({ groupId }) => groupId,
  )
  return [...numbered, ...others]
    .map(({ job, number }) => takeOf(job, number, groups.get(job.groupId) ?? []))
    .toReversed()
}

// An update of one job leaves the others as they are, so their takes stay the same objects and their tiles rest.
const known = new WeakMap<Job, Take>()

function takeOf(job: Job, number: number, group: readonly Job[]): Take {
  const variation = group.length > 1 ? { index: group.indexOf(job) + 1, of: group.length } : null
  const waiting = canBeKept(job) ? group.filter(waitsForTake).length : 0
  const before = known.get(job)
  if (
    before?.number === number &&
    before.waiting === waiting &&
    before.variation?.index === variation?.index &&
    before.variation?.of === variation?.of
  )
    return before
  const take: Take = {
    id: job.id,
    number,
    job,
    state: takeStateOf(job),
    request: ShotRequest.safeParse(job.request).data ?? {},
    output: shownOutput(job.outputs),
    variation,
    waiting,
  }
  known.set(job, take)
  return take
}

const canBeKept = ({ status, release }: Job) => status === 'succeeded' && release === 'one-by-one'
export const waitsForTake = ({ status, release, startedAt }: Job): boolean =>
  release === 'one-by-one' && startedAt === null && (status === 'queued' || status === 'paused')

export function takeStateOf(job: Job): TakeState {
  const { status, queuePosition, price } = job
  const creditsBack = price.refunded > 0 ? price.refunded : price.quoted - price.charged
  switch (status) {
    case 'queued':
      return { phase: 'queued', place: queuePosition, waits: queuePosition === null && waitsForTake(job) }
    case 'running':
      return { phase: 'running' }
    case 'paused':
      return { phase: 'paused' }
    case 'succeeded':
      return { phase: 'ready' }
    case 'failed':
      return { phase: 'failed', creditsBack }
    case 'canceled':
      return { phase: 'canceled', creditsBack }
  }
}

const kindsByWorth = ['video', 'image', 'audio']

/** The latest picture that moves, else the latest still, else the latest sound. */
export function shownOutput(outputs: readonly TakeOutput[]): TakeOutput | null {
  for (const kind of kindsByWorth) {
    const last = outputs.findLast((output) => output.kind === kind)
    if (last !== undefined) return last
  }
  return null
}

export const isUnderWay = ({ state }: Take): boolean =>
  state.phase === 'queued' || state.phase === 'running' || state.phase === 'paused'

/** "108 credits back", or that nothing was taken. */
export const creditsBackText = (back: number): string =>
  back > 0 ? `${credits(back)} back` : 'Nothing was charged'

const failureTitles: Record<string, string> = {
  timed_out: 'Engine timed out',
  provider_timeout: 'Engine timed out',
  provider_unavailable: 'Engine unavailable',
  provider_busy: 'Engine busy',
  provider_key_refused: 'Key refused',
  provider_out_of_funds: 'Provider out of funds',
  moderated: 'Blocked by the engine',
  download_failed: 'The file did not arrive',
}

/** In the place of the picture of a take that did not come. */
export function endTitle({ state, job }: Take): string {
  if (state.phase === 'canceled') return 'Canceled'
  return failureTitles[job.error?.code ?? ''] ?? 'Take failed'
}

/** Which take the picture shows: the one that was asked for, else the chosen one, else the newest with a picture. */
export function takeToView(
  newestFirst: readonly Take[],
  wanted: string | undefined,
  chosen: string | null,
): Take | null {
  const named = (id: string | null | undefined) => newestFirst.find((take) => take.id === id)
  return (
    named(wanted) ??
    named(chosen) ??
    newestFirst.find(({ output, state }) => output !== null && state.phase === 'ready') ??
    newestFirst.find(({ state }) => state.phase !== 'queued' || !state.waits) ??
    newestFirst[0] ??
    null
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
