import type { RecordEntry } from '#contract/job.ts'

/** Between these two nothing happens, however long it lasts: it is left out of the axis. */
const rests: Record<string, readonly string[]> = {
  'job.finished': ['job.retried', 'provider.adopted'],
  'job.paused': ['job.resumed'],
}
const shortRestMs = 5_000

export type Clock = (at: string | number) => number

/** The order in which things happened; entries of one instant keep the order in which they were written. */
export const inOrder = (record: readonly RecordEntry[]): RecordEntry[] =>
  record.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || Number(a.id) - Number(b.id))

/** Seconds since the press, without the rests between an end and a retry. */
export function workingClock(ordered: readonly RecordEntry[]): Clock {
  const start = ordered[0] === undefined ? 0 : Date.parse(ordered[0].at)
  const gaps: { to: number; ms: number }[] = []
  let restEnds: readonly string[] = []
  let restFrom = start
  for (const { type, at } of ordered) {
    const ms = Date.parse(at)
    if (restEnds.includes(type)) {
      if (ms - restFrom > shortRestMs) gaps.push({ to: ms, ms: ms - restFrom })
      restEnds = []
    }
    const ends = rests[type]
    if (ends === undefined) continue
    restEnds = ends
    restFrom = ms
  }
  return (at) => {
    const ms = typeof at === 'number' ? at : Date.parse(at)
    const rested = gaps.reduce((sum, gap) => sum + (gap.to <= ms ? gap.ms : 0), 0)
    return Math.max(0, (ms - start - rested) / 1000)
  }
}
