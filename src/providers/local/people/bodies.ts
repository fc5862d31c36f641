import { z } from 'zod'

/** What is put in the place of what was behind. A given picture goes before it. */
export const RemoveBackgroundBody = z.strictObject({
  background: z.enum(['transparent', 'colour', 'blur']),
  /** For "colour", as `#rrggbb`. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/i),
})
export type RemoveBackgroundBody = z.infer<typeof RemoveBackgroundBody>
