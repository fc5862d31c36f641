import type { KeptVoice } from '#contract/voice.ts'
import { type OptionField, optionFields } from '#web/features/studio/composer/logic/option-fields.ts'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'
import { Slider } from '#web/ui/slider.tsx'
import { Switch } from '#web/ui/switch.tsx'

export interface Tone {
  speed: number
  options: KeptVoice['options']
}

interface ToneFieldsProps {
  /** JSON Schema of the engine's options. */
  schema: unknown
  tone: Tone
  onTone: (tone: Tone) => void
  /** What is wrong, by the option's name. */
  errors: ReadonlyMap<string, string>
}

/** How fast and in which tone, as far as the engine lets one say it. */
export function ToneFields({ schema, tone, onTone, errors }: ToneFieldsProps) {
  const fields = optionFields(schema).filter(({ name }) => name !== 'voiceId')
  return (
    <div className="flex flex-col gap-3">
      {fields.map((field) =>
        field.name === 'speed' && field.kind === 'range' ? (
          <Range
            key="speed"
            field={field}
            onChange={(speed) => onTone({ ...tone, speed })}
            value={tone.speed}
          />
        ) : (
          <ToneField
            key={field.name}
            error={errors.get(field.name)}
            field={field}
            onChange={(value) => {
              const { [field.name]: _, ...others } = tone.options
              onTone({ ...tone, options: value === undefined ? others : { ...others, [field.name]: value } })
            }}
            value={tone.options[field.name]}
          />
        ),
      )}
    </div>
  )
}

type Value = KeptVoice['options'][string]

interface ToneFieldProps {
  field: OptionField
  value: Value | undefined
  onChange: (value: Value | undefined) => void
  error: string | undefined
}

function ToneField({ field, value, onChange, error }: ToneFieldProps) {
  switch (field.kind) {
    case 'range':
      return (
        <Range field={field} onChange={onChange} value={typeof value === 'number' ? value : field.standard} />
      )
    case 'switch':
      return (
        <Switch
          checked={typeof value === 'boolean' ? value : field.standard}
          end
          label={field.label}
          onChange={onChange}
        />
      )
    case 'choice':
      return (
        <Select
          label={field.label}
          onChange={onChange}
          options={field.values}
          size="lg"
          value={typeof value === 'string' ? value : (field.standard ?? null)}
        />
      )
    case 'text':
      return (
        <Field error={error} help={field.help} label={field.label}>
          <Input
            onValue={(text) => onChange(text.trim() === '' ? undefined : text.trim())}
            size="lg"
            value={typeof value === 'string' ? value : field.standard}
          />
        </Field>
      )
  }
}

type RangeField = Extract<OptionField, { kind: 'range' }>

function Range({
  field,
  value,
  onChange,
}: {
  field: RangeField
  value: number
  onChange: (value: number) => void
}) {
  return (
    <Slider
      defaultValue={field.standard}
      format={(number) => (field.name === 'speed' ? `${number}×` : String(number))}
      inline
      label={field.label}
      max={field.max}
      min={field.min}
      onChange={(number) => onChange(Math.round(number * 100) / 100)}
      step={field.step}
      value={value}
    />
  )
}
