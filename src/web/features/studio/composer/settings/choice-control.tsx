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
  /** What is worked on may stay as it is; then nothing is chosen. */
  onClear?: (() => void) | undefined
}

const mostSegments = 5
/** Side by side, each as wide as the longest. */
const mostLetters = 36
const asItIs = { value: '', label: 'As it is' }

/** Up to five side by side where their words have room, else a list. What the engine lacks stays in sight with the reason. */
export function ChoiceControl<Value extends string | number>(props: ChoiceControlProps<Value>) {
  const { label, value, choices, words, icon, onChange, onClear } = props
  const named = choices.map((choice) => ({
    value: String(choice.value),
    label: words(choice.value),
    icon: icon?.(choice.value),
    disabledReason: choice.disabledReason,
  }))
  const options = onClear ? [asItIs, ...named] : named
  const common = {
    label,
    hideLabel: true,
    options,
    value: value === null ? (onClear ? asItIs.value : null) : String(value),
    onChange: (text: string) => {
      const chosen = choices.find((choice) => String(choice.value) === text)
      if (chosen) onChange(chosen.value)
      else onClear?.()
    },
  }
  const letters = options.length * Math.max(...options.map((option) => option.label.length))
  return options.length <= mostSegments && letters <= mostLetters ? (
    <Segmented {...common} full />
  ) : (
    <Select {...common} />
  )
}
