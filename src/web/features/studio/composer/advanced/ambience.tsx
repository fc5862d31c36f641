import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { Section } from './section.tsx'

/** A bed of sound below the picture. */
export function Ambience() {
  const { draft } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('ambience')
  const { ambience } = draft
  const set = (next: typeof ambience) => change({ ambience: next }, 'Ambience')
  return (
    <Section
      description="Sea, rain, wind or a city below the picture, made on this machine."
      label="Ambience"
      on={ambience !== undefined}
      onChange={(on) => set(on ? { engineId: 'auto', prompt: '' } : undefined)}
    >
      <Field error={error} label="What is heard">
        <Input
          maxLength={2_000}
          onValue={(prompt) => set({ engineId: ambience?.engineId ?? 'auto', prompt })}
          placeholder="What the prompt says, when this is empty"
          value={ambience?.prompt ?? ''}
        />
      </Field>
    </Section>
  )
}
