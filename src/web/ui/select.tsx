import { ChevronDown, type LucideIcon } from 'lucide-react'
import { type ComponentProps, useId } from 'react'
import { cx } from './cx.ts'
import { labelClass } from './field.tsx'
import { Icon } from './icon.tsx'
import { LazyFloat, type Trigger } from './lazy-float.tsx'
import { lazyPart } from './lazy-part.ts'

export interface SelectOption<Value extends string> {
  value: Value
  label: string
  /** At the end of the row: a price, a language. */
  note?: string | undefined
  icon?: LucideIcon | undefined
  disabledReason?: string | undefined
}

interface SelectProps<Value extends string> {
  label: string
  value: Value | null
  onChange: (value: Value) => void
  options: readonly SelectOption<Value>[]
  placeholder?: string | undefined
  /** Inside a Field, or where the value speaks for itself. */
  hideLabel?: boolean | undefined
  size?: 'sm' | 'md' | 'lg' | 'xl' | undefined
  disabled?: boolean | undefined
  className?: string | undefined
}

export interface SelectListProps {
  trigger: Trigger
  value: string | null
  onChange: (value: string) => void
  options: readonly SelectOption<string>[]
  disabled: boolean
}

const list = lazyPart(() => import('./select-float.tsx').then(({ SelectList }) => SelectList))

const sizes = { sm: 'h-6 text-12', md: 'h-7 text-13', lg: 'h-9 text-14', xl: 'h-11 text-16' }

/** A list at least as wide as its button; typing jumps. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const {
    label,
    value,
    onChange,
    options,
    placeholder = 'Choose',
    hideLabel,
    size = 'md',
    disabled = false,
  } = props
  const labelId = useId()
  const chosen = options.find((option) => option.value === value)
  const choose = (next: string) => {
    const option = options.find((option) => option.value === next)
    if (option) onChange(option.value)
  }
  const trigger = (
    <SelectButton aria-labelledby={labelId} disabled={disabled} className={sizes[size]}>
      <span className={cx('truncate', !chosen && 'text-fg-3')}>{chosen?.label ?? placeholder}</span>
    </SelectButton>
  )
  return (
    <div className={cx('flex min-w-0 flex-col gap-[5px]', props.className)}>
      <span id={labelId} className={cx(labelClass, hideLabel && 'sr-only')}>
        {label}
      </span>
      <LazyFloat of={list} opens="listbox" with={{ trigger, value, onChange: choose, options, disabled }} />
    </div>
  )
}

function SelectButton({ className, children, ...rest }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(
        'hit flex min-w-0 items-center justify-between gap-1.5 rounded-2 bg-raised px-2 text-left text-fg inset-ring inset-ring-line-2 hover:bg-raised-hover disabled:bg-raised disabled:text-fg-off data-popup-open:bg-raised-hover',
        className,
      )}
    >
      {children}
      <Icon of={ChevronDown} size={14} className="text-fg-3" />
    </button>
  )
}
