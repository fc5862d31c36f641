import { z } from 'zod'

const Part = z.string().max(500)

/** A prompt in its parts; each is a few words, and may be absent. */
export const PromptParts = z.strictObject({
  scene: Part.optional(),
  subject: Part.optional(),
  action: Part.optional(),
  camera: Part.optional(),
  lens: Part.optional(),
  light: Part.optional(),
  motion: Part.optional(),
  mood: Part.optional(),
  style: Part.optional(),
})
export type PromptParts = z.infer<typeof PromptParts>
export type PromptPart = keyof PromptParts
