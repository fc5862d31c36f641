import { Switch as BaseSwitch } from '@base-ui/react/switch'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface SwitchProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  /** A line below the label. */
  description?: ReactNode
  hideLabel?: boolean | undefined
  /** The switch at the end of the line, the label filling it: rows of settings. */
  end?: boolean | undefined
  disabled?: boolean | undefined
  className?: string | undefined
}

export function Switch({
  label,
  checked,
  onChange,
  description,
  hideLabel,
  end,
  disabled,
  className,
}: SwitchProps) {
  const text = (
    <span className={cx('min-w-0', end && 'flex-1', hideLabel && 'sr-only')}>
      <span className={cx('block', disabled && 'text-fg-off')}>{label}</span>
      {description !== undefined && <span className="block text-12 text-fg-3">{description}</span>}
    </span>
  )
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
    <label
      className={cx(
        'flex min-h-6 items-center gap-2 pointer-coarse:min-h-11',
        end && 'w-full gap-4',
        className,
      )}
    >
      {end && text}
      <BaseSwitch.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled ?? false}
        className="relative block h-4 w-7 flex-none rounded-full inset-ring-[1.5px] inset-ring-line-3 transition-colors duration-(--d-2) data-checked:bg-fg data-checked:inset-ring-transparent data-disabled:opacity-50"
      >
        <BaseSwitch.Thumb className="block size-2.5 translate-x-[3px] translate-y-[3px] rounded-full bg-fg-2 transition-transform duration-(--d-2) ease-inout data-checked:translate-x-[15px] data-checked:bg-bg" />
      </BaseSwitch.Root>
      {!end && text}
    </label>
  )
}
