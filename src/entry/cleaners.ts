import { desc } from 'drizzle-orm'
import { reconciliations } from '#db/schema/ledger.ts'
import { forgetExpired } from '#features/accounts/clean-up.ts'
import { expireBuckets } from '#ledger/expiry.ts'
import { keepReport, reconcile } from '#ledger/reconcile.ts'
import type { House } from './house.ts'

const reconcileEveryMs = 6 * 60 * 60_000

/** What one worker at a time does every few minutes, besides the job machine's own housekeeping. */
export function cleanersOf({ db, log }: House): (() => Promise<void>)[] {
  return [
    async () => {
      await expireBuckets(db, new Date())
    },
    async () => {
      await forgetExpired(db)
    },
    async () => {
      const [last] = await db.select().from(reconciliations).orderBy(desc(reconciliations.createdAt)).limit(1)
      if (last !== undefined && Date.now() - last.createdAt.getTime() < reconcileEveryMs) return
      const report = await reconcile(db)
      await keepReport(db, report)
      if (report.faults.length > 0)
        log.error({ counts: report.counts, faults: report.faults }, 'the books do not add up')
      else log.info({ checked: report.checked }, 'the books are clean')
    },
  ]
}
