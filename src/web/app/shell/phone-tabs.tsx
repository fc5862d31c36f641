import { Link, useLocation } from '@tanstack/react-router'
import { Ellipsis, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { LazyDialog } from '#web/ui/lazy-float.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { useUnread } from '../notifications/unread.ts'
import { places } from './navigation.ts'

const moreSheet = lazyPart(() => import('./more-sheet.tsx').then(({ MoreSheet }) => MoreSheet))

const tabClass =
  'group flex h-[46px] min-w-0 flex-col items-center justify-center gap-0.5 text-11 leading-[14px] font-medium text-fg-3 aria-[current=page]:text-fg'

/** The rail of a phone. */
export function PhoneTabs() {
  const [open, setOpen] = useState(false)
  const unread = useUnread()
  const inMore = useLocation({
    select: ({ pathname }) => /^\/(references|write|voices|wallet|settings)/.test(pathname),
  })
  return (
    <>
      {places.map(({ to, label, icon }) => (
        <Link key={to} to={to} className={tabClass}>
          <TabIcon icon={icon} />
          {label}
        </Link>
      ))}
      <button
        type="button"
        className={tabClass}
        aria-haspopup="dialog"
        aria-current={inMore ? 'page' : undefined}
        onClick={() => setOpen(true)}
      >
        <span className="relative">
          <TabIcon icon={Ellipsis} />
          {unread > 0 && <span className="absolute -top-0.5 -right-1 size-2 rounded-full bg-accent-edge" />}
        </span>
        More
        {unread > 0 && <span className="sr-only">, {unread} unread</span>}
      </button>
      <LazyDialog of={moreSheet} with={{ open, onOpenChange: setOpen }} />
    </>
  )
}

const TabIcon = ({ icon }: { icon: LucideIcon }) => (
  <Icon of={icon} size={20} className="group-aria-[current=page]:text-accent-edge" />
)
