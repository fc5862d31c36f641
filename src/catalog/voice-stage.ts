import type { GenerationRequest } from '#contract/generation.ts'

type VoiceWish = Partial<NonNullable<GenerationRequest['voice']>>

/** What the speech engine of a voice line is asked for: the voice, how fast, and in which tone. */
export const voiceOptions = ({
  voiceId,
  speed = 1,
  options = {},
}: VoiceWish): GenerationRequest['options'] => ({
  ...options,
  ...(voiceId === undefined ? {} : { voiceId }),
  speed,
})
