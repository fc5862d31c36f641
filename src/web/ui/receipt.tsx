import { cx } from './cx.ts'
import { number } from './format.ts'

export interface ReceiptLine {
  label: string
  credits: number
  /** "Quoted", "Charged": stands out. */
  strong?: boolean | undefined
  /** Money that comes back, or a discount. */
  back?: boolean | undefined
  /** Written with its sign, as everything that is added to or taken from another line. */
  withSign?: boolean | undefined
}

interface ReceiptProps {
  lines: readonly ReceiptLine[]
  /** What it came to in the end. */
  total: number
  balanceBefore?: number | null | undefined
  balanceAfter?: number | null | undefined
  className?: string | undefined
}

/** What was asked, what was charged or returned, and the balance: in the same order everywhere. */
export function Receipt({ lines, total, balanceBefore, balanceAfter, className }: ReceiptProps) {
  return (
    <div className={className}>
      <dl className="flex flex-col gap-0.5 text-12 leading-[18px]">
        {lines.map((line) => (
          <div key={line.label} className="flex justify-between gap-3">
            <dt className={cx('min-w-0 truncate', line.strong ? 'font-medium' : 'text-fg-2')}>
              {line.label}
            </dt>
            <dd className={cx('flex-none', line.strong && 'font-medium', line.back && 'text-ok')}>
              {amount(line)}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-2 flex items-end gap-1.5 border-t border-line pt-2">
        <span className="text-28 leading-8 font-semibold tracking-[-0.02em]">{number(total)}</span>
        <span className="pb-0.5 text-fg-2">{total === 1 ? 'credit' : 'credits'}</span>
        <span className="flex-1" />
        <div className="text-right text-12 text-fg-3">
          {balanceBefore != null && <div>Balance before {number(balanceBefore)}</div>}
          {balanceAfter != null && <div>Balance after {number(balanceAfter)}</div>}
        </div>
      </div>
    </div>
  )
}

function amount({ credits, withSign }: ReceiptLine): string {
  if (credits < 0) return number(credits).replace('−', '− ')
  return withSign ? `+ ${number(credits)}` : number(credits)
}
