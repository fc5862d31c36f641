import { z } from 'zod'

/** A voice of this machine, for `voice.voiceId`. */
export const Voice = z.object({
  id: z.string(),
  label: z.string(),
  /** BCP 47, e.g. `en-US`. */
  language: z.string(),
})
export type Voice = z.infer<typeof Voice>
