import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Failure } from '#contract/job.ts'
import { jobRecords, providerOperations, steps } from '#db/schema/jobs.ts'
import { assertNever } from '#kernel/assert-never.ts'
import { toJsonObject } from '#kernel/json.ts'
import { ProviderError, type ProviderStatus, type RemoteProvider } from '#providers/spec/provider.ts'
import { noteSample } from './engine-samples.ts'
import { isKeyTrouble } from './errors.ts'
import { failpoint } from './failpoint.ts'
import type { Machine } from './machine.ts'
import {
  failureOf,
  type Gateway,
  isProvidersFault,
  type OperationRow,
  outcomeOf,
  parseTicket,
} from './operations.ts'
import { countFailure, countSuccess, limitKey, openBreakers, takeTokens } from './provider-limits.ts'
import { record } from './record.ts'
import { endOperation, endWait, entryOf, failWait, sendAgain, stopLooking } from './remote-end.ts'

/** Rows a sweep takes at once, and how long they are then nobody else's. */
const batchSize = 64
const takenSeconds = 15
const lookTimeoutMs = 15_000

export interface WaitDeps {
  machine: Machine
  gateway: Gateway
  log: Logger
}

/**
 * Looks once at every operation that is due. Taking a row moves its next look on, so a sweep that dies delays one look
 * and loses nothing, and two sweeps never ask for the same row. Returns how many rows were due.
 */
export async function sweepOperations(deps: WaitDeps): Promise<number> {
  const { db } = deps.machine
  const open = [...(await openBreakers(db)).keys()]
  const due = await db
    .update(providerOperations)
    .set({
      nextPollAt: sql`now() + make_interval(secs => ${takenSeconds})`,
      polls: sql`${providerOperations.polls} + 1`,
    })
    .where(
      inArray(
        providerOperations.id,
        sql`(select id from provider_operations where next_poll_at <= now()
          and (case payer when 'studio' then provider else provider || ' ' || workspace_id end) <> all(${sql.param(open)}::text[])
          order by next_poll_at limit ${batchSize} for update skip locked)`,
      ),
    )
    .returning()
  const byKey = Map.groupBy(due, limitKey)
  await Promise.all([...byKey.values()].map((operations) => lookWithOneKey(deps, operations)))
  return due.length
}

async function lookWithOneKey(deps: WaitDeps, operations: OperationRow[]): Promise<void> {
  const { db } = deps.machine
  const [first] = operations
  if (first === undefined) return
  let provider: RemoteProvider
  try {
    provider = await deps.gateway.provider(first.provider, first.workspaceId, first.payer)
  } catch (error) {
    await Promise.all(operations.map((operation) => lookFailed(deps, operation, error)))
    return
  }
  const granted = await takeTokens(db, limitKey(first), provider.requestsPerSecond, operations.length)
  const later = operations.slice(granted).map((operation) => operation.id)
  if (later.length > 0) {
    await db
      .update(providerOperations)
      .set({ nextPollAt: sql`now() + interval '1 second'`, polls: sql`${providerOperations.polls} - 1` })
      .where(inArray(providerOperations.id, later))
  }
  await Promise.all(operations.slice(0, granted).map((operation) => look(deps, provider, operation)))
}

async function look(deps: WaitDeps, provider: RemoteProvider, operation: OperationRow): Promise<void> {
  const { machine } = deps
  try {
    const ticket = parseTicket(operation.ticket)
    const signal = AbortSignal.timeout(lookTimeoutMs)
    if (operation.cancelRequestedAt !== null && operation.cancelAnswer === null) {
      if (await askToCancel(deps, provider, operation, signal)) return
    }
    const status = await provider.check(ticket, signal)
    await countSuccess(machine.db, limitKey(operation))
    machine.metrics.lookedAt(provider.id, status.state)
    await failpoint('wait.looked')
    await apply(deps, operation, status)
  } catch (error) {
    await lookFailed(deps, operation, error)
  }
}

/** True when the vendor has stopped the work: the operation is over. */
async function askToCancel(
  deps: WaitDeps,
  provider: RemoteProvider,
  operation: OperationRow,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = (await provider.cancel?.(parseTicket(operation.ticket), signal)) ?? 'too late'
  await failpoint('wait.cancel-asked')
  await deps.machine.db
    .update(providerOperations)
    .set({ cancelAnswer: answer })
    .where(eq(providerOperations.id, operation.id))
  await record(deps.machine.db, { ...entryOf(operation), type: 'provider.cancel', data: { answer } })
  if (answer === 'too late') return false
  await apply(deps, operation, { state: 'canceled' })
  return true
}

async function apply(deps: WaitDeps, operation: OperationRow, status: ProviderStatus): Promise<void> {
  const { machine } = deps
  switch (status.state) {
    case 'pending':
      return stillPending(machine, operation, status)
    case 'succeeded':
      return endOperation(
        machine,
        operation,
        'succeeded',
        {
          outcome: outcomeOf(status.outputs, status.seed),
          costMicroUsd: status.costMicroUsd ?? operation.expectedCostMicroUsd,
        },
        async (unit) => {
          await noteSample(unit.tx, sampleOf(operation, null))
          await endWait(unit, operation, 'succeeded', {
            output: {
              operationId: operation.id,
              ...outcomeOf(status.outputs, status.seed),
              costIsTold: status.costMicroUsd !== undefined,
            },
            progress: 1,
          })
        },
      )
    case 'failed': {
      const { failure } = status
      if (isProvidersFault(failure)) await countFailure(machine.db, limitKey(operation))
      return endOperation(
        machine,
        operation,
        'failed',
        { outcome: { ...failure }, costMicroUsd: failure.billed ? operation.expectedCostMicroUsd : 0 },
        async (unit) => {
          const told = failureOf(failure, operation.engineId)
          if (isProvidersFault(failure)) await noteSample(unit.tx, sampleOf(operation, told.code))
          await failWait(machine, unit, operation, told, failure.billed, failure.kind !== 'invalid')
        },
      )
    }
    case 'moderated':
      return endOperation(
        machine,
        operation,
        'moderated',
        {
          outcome: { detail: status.detail, billed: status.billed },
          costMicroUsd: status.costMicroUsd ?? (status.billed ? operation.expectedCostMicroUsd : 0),
        },
        (unit) => failWait(machine, unit, operation, moderated(status.detail), status.billed, false),
      )
    case 'canceled':
      return endOperation(machine, operation, 'canceled', {}, (unit) =>
        endWait(unit, operation, 'canceled', {}),
      )
    case 'lost':
      return endOperation(
        machine,
        operation,
        'failed',
        { outcome: { reason: status.detail }, costMicroUsd: 0 },
        (unit) => sendAgain(machine, unit, operation, status.detail),
      )
    default:
      return assertNever(status)
  }
}

const sampleOf = (operation: OperationRow, failed: string | null) => ({
  engineId: operation.engineId,
  seconds: (Date.now() - operation.createdAt.getTime()) / 1000,
  guess: operation.expectedSeconds,
  failed,
})

const moderated = (detail: string): Failure => ({
  code: 'moderated',
  detail,
  nextSteps: [
    { action: 'edit_prompt', label: 'Change the words and try again' },
    { action: 'switch_engine', label: 'Use another engine' },
  ],
})

/** Looks come sooner for what is new: a tenth of the time it has run, between 1 and 15 s, and as the vendor asks. */
async function stillPending(
  machine: Machine,
  operation: OperationRow,
  status: Extract<ProviderStatus, { state: 'pending' }>,
): Promise<void> {
  const ranSeconds = (Date.now() - (operation.submittedAt ?? operation.createdAt).getTime()) / 1000
  const waitSeconds = Math.min(15, Math.max(status.lookAfterSeconds ?? 1, ranSeconds / 10))
  await machine.db
    .update(providerOperations)
    .set({ nextPollAt: sql`now() + make_interval(secs => ${waitSeconds})`, checkFailures: 0 })
    .where(and(eq(providerOperations.id, operation.id), eq(providerOperations.status, 'pending')))
  const note =
    status.note ?? (status.queuePosition === undefined ? null : `${status.queuePosition} ahead at the vendor`)
  await machine.db
    .update(steps)
    .set({
      note,
      ...(status.progress === undefined
        ? {}
        : { progress: sql`greatest(progress, ${status.progress}::real)` }),
    })
    .where(and(eq(steps.id, operation.waitStepId), eq(steps.status, 'waiting')))
  if (status.progress !== undefined) {
    machine.signals.progress({
      workspaceId: operation.workspaceId,
      jobId: operation.jobId,
      stepId: operation.waitStepId,
      fraction: status.progress,
    })
  }
  await machine.db.insert(jobRecords).values({
    ...entryOf(operation),
    type: 'provider.polled',
    data: toJsonObject({ state: 'pending', progress: status.progress, queuePosition: status.queuePosition }),
  })
}

async function lookFailed(deps: WaitDeps, operation: OperationRow, error: unknown): Promise<void> {
  const lookLess = isKeyTrouble(error)
    ? stopLooking(deps.machine, operation, error)
    : lookLater(deps, operation, error)
  await lookLess.catch((again) => deps.log.error({ err: again, operation: operation.id }, 'look'))
}

/** A look that failed says nothing about the operation: look again later, and remember it about the provider. */
async function lookLater(deps: WaitDeps, operation: OperationRow, error: unknown): Promise<void> {
  const { machine, log } = deps
  const detail = error instanceof Error ? error.message : String(error)
  machine.metrics.lookedAt(operation.provider, 'error')
  log.warn({ operation: operation.id, jobId: operation.jobId, detail }, 'could not look at an operation')
  if (error instanceof ProviderError && isProvidersFault(error.failure))
    await countFailure(machine.db, limitKey(operation))
  const waitSeconds = Math.min(30, 2 ** Math.min(5, operation.checkFailures + 1))
  await machine.db
    .update(providerOperations)
    .set({
      nextPollAt: sql`now() + make_interval(secs => ${waitSeconds})`,
      checkFailures: sql`check_failures + 1`,
    })
    .where(and(eq(providerOperations.id, operation.id), eq(providerOperations.status, 'pending')))
  await record(machine.db, {
    ...entryOf(operation),
    type: 'provider.polled',
    data: { state: 'error', detail },
  })
}
