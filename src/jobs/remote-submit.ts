import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { jobs, steps } from '#db/schema/jobs.ts'
import { newId } from '#kernel/ids.ts'
import type { Prepared, ProviderError, ProviderInput, RemoteProvider } from '#providers/spec/provider.ts'
import type { StepContext, StepKind, StepOutcome } from './catalogue.ts'
import { noteSample } from './engine-samples.ts'
import { failpoint } from './failpoint.ts'
import { Fenced } from './finish-step.ts'
import { keeper } from './kept.ts'
import { failureOf, type Gateway, isProvidersFault, moveOperation, RemoteInput } from './operations.ts'
import { partialTextWriter } from './partial-text.ts'
import { hasPlace, takePlace } from './places.ts'
import { countFailure, countSuccess, limitKey, openBreakers, takeTokens } from './provider-limits.ts'
import { asProviderError, later, recover, submitted, unfinished } from './remote-recover.ts'
import { reroute } from './reroute.ts'

export interface RemoteSubmitDeps {
  gateway: Gateway
  inputs(context: StepContext, input: RemoteInput): Promise<ProviderInput[]>
  /** Stores what a vendor answered with at once; returns its address for `remote.fetch`. */
  keep(context: StepContext, operationId: string, content: Uint8Array, contentType: string): Promise<string>
}

/** Past the POST's own time-out, room to commit its answer before anybody may take the step over. */
const commitMarginMs = 5_000
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
    const provider = await deps.gateway.provider(input.provider, context.job.workspaceId, input.payer)
    const left = await unfinished(context)
    if (left !== null) {
      const outcome = await recover(context, provider, input, left)
      if (outcome !== 'absent') return outcome
    }
    return submit(deps, context, provider, input)
  },
})

async function submit(
  deps: RemoteSubmitDeps,
  context: StepContext,
  provider: RemoteProvider,
  input: RemoteInput,
): Promise<StepOutcome> {
  const label = provider.label ?? provider.id
  const place = placeOf(context, input)
  const key = limitKey(place)
  const open = (await openBreakers(context.db)).get(key)
  if (open !== undefined) {
    return (
      reroute(input, 'the provider is not answering') ??
      later(Math.ceil(open), `${label} is not answering; waiting`)
    )
  }
  const full = later(placeWaitSeconds(input), `waiting for a free place at ${label}`)
  if (!(await hasPlace(context.db, place, provider.concurrency))) return full
  if ((await takeTokens(context.db, key, provider.requestsPerSecond, 1)) === 0) {
    return later(1, `waiting for the rate limit of ${label}`)
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
  if (operationId === null) return full
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
      {
        nonce,
        ...(webhookUrl === null ? {} : { webhookUrl }),
        keep: keeper(context, { operationId, nonce }, (content, contentType) =>
          deps.keep(context, operationId, content, contentType),
        ),
        onText: partialTextWriter(context.db, operationId),
      },
      AbortSignal.timeout(provider.submitTimeoutMs),
    )
    await failpoint('submit.replied')
    await countSuccess(context.db, key)
    return submitted(context, operationId, ticket, 'provider.submitted')
  } catch (error) {
    const failed = asProviderError(error, 'maybe')
    if (failed.sent === 'maybe') {
      if (isProvidersFault(failed.failure)) await countFailure(context.db, key)
      const operation = await unfinished(context)
      if (operation === null) throw error
      const outcome = await recover(context, provider, input, operation)
      return outcome === 'absent' ? later(0, 'the vendor never saw the request') : outcome
    }
    await moveOperation(context.db, operationId, 'failed', { outcome: { reason: failed.failure.detail } })
    return refused(context, input, failed)
  }
}

const placeOf = ({ job }: StepContext, { provider, payer }: RemoteInput) => ({
  provider,
  payer,
  workspaceId: job.workspaceId,
})

/** The same for all that wait at one engine, so that none of them asks more often than another. */
const placeWaitSeconds = ({ expectedSeconds }: RemoteInput): number =>
  Math.min(10, Math.max(1, Math.round(expectedSeconds / 20)))

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
): Promise<string | null> {
  const id = newId('operation')
  const waitStepId = await waitStepOf(context)
  const operation = {
    id,
    jobId: context.job.id,
    ...placeOf(context, input),
    submitStepId: context.step.id,
    submitAttempt: context.step.attempt,
    waitStepId,
    engineId: input.engineId,
    endpoint: prepared.endpoint,
    nonce,
    status: 'submitting' as const,
    prepared: { endpoint: prepared.endpoint, body: prepared.body },
    expectedCostMicroUsd: input.expectedCostMicroUsd,
    expectedSeconds: input.expectedSeconds,
  }
  if (!(await takePlace(context.db, operation, provider.concurrency))) return null
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

async function refused(context: StepContext, input: RemoteInput, error: ProviderError): Promise<StepOutcome> {
  const { failure } = error
  if (isProvidersFault(failure)) {
    await countFailure(context.db, limitKey(placeOf(context, input)))
    const { code } = failureOf(failure, input.engineId)
    const sample = { engineId: input.engineId, seconds: 0, guess: input.expectedSeconds, failed: code }
    await noteSample(context.db, sample)
  }
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
