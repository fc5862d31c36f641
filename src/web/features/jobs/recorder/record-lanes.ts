import type { Job, RecordEntry } from '#contract/job.ts'
import { isOver } from '#web/api/job-lists.ts'
import { plural, seconds } from '#web/ui/format.ts'
import type { Lane, LaneTone } from '#web/ui/lanes.tsx'
import { type JobPart, partsOf } from '../job-parts.ts'
import { type Clock, inOrder, workingClock } from './working-time.ts'

export interface RecordLanes {
  totalSeconds: number
  lanes: Lane[]
  /** The whole in a sentence. */
  summary: string
}

/** What begins and ends a piece of work of a step, and how it went. */
const begins = new Set(['step.claimed', 'provider.submitted', 'provider.recovered'])
const ends: Record<string, LaneTone> = {
  'step.succeeded': 'ok',
  'step.failed': 'bad',
  'step.taken-over': 'bad',
  'step.canceled': 'bad',
  'provider.refused': 'bad',
  'provider.fallback': 'bad',
  'provider.resent': 'bad',
}

interface DrawnLane extends Lane {
  spans: { from: number; to: number; tone: LaneTone }[]
  ticks: { at: number; tone: 'poll' | 'webhook' | 'paid'; title?: string }[]
}

/** The flight recorder's picture: Money, then one lane for each step, on one axis. `now` is where open work ends. */
export function recordLanes(job: Job, record: readonly RecordEntry[], now: number): RecordLanes {
  const ordered = inOrder(record)
  const clock = workingClock(ordered)
  const last = ordered.at(-1)
  const end = Math.max(0.5, isOver(job) && last !== undefined ? clock(last.at) : clock(now))
  const parts = partsOf(job)
  const lanes = parts.map((part) => partLane(part, ordered, clock, end))
  return {
    totalSeconds: end * 1.02,
    lanes: [moneyLane(job, ordered, clock, end), ...lanes],
    summary: summaryOf(lanes, end),
  }
}

function partLane(part: JobPart, ordered: readonly RecordEntry[], clock: Clock, end: number): DrawnLane {
  const lane: DrawnLane = { id: part.id, name: part.name, spans: [], ticks: [] }
  let open: number | null = null
  const close = (to: number, tone: LaneTone) => {
    if (open !== null) lane.spans.push({ from: open, to, tone })
    open = null
  }
  for (const entry of ordered) {
    // Everything ends with its job; a canceled wait says nothing of its own.
    if (entry.type === 'job.finished' && open !== null) close(clock(entry.at), 'bad')
    if (entry.stepId === null || !part.stepIds.includes(entry.stepId)) continue
    const at = clock(entry.at)
    if (begins.has(entry.type)) open ??= at
    const tone = toneOfEnd(entry)
    if (tone !== null) close(at, tone)
    if (entry.type === 'provider.polled') lane.ticks.push({ at, tone: 'poll' })
    if (entry.type === 'provider.webhook') lane.ticks.push({ at, tone: 'webhook', title: 'Webhook' })
  }
  close(end, 'running')
  return { ...lane, spans: joined(lane.spans) }
}

function toneOfEnd({ type, data }: RecordEntry): LaneTone | null {
  if (type === 'provider.finished') return data.state === 'succeeded' ? 'ok' : 'bad'
  // Put back after a failure; without one it only waits for its turn.
  if (type === 'step.put-back') return data.triesLeft === undefined ? 'ok' : 'bad'
  return ends[type] ?? null
}

/** Sending and waiting follow at once: one piece of work. */
function joined(spans: DrawnLane['spans']): DrawnLane['spans'] {
  const all: DrawnLane['spans'] = []
  for (const span of spans) {
    const before = all.at(-1)
    const follows = before !== undefined && before.tone === 'ok' && span.from - before.to < 0.25
    if (follows) all.splice(-1, 1, { ...span, from: before.from })
    else all.push(span)
  }
  return all
}

function moneyLane({ price }: Job, ordered: readonly RecordEntry[], clock: Clock, end: number): DrawnLane {
  const lane: DrawnLane = { id: 'money', name: 'Money', spans: [], ticks: [] }
  let open: number | null = null
  for (const { type, at, data } of ordered) {
    const held = type === 'job.created' ? data.held !== 0 : price.quoted > price.charged
    if ((type === 'job.created' || type === 'job.retried') && held) open = clock(at)
    if (type !== 'money.settled' || open === null) continue
    const to = clock(at)
    lane.spans.push({ from: open, to, tone: 'held' })
    lane.ticks.push({ at: to, tone: 'paid' })
    open = null
  }
  if (open !== null) lane.spans.push({ from: open, to: end, tone: 'held' })
  return lane
}

function summaryOf(lanes: readonly DrawnLane[], end: number): string {
  const said = lanes
    .filter(({ spans }) => spans.length > 0)
    .map(({ name, spans, ticks }) => {
      const worked = spans.reduce((sum, { from, to }) => sum + to - from, 0)
      const failed = spans.filter(({ tone }) => tone === 'bad').length
      const polls = ticks.filter(({ tone }) => tone === 'poll').length
      return [
        `${name} ${seconds(worked)}`,
        failed > 0 ? `${plural(failed, 'failed try', 'failed tries')}` : null,
        polls > 0 ? plural(polls, 'poll') : null,
      ]
        .filter((word) => word !== null)
        .join(' with ')
    })
  return said.length === 0 ? 'Nothing has begun' : `Timeline of ${seconds(end)}: ${said.join(', ')}`
}
