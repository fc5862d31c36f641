import type { Receipt, Wallet } from '#contract/wallet.ts'
import { stageName } from '#web/api/job-stages.ts'
import { day } from '#web/ui/format.ts'
import type { ReceiptLine } from '#web/ui/receipt.tsx'

/** The quote line by line, then what became of it: held, charged, returned. */
export function receiptLines({ lines, held, charged, returned }: Receipt): ReceiptLine[] {
  const quoted = lines.reduce((sum, { credits }) => sum + credits, 0)
  const priced = lines.map(
    ({ label, stage, credits }, at): ReceiptLine => ({
      label: label === stage ? stageName(stage) : label,
      credits,
      back: credits < 0,
      withSign: at > 0 && credits > 0,
    }),
  )
  if (held > 0) return [...priced, { label: 'Held', credits: held, strong: true }]
  if (returned > 0) {
    return [
      ...priced,
      { label: 'Held', credits: charged + returned, strong: true },
      { label: 'Returned', credits: returned, strong: true, back: true, withSign: true },
      { label: 'Charged', credits: charged, strong: true },
    ]
  }
  return [
    ...priced,
    { label: 'Quoted', credits: quoted, strong: true },
    { label: 'Charged', credits: charged, strong: true },
  ]
}

type BucketKind = Wallet['buckets'][number]['kind']
export const bucketNames: Record<BucketKind, string> = {
  allowance: 'Plan',
  purchased: 'Bought',
  promo: 'Bonus',
}
const isBucket = (kind: string): kind is BucketKind => kind in bucketNames
export const bucketName = (kind: string): string => (isBucket(kind) ? bucketNames[kind] : kind)

export interface BucketLine {
  key: string
  /** "From bonus, until 30 Nov". */
  label: string
  credits: number
  before: number
  after: number | null
}

/** Where the credits came from, in the order in which they were spent. */
export function bucketLines({ rounds }: Receipt, now?: Date): BucketLine[] {
  return rounds.flatMap(({ round, buckets }) =>
    buckets.map(({ kind, expiresAt, held, charged, before, after }) => ({
      key: `${round} ${kind} ${expiresAt}`,
      label: `From ${bucketName(kind).toLowerCase()}${expiresAt === null ? '' : `, until ${day(expiresAt, now)}`}`,
      credits: after === null ? held : charged,
      before,
      after,
    })),
  )
}
