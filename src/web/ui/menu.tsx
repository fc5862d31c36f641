import { createLink } from '@tanstack/react-router'
import { Check, type LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { LazyFloat, type Trigger } from './lazy-float.tsx'
import { lazyPart } from './lazy-part.ts'
import { useMenuParts } from './menu-parts.ts'

const rowClass =
  'flex min-h-7 items-center gap-2 rounded-2 px-2 py-1 outline-none select-none data-disabled:text-fg-off data-highlighted:bg-hover pointer-coarse:min-h-11'

export interface MenuProps {
  /** The button that opens it: a Button or an IconButton. */
  trigger: Trigger
  align?: 'start' | 'center' | 'end' | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
  children: ReactNode
}

const menu = lazyPart(() => import('./menu-float.tsx').then(({ Menu }) => Menu))
export function Menu(props: MenuProps) {
  return <LazyFloat of={menu} opens="menu" with={props} />
}

interface MenuItemProps {
  icon?: LucideIcon | undefined
  shortcut?: string | undefined
  danger?: boolean | undefined
  /** Off, and why, in the row itself. */
  disabledReason?: string | undefined
  /** At the end of the row: a price, a count. */
  note?: ReactNode
  onSelect: () => void
  children: ReactNode
}

export function MenuItem({
  icon,
  shortcut,
  danger,
  disabledReason,
  note,
  onSelect,
  children,
}: MenuItemProps) {
  const off = disabledReason !== undefined
  const { Item } = useMenuParts()
  return (
    <Item onClick={onSelect} disabled={off} className={cx(rowClass, danger && !off && 'text-bad')}>
      {icon && <Icon of={icon} className={danger || off ? undefined : 'text-fg-2'} />}
      <span className="min-w-0 flex-1 whitespace-nowrap">{children}</span>
      {(disabledReason ?? note) !== undefined && (
        <span className="text-12 text-fg-3">{disabledReason ?? note}</span>
      )}
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </Item>
  )
}

interface MenuAnchorProps extends ComponentProps<'a'> {
  icon?: LucideIcon | undefined
}

function MenuAnchor({ icon, children, ...rest }: MenuAnchorProps) {
  const { LinkItem } = useMenuParts()
  return (
    <LinkItem {...rest} closeOnClick className={rowClass}>
      {icon && <Icon of={icon} className="text-fg-2" />}
      <span className="min-w-0 flex-1 whitespace-nowrap">{children}</span>
    </LinkItem>
  )
}

/** A menu row that opens a page of the app. */
export const MenuLink = createLink(MenuAnchor)
/** A menu row that opens another site or downloads a file. */
export const MenuHref = MenuAnchor

export function MenuSeparator() {
  const { Separator } = useMenuParts()
  return <Separator className="mx-1 my-1 h-px bg-line" />
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  const { Group, GroupLabel } = useMenuParts()
  return (
    <Group>
      <GroupLabel className="px-2 pt-1.5 pb-1 text-11 font-medium text-fg-3">{label}</GroupLabel>
      {children}
    </Group>
  )
}

interface MenuChoiceProps<Value extends string> {
  label: string
  value: Value
  onChange: (value: Value) => void
  options: readonly { value: Value; label: string }[]
}

/** One of several, checked. */
export function MenuChoice<Value extends string>({
  label,
  value,
  onChange,
  options,
}: MenuChoiceProps<Value>) {
  const { RadioGroup, RadioItem, RadioItemIndicator } = useMenuParts()
  return (
    <MenuGroup label={label}>
      <RadioGroup value={value} onValueChange={onChange}>
        {options.map((option) => (
          <RadioItem key={option.value} value={option.value} closeOnClick className={rowClass}>
            <span className="grid w-4 flex-none place-items-center">
              <RadioItemIndicator>
                <Icon of={Check} size={14} />
              </RadioItemIndicator>
            </span>
            {option.label}
          </RadioItem>
        ))}
      </RadioGroup>
    </MenuGroup>
  )
}
