import type { ReactNode } from 'react'
import { Card } from '#web/ui/card.tsx'
import { cx } from '#web/ui/cx.ts'

interface WalletCardProps {
  title: string
  /** At the end of the title's line. */
  aside?: ReactNode
  className?: string | undefined
  children: ReactNode
}

export function WalletCard({ title, aside, className, children }: WalletCardProps) {
  return (
    <Card className={cx('flex min-w-0 flex-col gap-2.5 px-4 py-3.5', className)}>
      <div className="flex min-h-6 items-center gap-2">
        <h2 className="flex-1 text-13 font-semibold">{title}</h2>
        {aside !== undefined && <span className="text-12 text-fg-3">{aside}</span>}
      </div>
      {children}
    </Card>
  )
}

/** The one number of a card. */
export function BigNumber({ value, unit }: { value: string; unit: string }) {
  return (
    <p className="flex items-baseline gap-2">
      <b className="text-[32px] leading-9 font-semibold tracking-[-0.025em]">{value}</b>
      <span className="text-fg-2">{unit}</span>
    </p>
  )
}
