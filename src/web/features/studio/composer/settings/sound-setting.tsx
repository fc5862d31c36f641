import { Switch } from '#web/ui/switch.tsx'
import { Tip } from '#web/ui/tip.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { cardsFor, keepsInput } from '../logic/choices.ts'
import { SettingRow } from './setting-row.tsx'

export function SoundSetting() {
  const { draft, facts, resolved } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('audio')
  const cards = facts
    ? cardsFor(draft, facts).filter(
        ({ card }) => card.output === 'video' && (card.durations || card.keepsInput),
      )
    : []
  if (cards.length === 0) return null
  const kinds = new Set(cards.map(({ card }) => card.audio))
  const [first] = cards
  const keeps = keepsInput(draft, facts)
  if (keeps && draft.audio !== false && resolved.request?.audio === false)
    return (
      <SettingRow label="Sound">
        <Switch checked={false} disabled label="None in this format" onChange={() => {}} />
      </SettingRow>
    )
  const fixed = kinds.size === 1 && !kinds.has('optional') && draft.audio === undefined
  const on = draft.audio ?? resolved.request?.audio ?? false
  const toggle = (
    <Switch
      checked={on}
      disabled={fixed}
      label={on ? (keeps ? 'Kept' : 'From the engine') : fixed ? 'The engine makes none' : 'Silent'}
      onChange={(audio) => change({ audio }, 'Sound')}
    />
  )
  return (
    <SettingRow error={error} label="Sound">
      {fixed && first ? (
        <Tip label={`${first.engine.label} ${kinds.has('none') ? 'makes no sound' : 'always makes sound'}`}>
          <div>{toggle}</div>
        </Tip>
      ) : (
        toggle
      )}
    </SettingRow>
  )
}
