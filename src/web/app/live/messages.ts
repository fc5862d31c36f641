import * as z from 'zod/mini'

/** From the stream to pages. `data` is the event's JSON as it came. */
export const StreamMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), type: z.string(), data: z.string() }),
  z.object({ kind: z.literal('state'), open: z.boolean() }),
])
export type StreamMessage = z.infer<typeof StreamMessage>

/** From a page to the shared worker. */
export const PageMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('follow'), url: z.string() }),
  z.object({ kind: z.literal('hurry') }),
  z.object({ kind: z.literal('leave') }),
])
export type PageMessage = z.infer<typeof PageMessage>
