import { Card } from '#web/ui/card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'

const cards = [0, 1, 2]
const rows = Array.from({ length: 8 }, (_, at) => at)

export function WalletSkeleton() {
  return (
    <Loading
      label="Asking for the wallet"
      className="mx-auto flex w-full max-w-[1440px] flex-col gap-3 p-6 max-tablet:p-3"
    >
      <div className="grid gap-3 tablet:grid-cols-2 laptop:grid-cols-3">
        {cards.map((card) => (
          <Card key={card} className="flex h-56 flex-col gap-3 p-4">
            <Skeleton className="h-3 w-20" />
            <Skeleton className="h-8 w-28" />
            <Skeleton className="h-1.5 w-full" />
          </Card>
        ))}
      </div>
      <Card className="flex flex-col gap-5 p-4">
        {rows.map((row) => (
          <Skeleton key={row} className="h-6 w-full" />
        ))}
      </Card>
    </Loading>
  )
}
