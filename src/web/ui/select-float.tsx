import { Select as BaseSelect } from '@base-ui/react/select'
import { Check } from 'lucide-react'
import { Icon } from './icon.tsx'
import type { TriggerRef } from './lazy-float.tsx'
import type { SelectListProps, SelectOption } from './select.tsx'

export function SelectList(props: SelectListProps & TriggerRef) {
  const { trigger, triggerRef, value, onChange, options, disabled } = props
  return (
    <BaseSelect.Root
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={disabled}
    >
      <BaseSelect.Trigger ref={triggerRef} render={trigger} />
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

function Row({ option }: { option: SelectOption<string> }) {
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
