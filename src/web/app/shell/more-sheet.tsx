import { Link } from '@tanstack/react-router'
import { Bell, LogOut, type LucideIcon, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMe } from '#web/api/session.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { useUnread } from '../notifications/unread.ts'
import { usePalette } from '../palette/palette-state.ts'
import { useSignOut } from '../session/sign-out.ts'
import { themeOptions, useTheme } from '../theme.ts'
import { useChooseTheme } from '../theme-choice.ts'
import { references, settingsIcon, voices, wallet, write } from './navigation.ts'

const rowClass = 'flex min-h-11 w-full items-center gap-3 rounded-2 px-2 text-left text-14 active:bg-press'

interface MoreSheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** What has no tab of its own on a phone. */
export function MoreSheet({ open, onOpenChange }: MoreSheetProps) {
  const me = useMe()
  const unread = useUnread()
  const { theme } = useTheme()
  const chooseTheme = useChooseTheme()
  const signOut = useSignOut()
  const search = usePalette((state) => state.open)
  const leave = () => onOpenChange(false)
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title="More" startsAt="middle">
      <div className="flex items-center gap-3 px-2 pb-3">
        <Avatar name={me.name} size={36} />
        <div className="min-w-0">
          <p className="truncate text-14 font-medium">{me.name}</p>
          <p className="truncate text-12 text-fg-3">{me.email}</p>
        </div>
      </div>
      <nav aria-label="More pages">
        <button
          type="button"
          className={rowClass}
          onClick={() => {
            leave()
            search()
          }}
        >
          <Row icon={Search}>Search</Row>
        </button>
        <Link to="/notifications" className={rowClass} onClick={leave}>
          <Row icon={Bell} note={unread > 0 ? `${unread} unread` : undefined}>
            Notifications
          </Row>
        </Link>
        <Link to={references.to} className={rowClass} onClick={leave}>
          <Row icon={references.icon}>{references.label}</Row>
        </Link>
        <Link to={write.to} className={rowClass} onClick={leave}>
          <Row icon={write.icon}>{write.label}</Row>
        </Link>
        <Link to={voices.to} className={rowClass} onClick={leave}>
          <Row icon={voices.icon}>{voices.label}</Row>
        </Link>
        <Link to={wallet.to} className={rowClass} onClick={leave}>
          <Row icon={wallet.icon}>{wallet.label}</Row>
        </Link>
        <Link to="/settings" className={rowClass} onClick={leave}>
          <Row icon={settingsIcon}>Settings</Row>
        </Link>
        <button type="button" className={rowClass} onClick={() => signOut.mutate()}>
          <Row icon={LogOut}>Sign out</Row>
        </button>
      </nav>
      <div className="px-2 pt-3">
        <Segmented label="Theme" value={theme} onChange={chooseTheme} options={[...themeOptions]} full />
      </div>
    </Sheet>
  )
}

function Row({ icon, note, children }: { icon: LucideIcon; note?: string | undefined; children: ReactNode }) {
  return (
    <>
      <Icon of={icon} size={20} className="text-fg-2" />
      <span className="flex-1">{children}</span>
      {note !== undefined && <span className="text-12 text-fg-3">{note}</span>}
    </>
  )
}
