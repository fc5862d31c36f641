import { useState } from 'react'
import type { Wallet, WalletEntry } from '#contract/wallet.ts'
import { Card } from '#web/ui/card.tsx'
import { cx } from '#web/ui/cx.ts'
import { Drawer } from '#web/ui/drawer.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { useLaptop } from '#web/ui/use-media.ts'
import { EntryReceipt, EntryReceiptCard } from './entry-receipt.tsx'
import { type StatementFilter, statementRows } from './statement-rows.ts'
import { StatementTable } from './statement-table.tsx'

const filters = [
  { value: 'all', label: 'All' },
  { value: 'charges', label: 'Charges' },
  { value: 'returns', label: 'Returns' },
  { value: 'in', label: 'Credits in' },
] as const
const atFirst = 12
const atOnce = 50

interface StatementProps {
  wallet: Wallet
  entries: readonly WalletEntry[]
  hasMore: boolean
  isLoadingMore: boolean
  onMore: () => void
}

/** Every line that moved the balance; a line opens its receipt. */
export function Statement({ wallet, entries, hasMore, isLoadingMore, onMore }: StatementProps) {
  const [filter, setFilter] = useState<StatementFilter>('all')
  const [shown, setShown] = useState(atFirst)
  const [openId, setOpenId] = useState<string | null>(null)
  const laptop = useLaptop()
  const open = entries.find(({ id }) => id === openId) ?? null
  const rows = statementRows(entries, { filter, shown, hasMore })
  return (
    <div className={cx('grid items-start gap-3', laptop && open && 'grid-cols-[minmax(0,1fr)_308px]')}>
      <Card className="min-w-0 px-1 pt-3 pb-1">
        <div className="flex min-h-7 flex-wrap items-center gap-2 px-3 pb-1.5">
          <h2 className="flex-1 text-13 font-semibold">Statement</h2>
          <Segmented hideLabel label="Lines" value={filter} onChange={setFilter} options={filters} />
        </div>
        {rows.length === 0 ? (
          <EmptyState
            art="wallet"
            title={filter === 'all' ? 'Nothing has moved yet' : 'No such lines'}
            body={
              filter === 'all'
                ? 'Credits that come and takes that cost some stand here, each with its receipt.'
                : 'The other lines are under All.'
            }
          />
        ) : (
          <StatementTable
            rows={rows}
            wallet={wallet}
            filter={filter}
            openId={openId}
            onOpen={(id) => setOpenId(id === openId ? null : id)}
            onUnfold={() => setShown(shown + atOnce)}
            older={hasMore ? { busy: isLoadingMore, load: onMore } : null}
          />
        )}
      </Card>
      {laptop
        ? open && <EntryReceiptCard entry={open} onClose={() => setOpenId(null)} />
        : open && (
            <Drawer open onOpenChange={(still) => !still && setOpenId(null)} title="Receipt">
              <EntryReceipt entry={open} />
            </Drawer>
          )}
    </div>
  )
}
