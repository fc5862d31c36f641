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

/** Where takes will lie; a shot names its project. Throws a field error for what is not of this workspace. */
export async function placeOf(db: Database, workspaceId: string, place: Place): Promise<Place> {
  if (place.projectId !== null) await assertProject(db, workspaceId, place.projectId)
  if (place.shotId === null) return place
  const [shot] = await db
    .select({ projectId: shots.projectId })
    .from(shots)
    .where(and(eq(shots.id, place.shotId), eq(shots.workspaceId, workspaceId)))
  if (shot !== undefined && (place.projectId === null || shot.projectId === place.projectId))
    return { projectId: shot.projectId, shotId: place.shotId }
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
    return await placeOf(db, workspaceId, { projectId, shotId })
  } catch (error) {
    if (error instanceof DailiesError) return { projectId: null, shotId: null }
    throw error
  }
}
