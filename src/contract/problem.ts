import { z } from 'zod'

/** RFC 9457 with our extensions: a stable `code`, field errors, and what to do next. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  nextSteps: z.array(z.looseObject({ action: z.string(), label: z.string() })).optional(),
  requestId: z.string(),
})
export type Problem = z.infer<typeof Problem>
