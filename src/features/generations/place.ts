import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { shots } from '#db/schema/workspaces.ts'
import { assertProject } from '#features/assets/assets.ts'
import { DailiesError } from '#kernel/errors.ts'
import { GenerationErrors } from './errors.ts'

interface Place {
  projectId: string | null
  shotId: string | null
}

/** Where takes will lie. Throws a field error for a project or a shot that is not of this workspace. */
export async function assertPlace(db: Database, workspaceId: string, place: Place): Promise<void> {
  if (place.projectId !== null) await assertProject(db, workspaceId, place.projectId)
  if (place.shotId === null) return
  const [shot] = await db
    .select({ projectId: shots.projectId })
    .from(shots)
    .where(and(eq(shots.id, place.shotId), eq(shots.workspaceId, workspaceId)))
  if (shot !== undefined && (place.projectId === null || shot.projectId === place.projectId)) return
  throw GenerationErrors.validation_failed({
    errors: [{ path: 'shotId', code: 'unknown_shot', message: 'There is no such shot here.' }],
  })
}

/** For a rerun: a project or shot that has been deleted meanwhile is no reason to refuse the take. */
export async function placeStillThere(
  db: Database,
  workspaceId: string,
  { projectId, shotId }: Place,
): Promise<Place> {
  try {
    await assertPlace(db, workspaceId, { projectId, shotId })
    return { projectId, shotId }
  } catch (error) {
    if (error instanceof DailiesError) return { projectId: null, shotId: null }
    throw error
  }
}
