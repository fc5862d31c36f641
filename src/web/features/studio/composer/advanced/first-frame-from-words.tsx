import { Field } from '#web/ui/field.tsx'
import { Textarea } from '#web/ui/textarea.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { withInputs } from '../logic/inputs.ts'
import { isNatural } from '../logic/modes.ts'
import { modeOf } from '../logic/resolve.ts'
import { EngineSelect } from './engine-select.tsx'
import { Section } from './section.tsx'

/** Words make a picture, the picture moves: two engines in one take. */
export function FirstFrameFromWords() {
  const { draft } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('image')
  const { image, inputs = [] } = draft
  const hasFrame = inputs.some(({ role }) => role === 'firstFrame')
  if (!isNatural(modeOf(draft)) || (hasFrame && !image)) return null
  const set = (next: typeof image) =>
    change(withInputs(draft, inputs, { image: next }), 'First frame from words')
  return (
    <Section
      description="A picture engine paints it, then it moves."
      label="First frame from words"
      on={image !== undefined}
      onChange={(on) => set(on ? { engineId: 'auto' } : undefined)}
    >
      <EngineSelect
        label="Picture engine"
        mode="t2i"
        onChange={(engineId) => set({ ...image, engineId })}
        value={image?.engineId ?? 'auto'}
      />
      <Field error={error} label="Words for the frame">
        <Textarea
          minRows={2}
          onValue={(text) =>
            set({ engineId: image?.engineId ?? 'auto', ...(text === '' ? {} : { prompt: text }) })
          }
          placeholder="The prompt, when this is empty"
          value={image?.prompt ?? ''}
        />
      </Field>
    </Section>
  )
}
