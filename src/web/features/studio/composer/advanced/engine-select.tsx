import type { Mode } from '#contract/generation.ts'
import { Select } from '#web/ui/select.tsx'
import { useComposer } from '../composer-state.tsx'

interface EngineSelectProps {
  label: string
  mode: Mode
  value: string
  onChange: (engineId: string) => void
}

/** The engine of a stage beside the main one. */
export function EngineSelect({ label, mode, value, onChange }: EngineSelectProps) {
  const { facts } = useComposer()
  const able = (facts?.engines ?? []).filter(({ modes }) => modes[mode])
  const engines = able.map(({ id, label: name, draft }) => ({
    value: id,
    label: name,
    note: draft ? 'Free' : undefined,
    disabledReason: facts?.available.has(id) ? undefined : 'Needs a key',
  }))
  return (
    <Select
      label={label}
      onChange={onChange}
      options={[{ value: 'auto', label: 'Auto' }, ...engines]}
      value={value}
    />
  )
}
