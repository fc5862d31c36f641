import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { emitEvent } from '#jobs/events.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { type Balances, balances } from '#ledger/balances.ts'
import { grant } from '#ledger/grants.ts'

export interface OwnerGrant {
  workspaceId: string
  credits: number
  /** Shown on the workspace's statement. */
  reason: string
  expiresAt?: Date
  /** Lets a caller repeat himself safely; without it every call gives again. */
  idempotencyKey?: string
}

const mostCredits = 100_000_000

/** Credits from the studio's owner, as promo credits. `granted` is false when the key was used before. */
export async function grantByOwner(
  db: Database,
  request: OwnerGrant,
): Promise<{ granted: boolean; balances: Balances }> {
  assertGrant(request)
  const { workspaceId, credits, reason, expiresAt } = request
  return db.transaction(async (tx) => {
    const [workspace] = await tx
      .select({ id: workspaces.id })
      .from(workspaces)
      .where(eq(workspaces.id, workspaceId))
    if (!workspace) throw CommonErrors.not_found({ detail: `There is no workspace ${workspaceId}.` })
    const granted = await grant(tx, {
      workspaceId,
      bucket: 'promo',
      amount: credits,
      kind: 'house_grant',
      idempotencyKey: `owner:${workspaceId}:${request.idempotencyKey ?? randomUUID()}`,
      memo: reason,
      ...(expiresAt ? { expiresAt } : {}),
    })
    const after = await balances(tx, workspaceId)
    if (granted) await emitEvent(tx, workspaceId, 'wallet.changed', { reason: 'house_grant' })
    return { granted, balances: after }
  })
}

function assertGrant({ credits, reason, expiresAt }: OwnerGrant): void {
  const errors = []
  if (!Number.isSafeInteger(credits) || credits < 1 || credits > mostCredits) {
    errors.push({
      path: 'credits',
      code: 'out_of_range',
      message: `Give between 1 and ${mostCredits} whole credits.`,
    })
  }
  if (reason.trim() === '' || reason.length > 500) {
    errors.push({ path: 'reason', code: 'out_of_range', message: 'Say why, in at most 500 characters.' })
  }
  if (expiresAt && expiresAt <= new Date()) {
    errors.push({ path: 'expiresAt', code: 'in_the_past', message: 'Choose a time that is still to come.' })
  }
  if (errors.length > 0) throw CommonErrors.validation_failed({ errors })
}
