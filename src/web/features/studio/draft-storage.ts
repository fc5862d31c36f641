import { z } from 'zod'
import { ShotRequest } from '#contract/project.ts'
import { readJson, writeJson } from '#web/api/browser-storage.ts'

/** A draft as this browser keeps it, so that a reload, a crash or a lost connection loses no word. */
const KeptDraft = z.object({
  request: ShotRequest,
  editedAt: z.number(),
  /** The studio has it as well. */
  saved: z.boolean(),
})
export type KeptDraft = z.infer<typeof KeptDraft>

export const draftKey = (shotId: string) => `dailies.draft.${shotId}`

export function parseKeptDraft(text: string | null): KeptDraft | null {
  if (text === null) return null
  try {
    return KeptDraft.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

export const readKeptDraft = (shotId: string): KeptDraft | null => readJson(draftKey(shotId), KeptDraft)

export const keepDraft = (shotId: string, draft: KeptDraft): void => writeJson(draftKey(shotId), draft)
