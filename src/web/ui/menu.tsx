import { Menu as BaseMenu } from '@base-ui/react/menu'
import { createLink } from '@tanstack/react-router'
import { Check, type LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'

export const floatBoxClass =
  'float max-h-(--available-height) overflow-y-auto rounded-[10px] bg-overlay p-1 shadow-3 outline-none scroll-thin'
const rowClass =
  'flex min-h-7 items-center gap-2 rounded-2 px-2 py-1 outline-none select-none data-disabled:text-fg-off data-highlighted:bg-hover pointer-coarse:min-h-11'

interface MenuProps {
  /** The button that opens it: a Button or an IconButton. */
  trigger: ReactElement
  align?: 'start' | 'center' | 'end' | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
  children: ReactNode
}

export function Menu({ trigger, align = 'start', side = 'bottom', open, onOpenChange, children }: MenuProps) {
  return (
    <BaseMenu.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-(--z-tip) outline-none"
        >
          <BaseMenu.Popup className={cx(floatBoxClass, 'min-w-[max(180px,var(--anchor-width))]')}>
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
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
  return (
    <BaseMenu.Item onClick={onSelect} disabled={off} className={cx(rowClass, danger && !off && 'text-bad')}>
      {icon && <Icon of={icon} className={danger || off ? undefined : 'text-fg-2'} />}
      <span className="min-w-0 flex-1 whitespace-nowrap">{children}</span>
      {(disabledReason ?? note) !== undefined && (
        <span className="text-12 text-fg-3">{disabledReason ?? note}</span>
      )}
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </BaseMenu.Item>
  )
}

interface MenuAnchorProps extends ComponentProps<'a'> {
  icon?: LucideIcon | undefined
}

function MenuAnchor({ icon, children, ...rest }: MenuAnchorProps) {
  return (
    <BaseMenu.LinkItem {...rest} closeOnClick className={rowClass}>
      {icon && <Icon of={icon} className="text-fg-2" />}
      <span className="min-w-0 flex-1 whitespace-nowrap">{children}</span>
    </BaseMenu.LinkItem>
  )
}

/** A menu row that opens a page of the app. */
export const MenuLink = createLink(MenuAnchor)
/** A menu row that opens another site or downloads a file. */
export const MenuHref = MenuAnchor

export function MenuSeparator() {
  return <BaseMenu.Separator className="mx-1 my-1 h-px bg-line" />
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className="px-2 pt-1.5 pb-1 text-11 font-medium text-fg-3">
        {label}
      </BaseMenu.GroupLabel>
      {children}
    </BaseMenu.Group>
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
  return (
    <MenuGroup label={label}>
      <BaseMenu.RadioGroup value={value} onValueChange={onChange}>
        {options.map((option) => (
          <BaseMenu.RadioItem key={option.value} value={option.value} closeOnClick className={rowClass}>
            <span className="grid w-4 flex-none place-items-center">
              <BaseMenu.RadioItemIndicator>
                <Icon of={Check} size={14} />
              </BaseMenu.RadioItemIndicator>
            </span>
            {option.label}
          </BaseMenu.RadioItem>
        ))}
      </BaseMenu.RadioGroup>
    </MenuGroup>
  )
}

interface MenuCheckProps {
  checked: boolean
  onChange: (checked: boolean) => void
  children: ReactNode
}

/** On or off; the menu stays open. */
export function MenuCheck({ checked, onChange, children }: MenuCheckProps) {
  return (
    <BaseMenu.CheckboxItem checked={checked} onCheckedChange={onChange} className={rowClass}>
      <span className="grid w-4 flex-none place-items-center">
        <BaseMenu.CheckboxItemIndicator>
          <Icon of={Check} size={14} />
        </BaseMenu.CheckboxItemIndicator>
      </span>
      {children}
    </BaseMenu.CheckboxItem>
  )
}
