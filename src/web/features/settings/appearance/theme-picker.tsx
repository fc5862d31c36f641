import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { Check } from 'lucide-react'
import { type Theme, useTheme } from '#web/app/theme.ts'
import { useChooseTheme } from '#web/app/theme-choice.ts'
import { Icon } from '#web/ui/icon.tsx'

const themes: readonly { value: Theme; label: string }[] = [
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
  { value: 'system', label: 'Like the system' },
]

/** Each choice is a small picture of the studio in its colours. */
export function ThemePicker() {
  const { theme } = useTheme()
  const choose = useChooseTheme()
  return (
    <RadioGroup
      aria-label="Theme"
      value={theme}
      onValueChange={choose}
      className="grid grid-cols-3 gap-3 pt-1.5 pb-2.5 tablet:grid-cols-[repeat(3,180px)]"
    >
      {themes.map(({ value, label }) => (
        <Radio.Root
          key={value}
          value={value}
          render={<button type="button" />}
          nativeButton
          className="group min-w-0 rounded-3 text-left"
        >
          <span className="block overflow-hidden rounded-3 ring-1 ring-line-2 group-data-checked:ring-2 group-data-checked:ring-fg">
            {value === 'system' ? (
              <span className="grid grid-cols-2">
                <Mini theme="dark" />
                <Mini theme="light" />
              </span>
            ) : (
              <Mini theme={value} />
            )}
          </span>
          <span className="flex items-start gap-1.5 pt-2 leading-[18px] font-medium">
            <span className="min-w-0">{label}</span>
            <Radio.Indicator className="flex h-[18px] items-center">
              <Icon of={Check} size={14} />
            </Radio.Indicator>
          </span>
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}

function Mini({ theme }: { theme: 'dark' | 'light' }) {
  return (
    <span
      aria-hidden="true"
      data-theme={theme}
      className="grid h-26 grid-cols-[18%_1fr] bg-bg max-tablet:h-18"
    >
      <span className="border-r border-line bg-panel" />
      <span className="flex flex-col gap-2 p-3 max-tablet:p-1.5">
        <span className="h-8.5 rounded-[4px] bg-raised inset-ring inset-ring-line-2 max-tablet:h-5" />
        <span className="h-2.5 w-1/2 rounded-[4px] bg-accent" />
      </span>
    </span>
  )
}
