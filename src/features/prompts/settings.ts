import { eq } from 'drizzle-orm'
import { type EngineHealth, payerOf } from '#catalog/choose.ts'
import { findEngine } from '#catalog/engines.ts'
import { pickTextEngine } from '#catalog/text/pick.ts'
import type { PromptSettings, PromptSettingsInput } from '#contract/prompt.ts'
import type { Database } from '#db/client.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { CommonErrors } from '#kernel/errors.ts'

/** What a workspace wants of its text model, and which one that is now. */
export async function readPromptSettings(
  db: Database,
  workspaceId: string,
  health: EngineHealth,
): Promise<PromptSettings> {
  const [row] = await db
    .select({ instructions: workspaces.promptInstructions, textEngineId: workspaces.textEngineId })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
  if (row === undefined) throw CommonErrors.not_found()
  const model = pickTextEngine(health, row.textEngineId)
  return {
    ...row,
    model: model && {
      engineId: model.id,
      label: model.label,
      ownKey: payerOf(model.routes[0].provider, health) === 'workspace',
    },
  }
}

export async function writePromptSettings(
  db: Database,
  workspaceId: string,
  { instructions, textEngineId }: PromptSettingsInput,
): Promise<void> {
  if (textEngineId !== null && findEngine(textEngineId)?.modes.text === undefined) {
    throw CommonErrors.validation_failed({
      errors: [{ path: 'textEngineId', code: 'engine_unknown', message: 'There is no such text model.' }],
    })
  }
  await db
    .update(workspaces)
    .set({ promptInstructions: instructions, textEngineId })
    .where(eq(workspaces.id, workspaceId))
}
