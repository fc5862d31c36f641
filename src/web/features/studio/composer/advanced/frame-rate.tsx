import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { frameRateChoices, keepsInput } from '../logic/choices.ts'
import { ChoiceControl } from '../settings/choice-control.tsx'
import { SettingRow } from '../settings/setting-row.tsx'

export function FrameRate() {
  const { draft, facts, resolved } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('fps')
  const choices = facts ? frameRateChoices(draft, facts) : []
  const keeps = keepsInput(draft, facts)
  // "Auto" is not narrowed to the engines that let one choose, unless somebody does.
  const offered =
    keeps || resolved.request === null || resolved.request.fps !== null || draft.fps !== undefined
  if (choices.length === 0 || !offered) return null
  return (
    <SettingRow error={error} label="Frames/s">
      <ChoiceControl
        choices={choices}
        label="Frames per second"
        onChange={(fps) => change({ fps }, 'Frame rate')}
        onClear={keeps ? () => change({ fps: undefined }, 'Frame rate') : undefined}
        value={draft.fps ?? resolved.request?.fps ?? null}
        words={String}
      />
    </SettingRow>
  )
}
