import type { StepContext } from '#jobs/catalogue.ts'
import { failpoint } from '#jobs/failpoint.ts'
import { StepPreview } from '#jobs/preview.ts'
import { removeUnnamed } from '#jobs/step-preview.ts'
import type { PreviewDesk, PreviewFile } from '#providers/spec/provider.ts'
import { storageKey } from '#storage/keys.ts'
import type { Storage } from '#storage/storage.ts'

/** Who waits for less than this needs no preview. */
const leastSeconds = 2

/** Stores what is drawn as a preview, beside the work: nothing of it delays or fails the step. Null: none is wanted. */
export function previewDesk(storage: Storage, context: StepContext): PreviewDesk | null {
  const { step, log } = context
  const before = StepPreview.nullable().parse(step.preview)
  if (before?.stored || step.expectedSeconds < leastSeconds) return null
  const failed = (error: unknown) => log.warn({ err: error }, 'no preview; the work goes on')
  return { failed, show: (file) => void store(storage, context, file).catch(failed) }
}

async function store(storage: Storage, context: StepContext, file: PreviewFile): Promise<void> {
  const { step } = context
  const { path, ...facts } = file
  const key = storageKey(step.workspaceId, 'previews', step.id, 'preview.mp4')
  if (!(await context.preview({ key, ...facts, stored: false }))) return
  await storage.putFile(key, path, { contentType: facts.contentType })
  await failpoint('preview.stored')
  if (await context.preview({ key, ...facts, stored: true })) return
  await removeUnnamed(context.db, step.id, () => storage.delete(key))
}
