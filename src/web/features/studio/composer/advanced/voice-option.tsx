import { useQuery } from '@tanstack/react-query'
import type { ShotRequest } from '#contract/project.ts'
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
  const isVoiceOver = modeOf(draft) === 'voice-over'
  const pick = (choice: VoiceChoice | undefined) => {
    if (choice === undefined) return change({ options: withoutEngine(others) }, 'Voice')
    const { engineId: chosen, options: tone, ...voice } = choice
    if (isVoiceOver) return change({ options: { ...others, ...voice, voiceEngine: chosen } }, 'Voice')
    if (!isSpeech) return change({ options: { ...others, voiceId: voice.voiceId } }, 'Voice')
    // Another engine has other options.
    const kept = chosen === engineId ? others : {}
    change({ engineId: chosen, options: { ...kept, ...tone, ...voice } }, 'Voice')
  }
  return (
    <VoiceField
      engineId={isVoiceOver ? 'auto' : engineId}
      error={error}
      onPick={pick}
      providers={isSpeech || isVoiceOver ? undefined : engines?.find(({ id }) => id === engineId)?.providers}
      voiceId={typeof voiceId === 'string' ? voiceId : undefined}
    />
  )
}

const withoutEngine = ({ voiceEngine, ...others }: NonNullable<ShotRequest['options']>) => others
