import { and, eq, inArray, sql } from 'drizzle-orm'
import { providerOperations } from '#db/schema/jobs.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { adoptLateResult } from './adopt.ts'
import type { Machine } from './machine.ts'
import type { Gateway } from './operations.ts'
import { record } from './record.ts'

export interface ProviderCall {
  provider: string
  nonce: string
  headers: Record<string, string | undefined>
  rawBody: Uint8Array
}

/**
 * A vendor's call is a nudge: verified, it moves the next look to now, and the look decides. Duplicates, late and
 * out-of-order calls therefore change nothing. An unknown nonce is not found; a forged signature is refused.
 */
export async function receiveWebhook(machine: Machine, gateway: Gateway, call: ProviderCall): Promise<void> {
  const [operation] = await machine.db
    .select()
    .from(providerOperations)
    .where(and(eq(providerOperations.nonce, call.nonce), eq(providerOperations.provider, call.provider)))
  if (operation === undefined) throw CommonErrors.not_found()
  const provider = await gateway.provider(operation.provider, operation.workspaceId, operation.payer)
  if (provider.parseWebhook === undefined) throw CommonErrors.not_found()
  const nudge = await provider
    .parseWebhook(call.headers, call.rawBody, AbortSignal.timeout(10_000))
    .catch((error: unknown) => {
      throw CommonErrors.forbidden({ detail: 'The signature of this call is not valid.', cause: error })
    })
  await record(machine.db, {
    jobId: operation.jobId,
    stepId: operation.waitStepId,
    type: 'provider.webhook',
    data: { vendorId: nudge.operationId, state: operation.status },
  })
  if (operation.status === 'unknown' && nudge.operationId !== null && provider.adopt !== undefined) {
    await adoptLateResult(machine, operation, provider.adopt(operation.endpoint, nudge.operationId))
    return
  }
  await machine.db
    .update(providerOperations)
    .set({ nextPollAt: sql`now()` })
    .where(and(eq(providerOperations.id, operation.id), inArray(providerOperations.status, ['pending'])))
}
