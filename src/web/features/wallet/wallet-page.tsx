import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { walletEntriesQuery, walletQuery } from '#web/api/queries.ts'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { BalanceCard } from './balance-card.tsx'
import { LowBalanceStrip } from './low-balance-strip.tsx'
import { MonthCard } from './month-card.tsx'
import { MoreCreditsCard } from './more-credits-card.tsx'
import { Statement } from './statement.tsx'
import { WalletSkeleton } from './wallet-skeleton.tsx'

/** What is there, what it was spent on, and where more comes from. */
export function WalletPage() {
  const wallet = useQuery(walletQuery)
  const entries = useInfiniteQuery(walletEntriesQuery)
  const error = wallet.data === undefined ? wallet.error : entries.data === undefined ? entries.error : null
  if (error !== null) {
    return (
      <div className="grid h-full place-items-center p-6">
        <h1 className="sr-only">Wallet</h1>
        <ProblemCard
          error={error}
          className="w-full max-w-[460px]"
          onRetry={() => {
            void wallet.refetch()
            void entries.refetch()
          }}
        />
      </div>
    )
  }
  if (wallet.data === undefined || entries.data === undefined) return <WalletSkeleton />
  const lines = entries.data.pages.flatMap(({ items }) => items)
  return (
    <div className="mx-auto flex w-full max-w-[1440px] flex-col gap-3 p-6 max-tablet:p-3">
      <h1 className="sr-only">Wallet</h1>
      <LowBalanceStrip available={wallet.data.available} entries={lines} />
      <div className="grid gap-3 tablet:grid-cols-2 laptop:grid-cols-3">
        <BalanceCard wallet={wallet.data} />
        <MonthCard />
        <MoreCreditsCard className="max-laptop:tablet:col-span-2" />
      </div>
      <Statement
        wallet={wallet.data}
        entries={lines}
        hasMore={entries.hasNextPage}
        isLoadingMore={entries.isFetchingNextPage}
        onMore={() => void entries.fetchNextPage()}
      />
    </div>
  )
}
