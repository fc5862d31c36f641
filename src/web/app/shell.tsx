import { Outlet, useMatches } from '@tanstack/react-router'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { useLaptop } from '#web/ui/use-media.ts'
import { SessionGate } from './session/session-gate.tsx'
import { ConnectionStrip } from './shell/connection-strip.tsx'
import { PhoneTabs } from './shell/phone-tabs.tsx'
import { NarrowRail, WideRail } from './shell/rail.tsx'
import { ShellSkeleton } from './shell/shell-skeleton.tsx'
import { TopBar } from './shell/top-bar.tsx'

/** Nothing of it is in the first picture. */
const atWork = lazyPart(() => import('./session/at-work.tsx').then(({ AtWork }) => AtWork))

/** The frame of every page of somebody who is signed in. */
export function Shell() {
  return (
    <SessionGate waiting={<ShellSkeleton />}>
      <Frame />
      <LazyView of={atWork} with={{}} />
    </SessionGate>
  )
}

function Frame() {
  const frame = useMatches({ select: (matches) => matches.at(-1)?.staticData.frame ?? 'wide' })
  if (frame === 'none')
    return (
      <main id="content" tabIndex={-1} className="h-dvh overflow-hidden outline-none">
        <Outlet />
      </main>
    )
  const wide = frame === 'wide'
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <SkipLink />
      <TopBar wide={wide} />
      <ConnectionStrip />
      <div className="flex min-h-0 flex-1">
        <Rail wide={wide} />
        <main
          id="content"
          tabIndex={-1}
          data-scroll-restoration-id="content"
          className="min-h-0 min-w-0 flex-1 overflow-y-auto outline-none scroll-thin"
        >
          <Outlet />
        </main>
      </div>
      <nav
        aria-label="Main"
        className="grid flex-none grid-cols-5 border-t border-line bg-panel pt-1 pb-[calc(14px+env(safe-area-inset-bottom))] tablet:hidden"
      >
        <PhoneTabs />
      </nav>
    </div>
  )
}

function Rail({ wide }: { wide: boolean }) {
  const laptop = useLaptop()
  return (
    <nav
      aria-label="Main"
      className={
        wide && laptop
          ? 'flex w-52 flex-none flex-col gap-px border-r border-line bg-panel px-2 py-2.5'
          : 'hidden w-12 flex-none flex-col items-center gap-1 border-r border-line bg-panel py-2 tablet:flex'
      }
    >
      {wide && laptop ? <WideRail /> : <NarrowRail />}
    </nav>
  )
}

function SkipLink() {
  return (
    <a
      href="#content"
      className="absolute start-2 top-2 z-(--z-tip) -translate-y-16 rounded-2 bg-fg px-3 py-2 font-medium text-bg focus-visible:translate-y-0"
    >
      Skip to the page
    </a>
  )
}
