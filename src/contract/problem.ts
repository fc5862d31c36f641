import { z } from 'zod'

const FieldProblem = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  /** What would be taken in its place, and how people call that. */
  instead: z.object({ label: z.string(), value: z.string() }).optional(),
})

/** RFC 9457 with our extensions: a stable `code`, field errors, and what to do next. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(FieldProblem).optional(),
  nextSteps: z.array(z.looseObject({ action: z.string(), label: z.string() })).optional(),
  requestId: z.string(),
})
export type Problem = z.infer<typeof Problem>
