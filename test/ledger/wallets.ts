import type { Database, Queryable } from '#db/client.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { newId } from '#kernel/ids.ts'
import { type Grant, grant } from '#ledger/grants.ts'
import { endHold, type HoldEnd, hold } from '#ledger/holds.ts'

export async function newWorkspace(db: Queryable): Promise<string> {
  const id = newId('workspace')
  await db.insert(workspaces).values({ id, name: 'Test' })
  return id
}

/** A workspace's wallet with each move in a transaction of its own. */
export function walletOf(db: Database, workspaceId: string) {
  let keys = 0
  return {
    workspaceId,
    grant: (amount: number, more: Partial<Grant> = {}): Promise<boolean> =>
      db.transaction((tx) =>
        grant(tx, {
          workspaceId,
          bucket: 'purchased',
          amount,
          kind: 'top_up',
          idempotencyKey: `test:${workspaceId}:${++keys}`,
          ...more,
        }),
      ),
    hold: (
      jobId: string,
      amount: number,
      more: { round?: number; billing?: 'track' | 'enforce'; now?: Date } = {},
    ): Promise<void> =>
      db.transaction((tx) =>
        hold(tx, { workspaceId, jobId, round: 0, amount, memo: 'A take', billing: 'enforce', ...more }),
      ),
    end: (jobId: string, settle: number, more: { round?: number; now?: Date } = {}): Promise<HoldEnd> =>
      db.transaction((tx) => endHold(tx, { jobId, round: 0, settle, ...more })),
  }
}
