import { z } from 'zod'

export const submitReply = z.object({ name: z.string().regex(/\/operations\/[^/]+$/) })

/** Loose on purpose: only what we read. */
export const operationReply = z.object({
  done: z.boolean().nullish(),
  error: z.object({ code: z.number().nullish(), message: z.string().nullish() }).nullish(),
  response: z
    .object({
      videos: z.array(z.object({ bytesBase64Encoded: z.string().nullish() })).nullish(),
      raiMediaFilteredCount: z.number().nullish(),
      raiMediaFilteredReasons: z.array(z.string()).nullish(),
    })
    .nullish(),
})
export type OperationReply = z.infer<typeof operationReply>
