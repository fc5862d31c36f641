import { z } from 'zod'

/** What goes to the child that unpacks HEIC pictures, and what comes back. */
export const Unpack = z.object({ path: z.string(), out: z.string(), pixels: z.number() })
export type Unpack = z.infer<typeof Unpack>

export const Unpacked = z.discriminatedUnion('state', [
  z.object({ state: z.literal('done'), format: z.enum(['jpeg', 'png']) }),
  z.object({ state: z.literal('too-large'), width: z.number(), height: z.number() }),
  z.object({ state: z.literal('unreadable') }),
])
export type Unpacked = z.infer<typeof Unpacked>
