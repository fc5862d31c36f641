import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

interface CheckboxProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  /** Some of what it stands for, not all. */
  mixed?: boolean | undefined
  description?: ReactNode
  hideLabel?: boolean | undefined
  /** Orange: selected media. Everything else that is on is white. */
  tone?: 'plain' | 'media' | undefined
  disabled?: boolean | undefined
  className?: string | undefined
}

export function Checkbox(props: CheckboxProps) {
  const { label, checked, onChange, mixed = false, description, hideLabel, tone = 'plain', disabled } = props
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is the control
    <label
      className={cx(
        'flex min-h-6 items-start gap-2 py-0.5 pointer-coarse:min-h-11 pointer-coarse:items-center',
        props.className,
      )}
    >
      <BaseCheckbox.Root
        checked={checked}
        indeterminate={mixed}
        onCheckedChange={onChange}
        disabled={disabled ?? false}
        className={cx(
          'mt-0.5 inline-grid size-4 flex-none place-items-center rounded-[4px] inset-ring-[1.5px] inset-ring-line-3 data-disabled:opacity-50',
          'data-checked:inset-ring-transparent data-indeterminate:inset-ring-transparent',
          tone === 'plain'
            ? 'data-checked:bg-fg data-checked:text-bg data-indeterminate:bg-fg data-indeterminate:text-bg'
            : 'data-checked:bg-accent data-checked:text-accent-ink data-indeterminate:bg-accent data-indeterminate:text-accent-ink',
        )}
      >
        <BaseCheckbox.Indicator className="[&_svg]:stroke-3">
          <Icon of={mixed ? Minus : Check} size={12} />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <span className={cx('min-w-0', hideLabel && 'sr-only', disabled && 'text-fg-off')}>
        {label}
        {description !== undefined && <span className="block text-12 text-fg-3">{description}</span>}
      </span>
    </label>
  )
}
