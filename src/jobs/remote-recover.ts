import { and, desc, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { providerOperations, steps } from '#db/schema/jobs.ts'
import { ProviderError, type RemoteProvider, type Ticket } from '#providers/spec/provider.ts'
import type { StepContext, StepOutcome } from './catalogue.ts'
import { Fenced } from './finish-step.ts'
import {
  moveOperation,
  type OperationRow,
  parsePrepared,
  parseTicket,
  type RemoteInput,
} from './operations.ts'
import { record } from './record.ts'

/** "Absent" from a vendor's list counts after two looks this far apart. */
const absentSeconds = 60

/** An earlier attempt's POST whose answer was never committed. */
export async function unfinished(context: StepContext): Promise<OperationRow | null> {
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

/** The step ends, the wait begins, and the ticket is kept, all in one commit. */
export function submitted(
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
export async function recover(
  context: StepContext,
  provider: RemoteProvider,
  input: RemoteInput,
  operation: OperationRow,
): Promise<StepOutcome | 'absent'> {
  // Its answer was kept before it was lost: nobody has to be asked.
  if (operation.ticket !== null)
    return submitted(context, operation.id, parseTicket(operation.ticket), 'provider.recovered')
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
      nextSteps: [
        { action: 'retry', label: 'Send it again' },
        { action: 'switch_engine', label: 'Use another engine' },
      ],
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

const entryOf = ({ step }: StepContext) => ({ jobId: step.jobId, stepId: step.id, attempt: step.attempt })

export const later = (afterSeconds: number, note: string): StepOutcome => ({
  kind: 'later',
  afterSeconds,
  note,
})

export function asProviderError(error: unknown, sent: 'no' | 'maybe'): ProviderError {
  if (error instanceof ProviderError) return error
  const detail = error instanceof Error ? error.message : 'unknown error'
  return new ProviderError({ kind: 'internal', detail, retry: true, billed: false }, sent, { cause: error })
}
