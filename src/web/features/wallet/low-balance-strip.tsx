import { TriangleAlert } from 'lucide-react'
import type { WalletEntry } from '#contract/wallet.ts'
import { useMe } from '#web/api/session.ts'
import { credits, number, plural } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { lowBalance } from './pace.ts'

interface LowBalanceStripProps {
  available: number
  entries: readonly WalletEntry[]
}

export function LowBalanceStrip({ available, entries }: LowBalanceStripProps) {
  const isOwner = useMe().studioRole === 'owner'
  const low = lowBalance(available, entries)
  if (low === null) return null
  const enough =
    low.lastCharge === null
      ? 'Hosted engines wait until there are more.'
      : low.takes === 0
        ? `Your last take cost ${number(low.lastCharge)}.`
        : `Enough for ${plural(low.takes, 'take')} like your last one, at ${number(low.lastCharge)}.`
  return (
    <div role="status" className="flex flex-none items-center gap-3 rounded-3 bg-warn-soft py-2.5 pr-3 pl-4">
      <Icon of={TriangleAlert} className="text-warn" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{available <= 0 ? 'No credits left' : `${credits(available)} left`}</p>
        <p className="text-12 text-pretty text-fg-2">
          {enough}{' '}
          {isOwner ? 'You can give yourself more, see below.' : 'The owner of this studio can give you more.'}{' '}
          A draft on this machine is free.
        </p>
      </div>
    </div>
  )
}
