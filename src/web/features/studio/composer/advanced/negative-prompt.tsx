import { Field } from '#web/ui/field.tsx'
import { Textarea } from '#web/ui/textarea.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { cardsFor } from '../logic/choices.ts'

export function NegativePrompt() {
  const { draft, facts } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('negativePrompt')
  const { negativePrompt = '' } = draft
  const has = facts !== null && cardsFor(draft, facts).some(({ card }) => card.negativePrompt)
  if (!has && negativePrompt === '') return null
  return (
    <Field error={error} help="What must not be in it." label="Negative prompt">
      <Textarea
        maxLength={5_000}
        maxRows={6}
        minRows={2}
        onValue={(text) => change({ negativePrompt: text }, 'Negative prompt')}
        placeholder="People, text, lens flare"
        value={negativePrompt}
      />
    </Field>
  )
}
