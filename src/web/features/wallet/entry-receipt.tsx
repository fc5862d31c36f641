import { X } from 'lucide-react'
import type { WalletEntry } from '#contract/wallet.ts'
import { JobReceipt } from '#web/features/jobs/receipt/job-receipt.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { dayAndTime, number } from '#web/ui/format.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { amountWords, entryWords, fromWords } from './entry-words.ts'

export function EntryReceiptCard({ entry, onClose }: { entry: WalletEntry; onClose: () => void }) {
  return (
    <Card className="sticky top-6 flex flex-col gap-2.5 px-4 py-3.5">
      <div className="flex items-center gap-2">
        <h2 className="flex-1 text-13 font-semibold">Receipt</h2>
        <IconButton label="Close receipt" icon={X} size="sm" onClick={onClose} />
      </div>
      <EntryReceipt entry={entry} />
    </Card>
  )
}

/** What one line of the statement is about. */
export function EntryReceipt({ entry }: { entry: WalletEntry }) {
  const { what, detail } = entryWords(entry)
  const from = fromWords(entry.buckets)
  return (
    <div className="flex flex-col gap-2.5">
      <div>
        <p className="line-clamp-3 font-medium">{what}</p>
        <p className="text-12 text-fg-3">
          {dayAndTime(entry.createdAt)}
          {detail !== '' && `, ${detail}`}
        </p>
      </div>
      {entry.jobId !== null && (
        <div className="border-t border-line pt-2.5">
          <JobReceipt jobId={entry.jobId} />
        </div>
      )}
      <dl className="flex flex-col gap-0.5 border-t border-line pt-2.5 text-12 leading-[18px] [&>div]:flex [&>div]:justify-between [&>div]:gap-3 [&_dt]:text-fg-2">
        {entry.jobId === null && (
          <div>
            <dt>This line</dt>
            <dd>{amountWords(entry.amount)}</dd>
          </div>
        )}
        {entry.jobId === null && from !== '' && (
          <div>
            <dt>{entry.amount > 0 ? 'Into' : 'From'}</dt>
            <dd>{from}</dd>
          </div>
        )}
        <div>
          <dt>Balance before</dt>
          <dd>{number(entry.balanceAfter - entry.amount)}</dd>
        </div>
        <div className="font-semibold">
          <dt className="text-fg!">Balance after</dt>
          <dd>{number(entry.balanceAfter)}</dd>
        </div>
      </dl>
      {entry.jobId !== null && (
        <LinkButton to="/jobs/$jobId" params={{ jobId: entry.jobId }} className="mt-1">
          Open job
        </LinkButton>
      )}
    </div>
  )
}
