import { Search, X } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { useFieldControl } from './field-control.ts'
import { Icon } from './icon.tsx'

export const boxClass =
  'rounded-2 bg-raised text-fg inset-ring inset-ring-line-2 transition-shadow duration-(--d-1) placeholder:text-fg-3'
export const focusBoxClass =
  'outline-none focus-within:inset-ring-accent-edge focus-within:ring-3 focus-within:ring-accent-soft'
const boxSizes = { md: 'h-7 px-2 text-13', lg: 'h-9 px-2.5 text-14', xl: 'h-11 px-3 text-16' }

export interface InputProps
  extends Omit<ComponentProps<'input'>, 'size' | 'value' | 'defaultValue' | 'prefix'> {
  value?: string | number | undefined
  defaultValue?: string | undefined
  size?: keyof typeof boxSizes | undefined
  /** Called with the text, not the event. */
  onValue?: ((value: string) => void) | undefined
  /** Before and after the text: an icon, a unit. */
  prefix?: ReactNode
  suffix?: ReactNode
}

export function Input({ size = 'md', onValue, prefix, suffix, className, onChange, ...rest }: InputProps) {
  const field = useFieldControl()
  return (
    <span
      className={cx(
        'flex min-w-0 items-center gap-1.5 has-disabled:text-fg-off has-aria-invalid:not-focus-within:inset-ring-bad',
        boxClass,
        focusBoxClass,
        boxSizes[size],
        className,
      )}
    >
      {prefix !== undefined && <span className="flex-none text-fg-3">{prefix}</span>}
      <input
        {...field}
        {...rest}
        onChange={(event) => {
          onChange?.(event)
          onValue?.(event.target.value)
        }}
        className="h-full w-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-fg-3 [&::-webkit-search-cancel-button]:hidden"
      />
      {suffix !== undefined && <span className="flex-none text-fg-3">{suffix}</span>}
    </span>
  )
}

export interface SearchInputProps
  extends Omit<InputProps, 'value' | 'onValue' | 'prefix' | 'suffix' | 'type'> {
  label: string
  value: string
  onValue: (value: string) => void
}

/** Escape or the cross empties it. */
export function SearchInput({ label, value, onValue, ...rest }: SearchInputProps) {
  const clear = (
    <button
      type="button"
      aria-label="Clear search"
      onClick={() => onValue('')}
      className="hit grid size-5 place-items-center rounded-1 text-fg-3 hover:bg-hover hover:text-fg"
    >
      <Icon of={X} size={14} />
    </button>
  )
  return (
    <Input
      placeholder={label}
      {...rest}
      type="search"
      aria-label={label}
      value={value}
      onValue={onValue}
      onKeyDown={(event) => {
        rest.onKeyDown?.(event)
        if (event.key !== 'Escape' || value === '') return
        event.stopPropagation()
        onValue('')
      }}
      prefix={<Icon of={Search} size={14} />}
      {...(value !== '' && { suffix: clear })}
    />
  )
}
