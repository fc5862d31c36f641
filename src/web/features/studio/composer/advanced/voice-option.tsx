import { useQuery } from '@tanstack/react-query'
import { enginesQuery } from '#web/api/queries.ts'
import type { VoiceChoice } from '#web/features/voices/picker/voice-choice.ts'
import { VoiceField } from '#web/features/voices/picker/voice-field.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'
import { modeOf } from '../logic/resolve.ts'

/** Who speaks. For speech the voice says by which engine, and a character brings speed and tone along. */
export function VoiceOption() {
  const { draft } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('options.voiceId')
  const engines = useQuery(enginesQuery).data?.items
  const { engineId = 'auto', options = {} } = draft
  const { voiceId, ...others } = options
  const isSpeech = modeOf(draft) === 'tts'
  const pick = (choice: VoiceChoice | undefined) => {
    if (choice === undefined) return change({ options: others }, 'Voice')
    const { engineId: chosen, options: tone, ...voice } = choice
    if (!isSpeech) return change({ options: { ...others, voiceId: voice.voiceId } }, 'Voice')
    // Another engine has other options.
    const kept = chosen === engineId ? others : {}
    change({ engineId: chosen, options: { ...kept, ...tone, ...voice } }, 'Voice')
  }
  return (
    <VoiceField
      engineId={engineId}
      error={error}
      onPick={pick}
      providers={isSpeech ? undefined : engines?.find(({ id }) => id === engineId)?.providers}
      voiceId={typeof voiceId === 'string' ? voiceId : undefined}
    />
  )
}
