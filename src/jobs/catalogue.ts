import type { Logger } from 'pino'
import type { Failure } from '#contract/job.ts'
import type { Database } from '#db/client.ts'
import type { jobs, steps } from '#db/schema/jobs.ts'
import type { JsonObject } from '#kernel/json.ts'
import type { StepPreview } from './preview.ts'
import type { QueueName } from './queue.ts'
import type { RecordType } from './record.ts'
import type { Unit } from './unit.ts'

export type JobRow = typeof jobs.$inferSelect
export type StepRow = typeof steps.$inferSelect

/** One kind of step: its queue, time and tries stand beside its handler. A worker claims only the kinds it knows. */
export interface StepKind {
  kind: string
  queue: QueueName
  /** One try may take this long; then it is aborted and counts as failed. */
  timeoutSeconds: number
  maxTries: number
  run(context: StepContext): Promise<StepOutcome>
}

export interface StepContext {
  db: Database
  log: Logger
  job: JobRow
  step: StepRow
  /** Aborts on time-out, cancel, lost lease and shutdown. */
  signal: AbortSignal
  /** The outputs of the steps that this one comes after, by position. */
  results: ReadonlyMap<number, JsonObject>
  /** 0–1; written at most once a second. */
  progress(fraction: number): void
  /** False when the step has been taken over, or is over. */
  preview(preview: StepPreview): Promise<boolean>
  record(type: RecordType, data?: JsonObject): Promise<void>
  /** Milliseconds until somebody else may take this step over. */
  leaseLeftMs(): number
  /** Holds the step for at least this long; false when it has already been taken over. */
  extendLease(ms: number): Promise<boolean>
}

export type StepOutcome =
  /** `commit` writes what belongs to the result (assets, operations) in the transaction that ends the step. */
  | {
      kind: 'done'
      output: JsonObject
      note?: string
      /** It was there from before: how long this took says nothing of how long it takes. */
      fromCache?: boolean
      commit?(unit: Unit): Promise<void>
    }
  /** Not now: back to pending, another try later that does not count. */
  | { kind: 'later'; afterSeconds: number; note?: string; commit?(unit: Unit): Promise<void> }
  | {
      kind: 'failed'
      failure: Failure
      retry: boolean
      retryAfterSeconds?: number
      commit?(unit: Unit): Promise<void>
    }
  /** Another way to do the same stage: this step (and its wait) start again with a new input. */
  | { kind: 'rerouted'; input: JsonObject; note: string; commit?(unit: Unit): Promise<void> }

export function defineStepKinds(kinds: readonly StepKind[]): ReadonlyMap<string, StepKind> {
  const map = new Map<string, StepKind>()
  for (const kind of kinds) {
    if (map.has(kind.kind)) throw new Error(`Two handlers for the step kind ${kind.kind}`)
    map.set(kind.kind, kind)
  }
  return map
}
