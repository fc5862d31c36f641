import { Tabs as BaseTabs } from '@base-ui/react/tabs'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

export interface Tab<Value extends string> {
  value: Value
  label: string
  icon?: LucideIcon | undefined
  count?: number | undefined
}

interface TabsProps<Value extends string> {
  label: string
  value: Value
  onChange: (value: Value) => void
  tabs: readonly Tab<Value>[]
  /** At the end of the tabs' line. */
  aside?: ReactNode
  className?: string | undefined
  listClassName?: string | undefined
  /** `TabPanel`s, one for each tab. */
  children: ReactNode
}

export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, value, onChange, tabs, aside, className, listClassName, children } = props
  return (
    <BaseTabs.Root
      value={value}
      onValueChange={onChange}
      className={cx('flex min-h-0 min-w-0 flex-col', className)}
    >
      <div className={cx('flex flex-none items-center border-b border-line', listClassName)}>
        <BaseTabs.List
          aria-label={label}
          className="flex min-w-0 flex-1 gap-0.5 overflow-x-auto [scrollbar-width:none]"
        >
          {tabs.map((tab) => (
            <BaseTabs.Tab
              key={tab.value}
              value={tab.value}
              className="relative flex h-10 flex-none items-center gap-1.5 px-2.5 font-medium text-fg-2 -outline-offset-2 hover:text-fg data-active:text-fg data-active:after:absolute data-active:after:inset-x-2.5 data-active:after:bottom-0 data-active:after:h-0.5 data-active:after:rounded-t-[2px] data-active:after:bg-fg pointer-coarse:h-11"
            >
              {tab.icon && <Icon of={tab.icon} />}
              {tab.label}
              {tab.count !== undefined && <span className="text-12 font-normal text-fg-3">{tab.count}</span>}
            </BaseTabs.Tab>
          ))}
        </BaseTabs.List>
        {aside}
      </div>
      {children}
    </BaseTabs.Root>
  )
}

export function TabPanel({
  value,
  className,
  children,
}: {
  value: string
  className?: string
  children: ReactNode
}) {
  return (
    <BaseTabs.Panel value={value} className={cx('min-h-0 flex-1 outline-offset-[-2px]', className)}>
      {children}
    </BaseTabs.Panel>
  )
}
