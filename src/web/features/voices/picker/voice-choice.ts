import type { KeptVoice, Voice } from '#contract/voice.ts'

/** What a pick sets: a character brings speed and tone along. */
export interface VoiceChoice {
  voiceId: string
  engineId: string
  speed?: number
  options?: KeptVoice['options']
}

export interface PickerRow {
  id: string
  label: string
  facts: string
  previewUrl: string | null
  choice: VoiceChoice
}

export const choiceOfKept = ({ voiceId, engineId, speed, options }: KeptVoice): VoiceChoice | null =>
  voiceId === null ? null : { voiceId, engineId, speed, options }

/** The engine that is set stays where it has the voice. */
export const choiceOfVoice = ({ id, engineIds }: Voice, engineId: string | undefined): VoiceChoice => ({
  voiceId: id,
  engineId: engineIds.find((one) => one === engineId) ?? engineIds[0] ?? 'auto',
})
