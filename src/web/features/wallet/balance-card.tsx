import type { Wallet } from '#contract/wallet.ts'
import { bucketNames } from '#web/features/jobs/receipt/receipt-lines.ts'
import { cx } from '#web/ui/cx.ts'
import { credits, day, number } from '#web/ui/format.ts'
import { BigNumber, WalletCard } from './wallet-card.tsx'

type Bucket = Wallet['buckets'][number]

const colours: Record<Bucket['kind'], string> = {
  allowance: 'bg-fg',
  purchased: 'bg-fg-3',
  promo: 'bg-accent-edge',
}

/** What can be spent, by bucket in the order in which they are spent. */
export function BalanceCard({ wallet: { available, held, debt, buckets } }: { wallet: Wallet }) {
  const filled = buckets.filter(({ balance }) => balance > 0)
  return (
    <WalletCard title="Balance" aside={held > 0 ? `${number(held)} held for what runs` : undefined}>
      <BigNumber value={number(available)} unit={Math.abs(available) === 1 ? 'credit' : 'credits'} />
      {filled.length > 0 && (
        <div aria-hidden="true" className="flex h-1.5 gap-0.5">
          {filled.map(({ kind, balance, expiresAt }) => (
            <i
              key={`${kind} ${expiresAt}`}
              style={{ flexGrow: balance }}
              className={cx('rounded-[3px]', colours[kind])}
            />
          ))}
        </div>
      )}
      <ul className="flex flex-col gap-[5px] text-12 leading-[18px]">
        {filled.map((bucket, at) => (
          <li key={`${bucket.kind} ${bucket.expiresAt}`} className="flex items-center gap-2">
            <i aria-hidden="true" className={cx('size-2 flex-none rounded-[2px]', colours[bucket.kind])} />
            <span className="flex-1">{bucketNames[bucket.kind]}</span>
            <b className="font-medium">{number(bucket.balance)}</b>
            <span className="min-w-33 text-right text-fg-3">
              {bucket.expiresAt === null ? 'never expire' : `until ${day(bucket.expiresAt)}`}
              {at === 0 && filled.length > 1 && ', spent first'}
            </span>
          </li>
        ))}
      </ul>
      {filled.length === 0 && debt === 0 && (
        <p className="text-12 text-fg-3">Engines on this machine draft for free.</p>
      )}
      {debt > 0 && (
        <p className="text-12 text-warn">{credits(debt)} are owed. The next credits that come pay them.</p>
      )}
    </WalletCard>
  )
}
