import type { LucideIcon } from 'lucide-react'
import { type KeyboardEvent, useId, useRef } from 'react'
import { cx } from './cx.ts'
import { labelClass } from './field.tsx'
import { Icon } from './icon.tsx'
import { Tip } from './tip.tsx'

export interface SegmentedOption<Value extends string> {
  value: Value
  label: string
  icon?: LucideIcon | undefined
  /** Only the icon is shown; the label is its name. */
  iconOnly?: boolean | undefined
  /** Off, but still there, and why. */
  disabledReason?: string | undefined
}

interface SegmentedProps<Value extends string> {
  label: string
  value: Value | null
  onChange: (value: Value) => void
  options: readonly SegmentedOption<Value>[]
  hideLabel?: boolean | undefined
  /** As wide as its place, in equal parts. */
  full?: boolean | undefined
  size?: 'md' | 'lg' | undefined
  className?: string | undefined
}

/** One of two to five; more is a Select. Arrow keys move and choose, skipping nothing: a reason can be read. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, onChange, options, hideLabel, full = false, size = 'md', className } = props
  const labelId = useId()
  const group = useRef<HTMLDivElement>(null)
  const tabStop = options.some((option) => option.value === value) ? value : options[0]?.value

  const move = (event: KeyboardEvent, at: number) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const to = (at + step + options.length) % options.length
    const option = options[to]
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[to]?.focus()
    if (option && option.disabledReason === undefined) onChange(option.value)
  }

  return (
    <div className={cx('flex min-w-0 flex-col gap-[5px]', className)}>
      <span id={labelId} className={cx(labelClass, hideLabel && 'sr-only')}>
        {label}
      </span>
      <div
        ref={group}
        role="radiogroup"
        aria-labelledby={labelId}
        className={cx(
          'rounded-[6px] bg-track p-0.5 inset-ring inset-ring-line',
          full ? 'flex' : 'inline-flex self-start',
        )}
      >
        {options.map((option, at) => (
          <Segment
            key={option.value}
            option={option}
            on={option.value === value}
            tabStop={option.value === tabStop}
            size={size}
            full={full}
            onPress={() => option.disabledReason === undefined && onChange(option.value)}
            onKeyDown={(event) => move(event, at)}
          />
        ))}
      </div>
    </div>
  )
}

interface SegmentProps {
  option: SegmentedOption<string>
  on: boolean
  tabStop: boolean
  size: 'md' | 'lg'
  full: boolean
  onPress: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

function Segment({ option, on, tabStop, size, full, onPress, onKeyDown }: SegmentProps) {
  const off = option.disabledReason !== undefined
  const button = (
    // biome-ignore lint/a11y/useSemanticElements: a native radio cannot stay focusable while it is off
    <button
      type="button"
      role="radio"
      aria-checked={on}
      aria-disabled={off || undefined}
      aria-label={option.iconOnly ? option.label : undefined}
      tabIndex={tabStop ? 0 : -1}
      onClick={onPress}
      onKeyDown={onKeyDown}
      className={cx(
        'hit inline-flex min-w-7 items-center justify-center gap-[5px] rounded-[4px] font-medium whitespace-nowrap transition-colors duration-(--d-1)',
        size === 'md' ? 'h-6 text-12' : 'h-9 text-13',
        full ? 'flex-1 px-1' : 'px-[9px]',
        off && 'text-fg-off',
        !off && on && 'bg-track-on text-fg shadow-1',
        !off && !on && 'text-fg-2 hover:text-fg',
      )}
    >
      {option.icon && <Icon of={option.icon} size={14} />}
      {!option.iconOnly && option.label}
    </button>
  )
  const tip = option.disabledReason ?? (option.iconOnly ? option.label : undefined)
  return tip === undefined ? (
    button
  ) : (
    <Tip label={tip} onPress={off}>
      {button}
    </Tip>
  )
}
