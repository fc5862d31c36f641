import { z } from 'zod'

/** A vendor that Dailies can work with, and whose key does it here. The key itself is never shown. */
export const ProviderKey = z.object({
  provider: z.string(),
  label: z.string(),
  /** Where the vendor hands out keys. */
  keysUrl: z.string(),
  /** The studio has a key, so its engines work for credits. */
  studio: z.boolean(),
  /** The workspace's own key: its takes cost no credits, the vendor bills the workspace. Null when there is none. */
  own: z
    .object({
      lastFour: z.string(),
      /** `unreadable`: it was sealed under a secret that this studio no longer has. */
      status: z.enum(['works', 'refused', 'unreadable']),
      /** What the vendor said to it last. */
      detail: z.string(),
      testedAt: z.string(),
      createdAt: z.string(),
      /** Takes that the vendor works on under this key now. */
      running: z.number().int(),
      /** What the vendor took since the first of the month (UTC), as far as it says. */
      monthUsd: z.string(),
    })
    .nullable(),
})
export type ProviderKey = z.infer<typeof ProviderKey>

export const ProviderKeyInput = z.strictObject({
  key: z
    .string()
    .trim()
    .min(8)
    // A service account is a whole file; each vendor says how long its keys are.
    .max(4_000)
    .regex(/^[\x21-\x7e]*$/, 'A key has no spaces in it.'),
})
export type ProviderKeyInput = z.infer<typeof ProviderKeyInput>
