import { useState } from 'react'
import { Chip } from '#web/ui/chip.tsx'
import { Field } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { Textarea } from '#web/ui/textarea.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import {
  mostSweepValues,
  type SweepParameter,
  type SweepValue,
  sweepLabels,
  sweepOf,
  sweepOptions,
  sweepParameters,
} from '../logic/sweep.ts'
import { Section } from './section.tsx'

/** One thing in several ways, a take each, side by side: only this differs between them. */
export function Sweep() {
  const { draft, facts } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('sweep')
  const { sweep } = draft
  const [parameter, setParameter] = useState<SweepParameter | null>(sweep?.parameter ?? null)
  // One value is no sweep yet, so the choice lives here until there are two.
  const [picked, setPicked] = useState<readonly SweepValue[]>(() =>
    (sweep?.values ?? []).filter(isSweepValue),
  )
  if (!facts) return null

  const set = (next: SweepParameter | null, values: readonly SweepValue[]) => {
    setParameter(next)
    setPicked(values)
    const made = next === null ? undefined : sweepOf(next, values)
    change({ sweep: made, ...(made ? { variations: 1 } : {}) }, 'Sweep')
  }
  const parameters = sweepParameters(draft, facts)
  const first = parameters[0] ?? 'prompt'
  return (
    <Section
      description="One setting in 2 to 8 ways, a take for each."
      label="Sweep"
      on={parameter !== null}
      onChange={(on) => set(on ? first : null, on && first === 'seed' ? seeds(3) : [])}
    >
      <Select
        hideLabel
        label="What differs"
        onChange={(next) => set(next, next === 'seed' ? seeds(3) : [])}
        options={parameters.map((value) => ({ value, label: sweepLabels[value] }))}
        value={parameter}
      />
      {parameter && <Values parameter={parameter} picked={picked} set={(values) => set(parameter, values)} />}
      {error !== undefined && <p className="text-12 text-bad">{error}</p>}
      {parameter && picked.length < 2 && <p className="text-12 text-fg-3">Choose at least 2.</p>}
    </Section>
  )
}

interface ValuesProps {
  parameter: SweepParameter
  picked: readonly SweepValue[]
  set: (values: readonly SweepValue[]) => void
}

function Values({ parameter, picked, set }: ValuesProps) {
  const { draft, facts } = useComposer()
  if (parameter === 'prompt') return <Prompts picked={picked} set={set} />
  if (parameter === 'seed') {
    return (
      <Segmented
        full
        hideLabel
        label="Number of seeds"
        onChange={(count) => set(seeds(Number(count)))}
        options={['2', '3', '4', '6', '8'].map((count) => ({ value: count, label: count }))}
        value={String(picked.length)}
      />
    )
  }
  const options = facts ? sweepOptions(parameter, draft, facts) : []
  return (
    // biome-ignore lint/a11y/useSemanticElements: chips are no fieldset
    <div
      aria-label={sweepLabels[parameter]}
      className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto p-0.5 scroll-thin"
      role="group"
    >
      {options.map(({ value, label }) => {
        const on = picked.includes(value)
        return (
          <Chip
            key={value}
            disabled={!on && picked.length >= mostSweepValues}
            onClick={() => set(on ? picked.filter((one) => one !== value) : [...picked, value])}
            pressed={on}
          >
            {label}
          </Chip>
        )
      })}
    </div>
  )
}

function Prompts({ picked, set }: Pick<ValuesProps, 'picked' | 'set'>) {
  const [text, setText] = useState(picked.join('\n'))
  const write = (next: string) => {
    setText(next)
    set(
      next
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
  }
  return (
    <Field help="One prompt a line. They replace the prompt above." label="Prompts">
      <Textarea minRows={3} onValue={write} value={text} />
    </Field>
  )
}

const seeds = (count: number): number[] => [...crypto.getRandomValues(new Uint32Array(count))]

const isSweepValue = (value: unknown): value is SweepValue =>
  typeof value === 'string' || typeof value === 'number'
