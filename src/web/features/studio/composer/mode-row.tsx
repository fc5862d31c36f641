import { Select } from '#web/ui/select.tsx'
import { useDraftActions } from '../draft.ts'
import { useComposer } from './composer-state.tsx'
import { withInputs } from './logic/inputs.ts'
import { choicesOf, modesLike, modeWords, readsWords, usualEngine } from './logic/modes.ts'
import { modeOf } from './logic/resolve.ts'
import { SettingRow } from './settings/setting-row.tsx'

/** Another kind of work has other choices, and what was asked of the last one is no wish for this one. */
const unasked = {
  durationSeconds: undefined,
  resolution: undefined,
  aspectRatio: undefined,
  fps: undefined,
  audio: undefined,
}

/** What is made, where a tab makes more than one thing; words, frames and references choose among themselves. */
export function ModeRow() {
  const { draft, facts } = useComposer()
  const { change } = useDraftActions()
  const mode = modeOf(draft)
  const engines = facts?.engines ?? []
  const choices = choicesOf(modeWords[mode].tab, engines)
  if (choices.length < 2) return null
  const current = choices.find((choice) => modesLike(choice.mode).includes(mode))
  return (
    <SettingRow label="Make">
      <Select
        hideLabel
        label="Make"
        onChange={(next) => {
          const { mode: to } = choices.find(({ label }) => label === next) ?? { mode }
          const words = readsWords(to, engines) ? {} : { prompt: '', negativePrompt: '' }
          const inputs = withInputs({ ...draft, mode: to }, draft.inputs ?? [])
          const wish = { ...unasked, ...inputs, ...words, engineId: usualEngine(to, engines), options: {} }
          change(wish, 'What is made')
        }}
        options={choices.map(({ label }) => ({ value: label, label }))}
        value={current?.label ?? null}
      />
    </SettingRow>
  )
}
