import type { LucideIcon } from 'lucide-react'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import type { Choice } from '../logic/choices.ts'

interface ChoiceControlProps<Value extends string | number> {
  label: string
  value: Value | null
  choices: readonly Choice<Value>[]
  words: (value: Value) => string
  icon?: ((value: Value) => LucideIcon | undefined) | undefined
  onChange: (value: Value) => void
}

const mostSegments = 5

/** Up to five side by side, more in a list. What the engine lacks stays in sight with the reason. */
export function ChoiceControl<Value extends string | number>(props: ChoiceControlProps<Value>) {
  const { label, value, choices, words, icon, onChange } = props
  const options = choices.map((choice) => ({
    value: String(choice.value),
    label: words(choice.value),
    icon: icon?.(choice.value),
    disabledReason: choice.disabledReason,
  }))
  const common = {
    label,
    hideLabel: true,
    options,
    value: value === null ? null : String(value),
    onChange: (text: string) => {
      const chosen = choices.find((choice) => String(choice.value) === text)
      if (chosen) onChange(chosen.value)
    },
  }
  return choices.length <= mostSegments ? <Segmented {...common} full /> : <Select {...common} />
}
