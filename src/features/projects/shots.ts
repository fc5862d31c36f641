import { and, asc, count, eq, gt, gte, isNull, lt, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { PageQuery } from '#contract/lists.ts'
import type { Shot, ShotInput, ShotPatch } from '#contract/project.ts'
import type { Queryable, Transaction } from '#db/client.ts'
import { jobs } from '#db/schema/jobs.ts'
import { projects, shots } from '#db/schema/workspaces.ts'
import { decodeCursor, toPage } from '#http/pages.ts'
import { emitEvent } from '#jobs/events.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { ProjectErrors } from './errors.ts'
import { assertLive } from './projects.ts'

type Row = typeof shots.$inferSelect

const MAX_SHOTS = 1000
const ShotCursor = z.tuple([z.number().int(), z.string().min(1).max(64)])
const shotRequest = z.record(z.string(), z.json())

export async function list(q: Queryable, workspaceId: string, projectId: string, page: PageQuery) {
  await assertLive(q, workspaceId, projectId)
  const last = decodeCursor(page.cursor, ShotCursor)
  const rows = await q
    .select()
    .from(shots)
    .where(
      and(
        eq(shots.projectId, projectId),
        eq(shots.workspaceId, workspaceId),
        last === null ? undefined : sql`(${shots.position}, ${shots.id}) > (${last[0]}, ${last[1]})`,
      ),
    )
    .orderBy(asc(shots.position), asc(shots.id))
    .limit(page.limit + 1)
  return toPage(rows, page.limit, show, (row) => [row.position, row.id])
}

export async function get(q: Queryable, workspaceId: string, id: string): Promise<Shot> {
  const row = await find(q, workspaceId, id)
  await assertLive(q, workspaceId, row.projectId)
  return show(row)
}

export async function add(
  tx: Transaction,
  workspaceId: string,
  projectId: string,
  input: ShotInput,
): Promise<Shot> {
  const size = await lockProject(tx, workspaceId, projectId)
  if (size >= MAX_SHOTS) throw ProjectErrors.too_many_shots({ detail: `At most ${MAX_SHOTS} shots.` })
  const position = Math.min(input.position ?? size, size)
  await tx
    .update(shots)
    .set({ position: sql`${shots.position} + 1` })
    .where(and(eq(shots.projectId, projectId), gte(shots.position, position)))
  const [row] = await tx
    .insert(shots)
    .values({
      id: newId('shot'),
      workspaceId,
      projectId,
      position,
      name: input.name,
      request: asJson(input.request),
    })
    .returning()
  if (!row) throw new Error('insert returned no shot')
  return announce(tx, row)
}

export async function change(
  tx: Transaction,
  workspaceId: string,
  id: string,
  patch: ShotPatch,
): Promise<Shot> {
  const { projectId } = await find(tx, workspaceId, id)
  const size = await lockProject(tx, workspaceId, projectId)
  // Read again under the lock: a neighbour may have moved it meanwhile.
  const shot = await find(tx, workspaceId, id)
  if (patch.chosenJobId) await assertOwnJob(tx, workspaceId, patch.chosenJobId)
  const position = Math.min(patch.position ?? shot.position, size - 1)
  await makeRoom(tx, projectId, shot.position, position)
  const [row] = await tx
    .update(shots)
    .set({
      position,
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.request === undefined ? {} : { request: asJson(patch.request) }),
      ...(patch.chosenJobId === undefined ? {} : { chosenJobId: patch.chosenJobId }),
    })
    .where(eq(shots.id, id))
    .returning()
  if (!row) throw CommonErrors.not_found()
  return announce(tx, row)
}

export async function remove(tx: Transaction, workspaceId: string, id: string): Promise<void> {
  const { projectId } = await find(tx, workspaceId, id)
  await lockProject(tx, workspaceId, projectId)
  const [gone] = await tx.delete(shots).where(eq(shots.id, id)).returning()
  if (!gone) throw CommonErrors.not_found()
  await tx
    .update(shots)
    .set({ position: sql`${shots.position} - 1` })
    .where(and(eq(shots.projectId, projectId), gt(shots.position, gone.position)))
  await announce(tx, gone)
}

/** Positions are 0…n−1 without gaps: whoever changes them holds the project's row. Returns how many shots there are. */
async function lockProject(tx: Transaction, workspaceId: string, projectId: string): Promise<number> {
  const [project] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.id, projectId), eq(projects.workspaceId, workspaceId), isNull(projects.deletedAt)))
    .for('update')
  if (!project) throw CommonErrors.not_found()
  const [counted] = await tx.select({ size: count() }).from(shots).where(eq(shots.projectId, projectId))
  return counted?.size ?? 0
}

/** Those between the old and the new place step aside by one. */
async function makeRoom(tx: Transaction, projectId: string, from: number, to: number): Promise<void> {
  if (from === to) return
  const between =
    from < to
      ? and(gt(shots.position, from), lte(shots.position, to))
      : and(gte(shots.position, to), lt(shots.position, from))
  const step = from < to ? -1 : 1
  await tx
    .update(shots)
    .set({ position: sql`${shots.position} + ${step}` })
    .where(and(eq(shots.projectId, projectId), between))
}

async function find(q: Queryable, workspaceId: string, id: string): Promise<Row> {
  const [row] = await q
    .select()
    .from(shots)
    .where(and(eq(shots.id, id), eq(shots.workspaceId, workspaceId)))
  if (!row) throw CommonErrors.not_found()
  return row
}

async function assertOwnJob(tx: Transaction, workspaceId: string, jobId: string): Promise<void> {
  const found = await tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.id, jobId), eq(jobs.workspaceId, workspaceId)))
  if (found.length > 0) return
  throw CommonErrors.validation_failed({
    detail: 'There is no such take.',
    errors: [{ path: 'chosenJobId', code: 'not_found', message: 'There is no such take.' }],
  })
}

async function announce(tx: Transaction, row: Row): Promise<Shot> {
  await tx.update(projects).set({ updatedAt: sql`now()` }).where(eq(projects.id, row.projectId))
  await emitEvent(tx, row.workspaceId, 'project.updated', { projectId: row.projectId, deleted: false })
  return show(row)
}

/** Without the keys that are absent: what is stored is what comes back. */
const asJson = (request: ShotInput['request']) => shotRequest.parse(JSON.parse(JSON.stringify(request)))

const show = (row: Row): Shot => ({
  id: row.id,
  projectId: row.projectId,
  position: row.position,
  name: row.name,
  request: shotRequest.parse(row.request),
  chosenJobId: row.chosenJobId,
  createdAt: row.createdAt.toISOString(),
})
