import { Select as BaseSelect } from '@base-ui/react/select'
import { Check, ChevronDown, type LucideIcon } from 'lucide-react'
import { cx } from './cx.ts'
import { labelClass } from './field.tsx'
import { Icon } from './icon.tsx'

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

const sizes = { sm: 'h-6 text-12', md: 'h-7 text-13', lg: 'h-9 text-14', xl: 'h-11 text-16' }

/** A list at least as wide as its button; typing jumps. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, value, onChange, options, placeholder = 'Choose', hideLabel, size = 'md', disabled } = props
  return (
    <BaseSelect.Root
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={disabled ?? false}
    >
      <div className={cx('flex min-w-0 flex-col gap-[5px]', props.className)}>
        <BaseSelect.Label className={cx(labelClass, hideLabel && 'sr-only')}>{label}</BaseSelect.Label>
        <BaseSelect.Trigger
          className={cx(
            'hit flex min-w-0 items-center justify-between gap-1.5 rounded-2 bg-raised px-2 text-left text-fg inset-ring inset-ring-line-2 hover:bg-raised-hover data-disabled:bg-raised data-disabled:text-fg-off data-popup-open:bg-raised-hover data-invalid:inset-ring-bad',
            sizes[size],
          )}
        >
          <BaseSelect.Value placeholder={placeholder} className="truncate data-placeholder:text-fg-3" />
          <BaseSelect.Icon className="text-fg-3">
            <Icon of={ChevronDown} size={14} />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
      </div>
      <BaseSelect.Portal>
        <BaseSelect.Positioner
          sideOffset={4}
          alignItemWithTrigger={false}
          className="z-(--z-tip) outline-none select-none"
        >
          <BaseSelect.Popup className="float max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-[10px] bg-overlay p-1 shadow-3 outline-none scroll-thin">
            <BaseSelect.List>
              {options.map((option) => (
                <Row key={option.value} option={option} />
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  )
}

function Row<Value extends string>({ option }: { option: SelectOption<Value> }) {
  const off = option.disabledReason !== undefined
  return (
    <BaseSelect.Item
      value={option.value}
      disabled={off}
      className="flex min-h-7 items-center gap-2 rounded-2 px-2 py-1 outline-none data-disabled:text-fg-off data-highlighted:bg-hover pointer-coarse:min-h-11"
    >
      <span className="grid w-4 flex-none place-items-center">
        <BaseSelect.ItemIndicator>
          <Icon of={Check} size={14} />
        </BaseSelect.ItemIndicator>
      </span>
      {option.icon && <Icon of={option.icon} className="text-fg-2" />}
      <BaseSelect.ItemText className="flex-1 whitespace-nowrap">{option.label}</BaseSelect.ItemText>
      {(option.disabledReason ?? option.note) !== undefined && (
        <span className="text-12 text-fg-3">{option.disabledReason ?? option.note}</span>
      )}
    </BaseSelect.Item>
  )
}
