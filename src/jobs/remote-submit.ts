import { randomBytes } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { jobs, providerOperations, steps } from '#db/schema/jobs.ts'
import { newId } from '#kernel/ids.ts'
import { toJsonObject } from '#kernel/json.ts'
import {
  type Prepared,
  ProviderError,
  type ProviderInput,
  type RemoteProvider,
  type Ticket,
} from '#providers/spec/provider.ts'
import type { StepContext, StepKind, StepOutcome } from './catalogue.ts'
import { failpoint } from './failpoint.ts'
import { Fenced } from './finish-step.ts'
import {
  failureOf,
  type Gateway,
  isProvidersFault,
  moveOperation,
  type OperationRow,
  parsePrepared,
  RemoteInput,
} from './operations.ts'
import { countFailure, countSuccess, openBreakers, takeTokens } from './provider-limits.ts'
import { record } from './record.ts'

export interface RemoteSubmitDeps {
  gateway: Gateway
  inputs(context: StepContext, input: RemoteInput): Promise<ProviderInput[]>
}

/** Past the POST's own time-out, room to commit its answer before anybody may take the step over. */
const commitMarginMs = 5_000
/** "Absent" from a vendor's list counts after two looks this far apart. */
const absentSeconds = 60

/**
 * Prepares, then sends one POST. The operation's row with our nonce is committed before the POST, the ticket right
 * after. A death in between leaves a row in `submitting`: the next attempt recovers it and never posts blindly.
 */
export const remoteSubmit = (deps: RemoteSubmitDeps): StepKind => ({
  kind: 'remote.submit',
  queue: 'io',
  timeoutSeconds: 300,
  maxTries: 4,
  async run(context) {
    const input = RemoteInput.parse(context.step.input)
    const provider = await deps.gateway.provider(input.provider, context.job.workspaceId)
    const left = await unfinished(context)
    if (left !== null) {
      const outcome = await recover(context, provider, input, left)
      if (outcome !== 'absent') return outcome
    }
    return submit(deps, context, provider, input)
  },
})

async function unfinished(context: StepContext): Promise<OperationRow | null> {
  const [operation] = await context.db
    .select()
    .from(providerOperations)
    .where(
      and(eq(providerOperations.submitStepId, context.step.id), eq(providerOperations.status, 'submitting')),
    )
    .orderBy(desc(providerOperations.submitAttempt))
    .limit(1)
  return operation ?? null
}

async function submit(
  deps: RemoteSubmitDeps,
  context: StepContext,
  provider: RemoteProvider,
  input: RemoteInput,
): Promise<StepOutcome> {
  const open = (await openBreakers(context.db)).get(provider.id)
  if (open !== undefined) {
    return (
      reroute(input, 'the provider is not answering') ??
      later(Math.ceil(open), `${provider.id} is not answering; waiting`)
    )
  }
  if ((await takeTokens(context.db, provider.id, provider.requestsPerSecond, 1)) === 0) {
    return later(1, `waiting for the rate limit of ${provider.id}`)
  }

  if (await isCanceling(context)) return later(0, 'canceled before anything was sent')
  let prepared: Prepared
  try {
    prepared = await provider.prepare(input.compiled, await deps.inputs(context, input), context.signal)
  } catch (error) {
    return refused(context, input, asProviderError(error, 'no'))
  }
  await context.record('provider.prepared', { provider: provider.id, endpoint: prepared.endpoint })
  await failpoint('submit.prepared')

  const nonce = randomBytes(18).toString('base64url')
  const leaseForPost = provider.submitTimeoutMs + commitMarginMs
  if (!(await context.extendLease(leaseForPost))) throw new Fenced(context.step.id, context.step.attempt)
  const operationId = await recordOperation(context, provider, input, prepared, nonce)
  await failpoint('submit.recorded')

  // Fencing stops commits, not HTTP: a process that slept must not post once another may have taken the step.
  if (context.leaseLeftMs() < provider.submitTimeoutMs) {
    await moveOperation(context.db, operationId, 'failed', {
      outcome: { reason: 'lease over before the POST' },
    })
    return later(0, 'the lease ran out before anything was sent')
  }
  const webhookUrl = deps.gateway.webhookUrl(provider.id, nonce)
  try {
    const ticket = await provider.submit(
      prepared,
      { nonce, ...(webhookUrl === null ? {} : { webhookUrl }) },
      AbortSignal.timeout(provider.submitTimeoutMs),
    )
    await failpoint('submit.replied')
    await countSuccess(context.db, provider.id)
    return submitted(context, operationId, ticket, 'provider.submitted')
  } catch (error) {
    const failed = asProviderError(error, 'maybe')
    if (failed.sent === 'maybe') {
      if (isProvidersFault(failed.failure)) await countFailure(context.db, provider.id)
      const operation = await unfinished(context)
      if (operation === null) throw error
      const outcome = await recover(context, provider, input, operation)
      return outcome === 'absent' ? later(0, 'the vendor never saw the request') : outcome
    }
    await moveOperation(context.db, operationId, 'failed', { outcome: { reason: failed.failure.detail } })
    return refused(context, input, failed)
  }
}

async function isCanceling(context: StepContext): Promise<boolean> {
  const [job] = await context.db
    .select({ at: jobs.cancelRequestedAt })
    .from(jobs)
    .where(eq(jobs.id, context.job.id))
  return job?.at != null
}

async function recordOperation(
  context: StepContext,
  provider: RemoteProvider,
  input: RemoteInput,
  prepared: Prepared,
  nonce: string,
): Promise<string> {
  const id = newId('operation')
  const waitStepId = await waitStepOf(context)
  await context.db.insert(providerOperations).values({
    id,
    jobId: context.job.id,
    workspaceId: context.job.workspaceId,
    submitStepId: context.step.id,
    submitAttempt: context.step.attempt,
    waitStepId,
    provider: provider.id,
    engineId: input.engineId,
    endpoint: prepared.endpoint,
    nonce,
    status: 'submitting',
    prepared: { endpoint: prepared.endpoint, body: prepared.body },
    expectedCostMicroUsd: input.expectedCostMicroUsd,
  })
  await context.record('provider.submitting', {
    provider: provider.id,
    endpoint: prepared.endpoint,
    operation: id,
  })
  return id
}

async function waitStepOf(context: StepContext): Promise<string> {
  const [wait] = await context.db
    .select({ id: steps.id })
    .from(steps)
    .where(
      and(
        eq(steps.jobId, context.job.id),
        eq(steps.stage, context.step.stage),
        eq(steps.kind, 'remote.wait'),
      ),
    )
  if (wait === undefined) throw new Error(`The stage ${context.step.stage} has no remote.wait step`)
  return wait.id
}

/** The step ends, the wait begins, and the ticket is kept, all in one commit. */
function submitted(
  context: StepContext,
  operationId: string,
  ticket: Ticket,
  type: 'provider.submitted' | 'provider.recovered',
): StepOutcome {
  return {
    kind: 'done',
    output: { operationId },
    commit: async ({ tx }) => {
      const moved = await moveOperation(tx, operationId, 'pending', {
        ticket,
        submittedAt: new Date(),
        nextPollAt: new Date(Date.now() + firstLookMs),
        // A cancel that came while the POST was under way is asked of the vendor at the first look.
        cancelRequestedAt: sql`(select cancel_requested_at from jobs where id = ${context.job.id})`,
      })
      if (!moved) throw new Fenced(context.step.id, context.step.attempt)
      await beginWait(tx, operationId)
      await record(tx, {
        ...entryOf(context),
        type,
        data: { operation: operationId, vendorId: ticket.operationId },
      })
    },
  }
}

const firstLookMs = 1_000

async function beginWait(tx: Transaction, operationId: string): Promise<void> {
  await tx
    .update(steps)
    .set({ status: 'waiting', startedAt: sql`now()`, attempt: sql`${steps.attempt} + 1` })
    .where(
      and(
        sql`${steps.id} = (select wait_step_id from provider_operations where id = ${operationId})`,
        eq(steps.status, 'pending'),
      ),
    )
}

/** What became of a POST whose answer we do not have. */
async function recover(
  context: StepContext,
  provider: RemoteProvider,
  input: RemoteInput,
  operation: OperationRow,
): Promise<StepOutcome | 'absent'> {
  const found =
    provider.recover === undefined
      ? 'unknown'
      : await provider
          .recover(
            {
              nonce: operation.nonce,
              endpoint: operation.endpoint,
              startedAt: operation.createdAt,
              prepared: parsePrepared(operation.prepared),
            },
            context.signal,
          )
          .catch((error: unknown) => asProviderError(error, 'no'))
  if (found instanceof ProviderError)
    return later(15, `asking ${provider.id} whether the request arrived: ${found.message}`)
  if (found === 'unknown') return unknown(context, input, operation)
  if (found !== 'absent') return submitted(context, operation.id, found, 'provider.recovered')
  return absent(context, operation)
}

async function absent(context: StepContext, operation: OperationRow): Promise<StepOutcome | 'absent'> {
  if (operation.absentSince === null) {
    await context.db
      .update(providerOperations)
      .set({ absentSince: sql`now()` })
      .where(eq(providerOperations.id, operation.id))
    return later(absentSeconds, 'the vendor does not list the request yet; looking once more')
  }
  const secondsLeft = absentSeconds - (Date.now() - operation.absentSince.getTime()) / 1000
  if (secondsLeft > 0) return later(Math.ceil(secondsLeft), 'looking once more')
  await moveOperation(context.db, operation.id, 'failed', { outcome: { reason: 'never arrived' } })
  return 'absent'
}

/** Possibly billed, outcome never learnt: never a second POST, the money goes back, the operator sees the suspicion. */
function unknown(context: StepContext, input: RemoteInput, operation: OperationRow): StepOutcome {
  return {
    kind: 'failed',
    retry: false,
    failure: {
      code: 'submit_unknown',
      detail:
        'The connection to the vendor broke while it took the request. It may still make the take; if it does, you get it free. All credits of this step are back.',
      nextSteps: [{ action: 'retry', label: 'Send it again' }],
    },
    commit: async ({ tx }) => {
      await moveOperation(tx, operation.id, 'unknown', { suspectedCostMicroUsd: input.expectedCostMicroUsd })
      await record(tx, {
        ...entryOf(context),
        type: 'provider.unknown',
        data: { operation: operation.id, nonce: operation.nonce },
      })
    },
  }
}

async function refused(context: StepContext, input: RemoteInput, error: ProviderError): Promise<StepOutcome> {
  const { failure } = error
  if (isProvidersFault(failure)) await countFailure(context.db, input.provider)
  await context.record('provider.refused', {
    provider: input.provider,
    kind: failure.kind,
    detail: failure.detail,
  })
  if (failure.kind !== 'invalid') {
    const other = failure.retry && context.step.tries < 1 ? null : reroute(input, failure.detail)
    if (other !== null) return other
  }
  return {
    kind: 'failed',
    retry: failure.retry,
    failure: failureOf(failure, input.engineId),
    ...(failure.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: failure.retryAfterSeconds }),
  }
}

/** The next allowed route for the same stage, never dearer than the quote (the plan saw to that). */
export function reroute(input: RemoteInput, why: string): StepOutcome | null {
  const [next, ...rest] = input.fallbacks
  if (next === undefined) return null
  const rerouted = toJsonObject({ ...input, ...next, fallbacks: rest })
  return {
    kind: 'rerouted',
    input: rerouted,
    note: `${input.engineId}: ${why}. Now ${next.engineId} by ${next.provider}.`,
  }
}

const entryOf = ({ step }: StepContext) => ({ jobId: step.jobId, stepId: step.id, attempt: step.attempt })

const later = (afterSeconds: number, note: string): StepOutcome => ({ kind: 'later', afterSeconds, note })

function asProviderError(error: unknown, sent: 'no' | 'maybe'): ProviderError {
  if (error instanceof ProviderError) return error
  const detail = error instanceof Error ? error.message : 'unknown error'
  return new ProviderError({ kind: 'internal', detail, retry: true, billed: false }, sent, { cause: error })
}
