import { useQuery } from '@tanstack/react-query'
import type { Receipt as ReceiptData } from '#contract/wallet.ts'
import { jobQuery, receiptQuery } from '#web/api/queries.ts'
import { dayAndTime, number } from '#web/ui/format.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { Receipt } from '#web/ui/receipt.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { bucketLines, receiptLines } from './receipt-lines.ts'

/** What a job cost: the quote's lines, charged or returned, then the buckets and the times. */
export function JobReceipt({ jobId }: { jobId: string }) {
  const { data, error, refetch } = useQuery(receiptQuery(jobId))
  if (data !== undefined) return <Lines receipt={data} />
  if (error !== null) return <ProblemCard error={error} onRetry={() => void refetch()} />
  return (
    <Loading label="Asking for the receipt" className="flex flex-col gap-2">
      <Skeleton className="h-3 w-full" />
      <Skeleton className="h-3 w-full" />
      <Skeleton className="h-3 w-full" />
      <Skeleton className="mt-2 h-7 w-24" />
    </Loading>
  )
}

function Lines({ receipt }: { receipt: ReceiptData }) {
  const total = receipt.held > 0 ? receipt.held : receipt.charged
  const buckets = bucketLines(receipt)
  const job = useQuery(jobQuery(receipt.jobId)).data
  return (
    <div className="flex flex-col gap-2.5">
      <Receipt lines={receiptLines(receipt)} total={total} />
      {job?.error?.code === 'moderated' && receipt.charged > 0 && (
        <p className="text-12 text-pretty text-fg-2">
          The vendor’s filter withheld the result and billed it all the same, as the quote said.
        </p>
      )}
      {buckets.map(({ key, label, credits, before, after }) => (
        <Pairs
          key={key}
          pairs={[
            [label, number(credits)],
            ['There before', number(before)],
            ...(after === null ? [] : [['There after', number(after)] as const]),
          ]}
        />
      ))}
      {receipt.rounds.map(({ round, heldAt, endedAt, charged }) => (
        <Pairs
          key={round}
          pairs={[
            [round === 0 ? 'Started' : `Retry ${round}`, dayAndTime(heldAt)],
            ...(endedAt === null
              ? []
              : [[charged > 0 ? 'Charged, once' : 'Closed', dayAndTime(endedAt)] as const]),
          ]}
        />
      ))}
    </div>
  )
}

function Pairs({ pairs }: { pairs: readonly (readonly [string, string])[] }) {
  return (
    <dl className="flex flex-col gap-0.5 border-t border-line pt-2.5 text-12 leading-[18px]">
      {pairs.map(([label, value]) => (
        <div key={label} className="flex justify-between gap-3">
          <dt className="text-fg-2">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
