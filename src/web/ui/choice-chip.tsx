import { ChevronDown, type LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Icon } from './icon.tsx'
import { Menu, MenuChoice } from './menu.tsx'

interface ChoiceChipProps<Value extends string> {
  label: string
  icon?: LucideIcon
  value: Value
  onChange: (value: Value) => void
  options: readonly { value: Value; label: string }[]
}

/** A setting as a chip that opens its choices. */
export function ChoiceChip<Value extends string>({
  label,
  icon,
  value,
  onChange,
  options,
}: ChoiceChipProps<Value>) {
  const now = options.find((option) => option.value === value)?.label ?? value
  return (
    <Menu
      trigger={
        <ChipButton aria-label={`${label}: ${now}`}>
          {icon && <Icon of={icon} size={14} />}
          <span className="max-w-36 truncate">{now}</span>
          <Icon of={ChevronDown} size={12} className="-mr-0.5" />
        </ChipButton>
      }
    >
      <MenuChoice label={label} value={value} onChange={onChange} options={options} />
    </Menu>
  )
}

function ChipButton(props: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...props}
      className="hit inline-flex h-6 flex-none items-center gap-[5px] rounded-full px-[9px] text-12 font-medium whitespace-nowrap text-fg-2 inset-ring inset-ring-line-2 hover:text-fg data-popup-open:bg-press data-popup-open:text-fg"
    />
  )
}
