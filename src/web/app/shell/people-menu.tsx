import { Keyboard, LogOut, Settings, UserRound } from 'lucide-react'
import { useMe } from '#web/api/session.ts'
import type { FloatProps } from '#web/ui/lazy-float.tsx'
import { MenuChoice, MenuItem, MenuLink, MenuSeparator } from '#web/ui/menu.tsx'
import { Menu } from '#web/ui/menu-float.tsx'
import { useSignOut } from '../session/sign-out.ts'
import { useKeySheet } from '../shortcuts/key-sheet-state.ts'
import { themeOptions, useTheme } from '../theme.ts'
import { useChooseTheme } from '../theme-choice.ts'

export function PeopleMenu(props: FloatProps) {
  const me = useMe()
  const { theme } = useTheme()
  const chooseTheme = useChooseTheme()
  const signOut = useSignOut()
  const openKeys = useKeySheet((state) => state.open)
  return (
    <Menu {...props} align="end">
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate font-medium">{me.name}</p>
        <p className="truncate text-12 text-fg-3">{me.email}</p>
      </div>
      <MenuSeparator />
      <MenuLink to="/settings/$section" params={{ section: 'profile' }} icon={UserRound}>
        Profile
      </MenuLink>
      <MenuLink to="/settings/$section" params={{ section: 'appearance' }} icon={Settings}>
        Settings
      </MenuLink>
      <MenuItem icon={Keyboard} shortcut="?" onSelect={openKeys}>
        Keyboard
      </MenuItem>
      <MenuSeparator />
      <MenuChoice label="Theme" value={theme} onChange={chooseTheme} options={themeOptions} />
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => signOut.mutate()}>
        Sign out
      </MenuItem>
    </Menu>
  )
}
