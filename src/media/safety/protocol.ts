import { z } from 'zod'

/** What goes to the child that looks at pictures, and what comes back. */
export const Look = z.object({ id: z.number(), path: z.string() })
export type Look = z.infer<typeof Look>

export const Seen = z.object({
  id: z.number(),
  /** How surely it is sexual, 0 to 1; null when the picture could not be read. */
  sexual: z.number().nullable(),
})
export type Seen = z.infer<typeof Seen>
