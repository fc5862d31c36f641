import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { assetLinks, assets } from '#db/schema/assets.ts'
import type { JsonObject } from '#kernel/json.ts'
import type { DerivedFiles } from './derive.ts'

export interface Output extends DerivedFiles {
  assetId: string
  workspaceId: string
  projectId: string | null
  createdBy: string | null
  kind: 'image' | 'video' | 'audio' | 'text'
  /** Default: `generated`. */
  origin?: 'generated' | 'export'
  name: string
  contentType: string
  bytes: number
  sha256: string
  storageKey: string
  jobId: string
  stepId: string
  stage: string
  outputIndex: number
  generation: JsonObject | null
  /** Which assets this one came from, and as what; those of other workspaces are left out. */
  parents: readonly { assetId: string; relation: string }[]
}

/**
 * Makes the asset of a step's finished output, with its lineage, in the step's own commit. An output has one asset: the
 * same step and index again return the first one. The caller sends `asset.created`.
 */
export async function registerOutput(
  tx: Transaction,
  output: Output,
): Promise<{ assetId: string; created: boolean }> {
  const { assetId, parents, ...facts } = output
  const inserted = await tx
    .insert(assets)
    .values({ ...columnsOf(facts), id: assetId, origin: output.origin ?? 'generated', status: 'ready' })
    .onConflictDoNothing({ target: [assets.stepId, assets.outputIndex] })
    .returning({ id: assets.id })
  if (inserted.length === 0) {
    const [first] = await tx
      .select({ id: assets.id })
      .from(assets)
      .where(and(eq(assets.stepId, output.stepId), eq(assets.outputIndex, output.outputIndex)))
    if (!first) throw new Error(`Output ${output.outputIndex} of ${output.stepId} has no asset`)
    return { assetId: first.id, created: false }
  }
  await linkParents(tx, output.workspaceId, assetId, parents)
  return { assetId, created: true }
}

/** Only what the table has: callers spread wider objects into an output. */
function columnsOf(output: Omit<Output, 'assetId' | 'parents'>) {
  const { workspaceId, projectId, createdBy, kind, name, contentType, bytes, sha256, storageKey } = output
  const { jobId, stepId, stage, outputIndex, generation } = output
  const { width, height, durationSeconds, fps, posterKey, spriteKey, peaksKey, probe } = output
  return {
    ...{ workspaceId, projectId, createdBy, kind, name, contentType, bytes, sha256, storageKey },
    ...{ jobId, stepId, stage, outputIndex, generation },
    ...{ width, height, durationSeconds, fps, posterKey, spriteKey, peaksKey, probe },
  }
}

async function linkParents(
  tx: Transaction,
  workspaceId: string,
  childId: string,
  parents: Output['parents'],
): Promise<void> {
  if (parents.length === 0) return
  const known = await tx
    .select({ id: assets.id })
    .from(assets)
    .where(
      and(
        eq(assets.workspaceId, workspaceId),
        inArray(
          assets.id,
          parents.map((parent) => parent.assetId),
        ),
      ),
    )
  const ids = new Set(known.map((row) => row.id))
  const links = parents
    .filter((parent) => ids.has(parent.assetId) && parent.assetId !== childId)
    .map((parent) => ({ childId, parentId: parent.assetId, relation: parent.relation }))
  if (links.length > 0) await tx.insert(assetLinks).values(links).onConflictDoNothing()
}
