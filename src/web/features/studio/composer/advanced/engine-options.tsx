import { useQuery } from '@tanstack/react-query'
import type { ShotRequest } from '#contract/project.ts'
import { enginesQuery } from '#web/api/queries.ts'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Slider } from '#web/ui/slider.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { isNatural } from '../logic/modes.ts'
import { type OptionField, optionFields } from '../logic/option-fields.ts'
import { modeOf } from '../logic/resolve.ts'
import { ChoiceControl } from '../settings/choice-control.tsx'
import { Remark, SettingRow } from '../settings/setting-row.tsx'
import { VoiceOption } from './voice-option.tsx'

type OptionValue = string | number | boolean | null

/**
 * What only this engine knows, as its card describes it. "Auto" shows those of the local engine that it took; to set one is
 * to take that engine.
 */
export function EngineOptions({ heading = true }: { heading?: boolean }) {
  const { draft, resolved } = useComposer()
  const { change } = useDraftActions()
  const engines = useQuery(enginesQuery).data?.items
  const taken = resolved.engine?.draft && !isNatural(modeOf(draft)) ? resolved.engine.id : undefined
  const engine = engines?.find(({ id }) => id === (isAuto(draft) ? taken : draft.engineId))
  const fields = optionFields(engine?.modes[modeOf(draft)]?.options)
  if (isAuto(draft) && modeOf(draft) === 'tts') return <VoiceOption />
  if (!engine || fields.length === 0) return null
  const set = (name: string, value: OptionValue | undefined) => {
    const { [name]: _, ...others } = draft.options ?? {}
    const options = value === undefined ? others : { ...others, [name]: value }
    change({ engineId: engine.id, options }, 'Engine option')
  }
  return (
    <section aria-label={`Options of ${engine.label}`} className="flex flex-col gap-2.5">
      {heading && <h2 className="text-12 font-medium text-fg-2">{engine.label}</h2>}
      {fields
        .filter(shown)
        .map((field) =>
          field.name === 'voiceId' ? (
            <VoiceOption key={field.name} />
          ) : (
            <Option
              key={field.name}
              field={field}
              onChange={(value) => set(field.name, value)}
              value={draft.options?.[field.name]}
            />
          ),
        )}
    </section>
  )
}

const isAuto = ({ engineId }: ShotRequest) => (engineId ?? 'auto') === 'auto'

/** The voice says by which engine it speaks. */
const shown = ({ name }: OptionField) => name !== 'voiceEngine'

interface OptionProps {
  field: OptionField
  value: OptionValue | undefined
  /** `undefined`: as the engine has it. */
  onChange: (value: OptionValue | undefined) => void
}

function Option({ field, value, onChange }: OptionProps) {
  const error = useFieldError(`options.${field.name}`)
  switch (field.kind) {
    case 'switch':
      return (
        <Switch
          checked={typeof value === 'boolean' ? value : field.standard}
          description={field.help}
          end
          label={field.label}
          onChange={onChange}
        />
      )
    case 'choice':
      return (
        <SettingRow error={error} help={field.help} label={field.label}>
          <ChoiceControl
            choices={field.values}
            label={field.label}
            onChange={onChange}
            value={typeof value === 'string' ? value : (field.standard ?? null)}
            words={(one) => field.values.find((choice) => choice.value === one)?.label ?? one}
          />
        </SettingRow>
      )
    case 'range':
      return (
        <div>
          <Slider
            defaultValue={field.standard}
            format={(number) => `${number}${field.unit}`}
            inline
            label={field.label}
            max={field.max}
            min={field.min}
            onChange={(number) => onChange(Math.round(number * 100) / 100)}
            step={field.step}
            value={typeof value === 'number' ? value : field.standard}
          />
          <div className="pl-[70px]">
            <Remark error={error} help={field.help} />
          </div>
        </div>
      )
    case 'number':
      return (
        <SettingRow error={error} label={field.label}>
          <Input
            max={field.max}
            min={field.min}
            onValue={(text) => onChange(text === '' ? undefined : Number(text))}
            placeholder="Auto"
            type="number"
            value={typeof value === 'number' ? value : ''}
          />
        </SettingRow>
      )
    case 'text':
      return (
        <Field error={error} help={field.help} label={field.label}>
          <Input
            onValue={(text) => onChange(text === '' ? undefined : text)}
            value={typeof value === 'string' ? value : field.standard}
          />
        </Field>
      )
  }
}
