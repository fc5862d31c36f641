import { z } from 'zod'

/** A small version of what a step makes, to be looked at while its job runs, as its row names it. */
export const StepPreview = z.object({
  key: z.string(),
  contentType: z.string(),
  width: z.int(),
  height: z.int(),
  /** The row names the file before it is there, so that a crash leaves none that nobody knows. */
  stored: z.boolean(),
})
export type StepPreview = z.infer<typeof StepPreview>

/** The preview that is looked at: of the steps that have one, the last. */
export function shownPreview<T extends { preview: unknown }>(
  inOrder: readonly T[],
): { step: T; preview: StepPreview } | null {
  for (const step of inOrder.toReversed()) {
    const preview = StepPreview.nullable().parse(step.preview)
    if (preview?.stored) return { step, preview }
  }
  return null
}
