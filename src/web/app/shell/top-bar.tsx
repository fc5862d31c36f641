import { useQuery } from '@tanstack/react-query'
import { Link, useMatches } from '@tanstack/react-router'
import { Coins, Search } from 'lucide-react'
import { walletQuery } from '#web/api/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { number } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Logo } from '#web/ui/logo.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Tip } from '#web/ui/tip.tsx'
import { JobsButton } from '../jobs/jobs-button.tsx'
import { NotificationsButton } from '../notifications/notifications-button.tsx'
import { usePalette } from '../palette/palette-state.ts'
import { RoutePlace, usePlaceSlot } from '../place.tsx'
import { PeopleButton } from './people-button.tsx'
import { Reconnecting } from './reconnecting.tsx'

/** The mark, where one is, what is kept; search, jobs, balance, news and people. */
export function TopBar({ wide }: { wide: boolean }) {
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title })
  return (
    <header className="relative z-(--z-panel) flex h-[calc(52px+env(safe-area-inset-top))] flex-none items-center gap-2 border-line bg-panel pt-[env(safe-area-inset-top)] pr-1 tablet:h-11 tablet:border-b tablet:pt-0 tablet:pr-2.5 max-tablet:bg-bg">
      <Link
        to="/home"
        aria-label="Dailies home"
        className={`hidden h-full flex-none place-items-center tablet:grid ${wide ? 'w-12 laptop:w-auto laptop:px-3.5' : 'w-12'}`}
      >
        <span className={wide ? 'flex laptop:hidden' : 'flex'}>
          <Logo />
        </span>
        {wide && (
          <span className="hidden laptop:flex">
            <Logo word />
          </span>
        )}
      </Link>
      <div
        ref={(slot) => {
          usePlaceSlot.setState({ slot })
        }}
        className="flex min-w-0 items-center"
      />
      {title !== undefined && <RoutePlace title={title} />}
      <Reconnecting />
      <span className="min-w-0 flex-1" />
      <SearchButton />
      <JobsButton />
      <span aria-hidden="true" className="hidden h-4 w-px flex-none bg-line-2 tablet:block" />
      <Balance />
      <span className="hidden items-center gap-2 tablet:flex">
        <NotificationsButton />
        <PeopleButton />
      </span>
    </header>
  )
}

function SearchButton() {
  const open = usePalette((state) => state.open)
  return (
    <Button
      kind="quiet"
      icon={Search}
      className="max-laptop:px-1.5 max-tablet:hidden [&_kbd]:max-laptop:hidden"
      kbd="mod+k"
      onClick={() => open()}
    >
      <span className="sr-only">Search and commands</span>
    </Button>
  )
}

function Balance() {
  const { data } = useQuery(walletQuery)
  return (
    <Tip
      label={
        data === undefined || data.held === 0
          ? 'Balance'
          : `Balance. ${number(data.held)} held for running takes`
      }
    >
      <Link
        to="/wallet"
        className="hit inline-flex h-7 flex-none items-center gap-1.5 rounded-2 px-2.5 font-medium hover:bg-hover max-tablet:font-semibold"
      >
        <Icon of={Coins} className="text-fg-3" />
        <span className="sr-only">Balance </span>
        {data === undefined ? (
          <Skeleton className="h-2.5 w-9" />
        ) : (
          <>
            {number(data.available)}
            <span className="sr-only"> credits</span>
          </>
        )}
      </Link>
    </Tip>
  )
}
