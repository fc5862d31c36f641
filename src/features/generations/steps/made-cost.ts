import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { providerOperations, steps } from '#db/schema/jobs.ts'
import { type OperationRow, RemoteInput } from '#jobs/operations.ts'

/**
 * A vendor that does not say what it takes bills what it made: a take that came out shorter than it was asked for costs
 * what its list says of that length, and never more than was expected.
 */
export async function followLength(
  tx: Transaction,
  operation: Pick<OperationRow, 'id' | 'submitStepId' | 'engineId' | 'provider'>,
  seconds: number,
): Promise<void> {
  const [submit] = await tx
    .select({ input: steps.input })
    .from(steps)
    .where(eq(steps.id, operation.submitStepId))
  const { costByLengthMicroUsd: costs, engineId, provider } = RemoteInput.parse(submit?.input)
  if (costs === null || engineId !== operation.engineId || provider !== operation.provider) return
  // Vendors count whole seconds, and their files are a few frames off.
  const cost = costs[Math.max(1, Math.round(seconds)) - 1]
  if (cost === undefined) return
  await tx
    .update(providerOperations)
    .set({ costMicroUsd: cost })
    .where(eq(providerOperations.id, operation.id))
}
