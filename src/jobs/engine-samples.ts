import { sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { stepDurations } from '#db/schema/jobs.ts'
import type { StepRow } from './catalogue.ts'

/** Steps of one kind on one engine (or endpoint) take times that are alike once divided by what was expected. */
export function durationKey({ kind, input }: Pick<StepRow, 'kind' | 'input'>): string {
  return `${kind}:${typeof input.engineId === 'string' ? input.engineId : ''}`
}

/** The card's own guess. A step's `expectedSeconds` has learnt from samples already; they must not be measured by it. */
export function guessOf({ input, expectedSeconds }: Pick<StepRow, 'input' | 'expectedSeconds'>): number {
  return typeof input.expectedSeconds === 'number' ? input.expectedSeconds : expectedSeconds
}

/** Both keys that an engine's samples are under. */
export const sampleKeys = (engineId: string): string[] => [
  `inline.render:${engineId}`,
  `remote.wait:${engineId}`,
]

interface RemoteSample {
  engineId: string
  seconds: number
  /** The card's guess; without one there is nothing to measure by. */
  guess: number
  /** The code of a failure that is the provider's fault. */
  failed: string | null
}

/** Remembers how a request to a vendor went. */
export async function noteSample(
  q: Queryable,
  { engineId, seconds, guess, failed }: RemoteSample,
): Promise<void> {
  if (guess <= 0) return
  await q.insert(stepDurations).values({ key: `remote.wait:${engineId}`, seconds, units: guess, failed })
}

/** Of the failures of our own steps, those that say something about the engine and nothing about the request. */
const enginesFault: ReadonlySet<string> = new Set(['internal', 'timed_out', 'worker_lost'])
export const isEnginesFault = (code: string): boolean => enginesFault.has(code)

/** Older ones say nothing about today. */
export const forgetSamples = (q: Queryable) =>
  q.execute(sql`delete from step_durations where at < now() - interval '30 days'`)
