import { desc } from 'drizzle-orm'
import { reconciliations } from '#db/schema/ledger.ts'
import { forgetExpired } from '#features/accounts/clean-up.ts'
import { expireBuckets } from '#ledger/expiry.ts'
import { keepReport, reconcile } from '#ledger/reconcile.ts'
import { sweepScratch } from '#media/scratch.ts'
import { sweepPartial } from '#storage/file-storage.ts'
import { mediaFolderOf } from './backup.ts'
import type { House } from './house.ts'

const reconcileEveryMs = 6 * 60 * 60_000

/** What one worker at a time does every few minutes, besides the job machine's own housekeeping. */
export function cleanersOf({ db, log, config }: House): (() => Promise<void>)[] {
  return [
    async () => {
      await expireBuckets(db, new Date())
    },
    async () => {
      await forgetExpired(db)
    },
    async () => {
      const now = new Date()
      await sweepScratch(config.media.scratchFolder, now)
      const mediaFolder = mediaFolderOf(config)
      if (mediaFolder !== null) await sweepPartial(mediaFolder, now)
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
