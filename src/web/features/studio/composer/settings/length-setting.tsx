import { Input } from '#web/ui/input.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { lengthChoices } from '../logic/choices.ts'
import { ChoiceControl } from './choice-control.tsx'
import { SettingRow } from './setting-row.tsx'

export function LengthSetting() {
  const { draft, facts, resolved } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('durationSeconds')
  const choices = facts ? lengthChoices(draft, facts) : { kind: 'none' as const }
  if (choices.kind === 'none') return null
  const value = draft.durationSeconds ?? resolved.request?.durationSeconds ?? null
  const set = (durationSeconds: number) => change({ durationSeconds }, 'Length')
  return (
    <SettingRow error={error} label="Length">
      {choices.kind === 'list' ? (
        <ChoiceControl
          choices={choices.choices}
          label="Length"
          onChange={set}
          value={value}
          words={(seconds) => `${seconds} s`}
        />
      ) : (
        <Input
          aria-label="Length in seconds"
          inputMode="decimal"
          max={choices.max}
          min={choices.min}
          onValue={(text) => text !== '' && Number(text) > 0 && set(Number(text))}
          step={choices.step}
          suffix="s"
          type="number"
          value={value ?? ''}
        />
      )}
    </SettingRow>
  )
}
