import type { ReactNode } from 'react'
import { Card } from '#web/ui/card.tsx'
import { cx } from '#web/ui/cx.ts'
import { Switch } from '#web/ui/switch.tsx'

interface HeadProps {
  title: string
  intro: string
  action?: ReactNode
}

export function SectionHead({ title, intro, action }: HeadProps) {
  return (
    <header className="mb-1 flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <h1 className="text-20 font-semibold tracking-[-0.018em] max-tablet:sr-only">{title}</h1>
        <p className="text-pretty text-fg-2">{intro}</p>
      </div>
      {action}
    </header>
  )
}

interface SettingsCardProps {
  title: string
  action?: ReactNode
  className?: string | undefined
  children: ReactNode
}

export function SettingsCard({ title, action, className, children }: SettingsCardProps) {
  return (
    <Card className={cx('flex flex-col px-4 py-3', className)}>
      <div className="flex min-h-7 items-center gap-2">
        <h2 className="flex-1 text-13 font-semibold">{title}</h2>
        {action}
      </div>
      <div className="flex flex-col">{children}</div>
    </Card>
  )
}

/** A line above each setting; the first one needs none. */
export const rowClass = 'flex min-h-12 items-center gap-4 border-t border-line py-1.5 first:border-t-0'

interface SettingRowProps {
  label: string
  description?: ReactNode
  /** The control, at the end; below the words on phones when it is wide. */
  children?: ReactNode
  wide?: boolean | undefined
}

export function SettingRow({ label, description, children, wide = false }: SettingRowProps) {
  return (
    <div className={cx(rowClass, wide && 'max-tablet:flex-col max-tablet:items-stretch max-tablet:gap-2')}>
      <div className="min-w-0 flex-1">
        <p className="leading-[18px] font-medium">{label}</p>
        {description !== undefined && <p className="text-12 text-pretty text-fg-3">{description}</p>}
      </div>
      {children}
    </div>
  )
}

interface SwitchRowProps {
  label: string
  description: string
  checked: boolean
  disabled?: boolean | undefined
  onChange: (checked: boolean) => void
}

export function SwitchRow(props: SwitchRowProps) {
  return (
    <div className={rowClass}>
      <Switch end className="[&>span:first-child>span:first-child]:font-medium" {...props} />
    </div>
  )
}
