import { useState } from 'react'
import { VoiceField } from '#web/features/voices/picker/voice-field.tsx'
import { Field } from '#web/ui/field.tsx'
import { Textarea } from '#web/ui/textarea.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { Section } from './section.tsx'
import { SpeedSlider } from './speed-slider.tsx'

/** Something that is said over the picture. Without words there is no voice line. */
export function VoiceLine() {
  const { draft } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('voice')
  const { voice } = draft
  const [open, setOpen] = useState(voice !== undefined)
  const on = open || voice !== undefined
  const set = (next: typeof voice) => change({ voice: next }, 'Voice line')
  const write = (text: string) =>
    set(text === '' ? undefined : { engineId: 'auto', speed: 1, ...voice, text })
  return (
    <Section
      description="Speech over the picture."
      label="Voice line"
      on={on}
      onChange={(next) => {
        setOpen(next)
        if (!next) set(undefined)
      }}
    >
      <Field error={error} label="What is said">
        <Textarea maxLength={5_000} minRows={2} onValue={write} value={voice?.text ?? ''} />
      </Field>
      {voice && (
        <>
          <VoiceField
            engineId={voice.engineId}
            onPick={(choice) =>
              set({ text: voice.text, engineId: 'auto', ...choice, speed: choice?.speed ?? voice.speed })
            }
            voiceId={voice.voiceId}
          />
          <SpeedSlider onChange={(speed) => set({ ...voice, speed })} value={voice.speed} />
        </>
      )}
    </Section>
  )
}
