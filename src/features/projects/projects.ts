import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { PageQuery } from '#contract/lists.ts'
import type { Project, ProjectInput } from '#contract/project.ts'
import type { Queryable, Transaction } from '#db/client.ts'
import { projects } from '#db/schema/workspaces.ts'
import { afterCursor, toPage } from '#http/pages.ts'
import { emitEvent } from '#jobs/events.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'

type Row = typeof projects.$inferSelect

const live = (workspaceId: string) => and(eq(projects.workspaceId, workspaceId), isNull(projects.deletedAt))
const liveOne = (workspaceId: string, id: string) => and(eq(projects.id, id), live(workspaceId))

export async function list(q: Queryable, workspaceId: string, page: PageQuery) {
  const rows = await q
    .select()
    .from(projects)
    .where(and(live(workspaceId), afterCursor(projects.createdAt, projects.id, page.cursor)))
    .orderBy(desc(projects.createdAt), desc(projects.id))
    .limit(page.limit + 1)
  return toPage(rows, page.limit, show)
}

export async function get(q: Queryable, workspaceId: string, id: string): Promise<Project> {
  const [row] = await q.select().from(projects).where(liveOne(workspaceId, id))
  if (!row) throw CommonErrors.not_found()
  return show(row)
}

export async function create(tx: Transaction, workspaceId: string, input: ProjectInput): Promise<Project> {
  const [row] = await tx
    .insert(projects)
    .values({ id: newId('project'), workspaceId, name: input.name })
    .returning()
  if (!row) throw new Error('insert returned no project')
  return announce(tx, row)
}

export async function rename(
  tx: Transaction,
  workspaceId: string,
  id: string,
  input: ProjectInput,
): Promise<Project> {
  const [row] = await tx
    .update(projects)
    .set({ name: input.name, updatedAt: sql`now()` })
    .where(liveOne(workspaceId, id))
    .returning()
  if (!row) throw CommonErrors.not_found()
  return announce(tx, row)
}

/** Marks it deleted: jobs and assets keep pointing at it. */
export async function remove(tx: Transaction, workspaceId: string, id: string): Promise<void> {
  const [row] = await tx
    .update(projects)
    .set({ deletedAt: sql`now()` })
    .where(liveOne(workspaceId, id))
    .returning()
  if (!row) throw CommonErrors.not_found()
  await emitEvent(tx, workspaceId, 'project.updated', { projectId: id, deleted: true })
}

async function announce(tx: Transaction, row: Row): Promise<Project> {
  await emitEvent(tx, row.workspaceId, 'project.updated', { projectId: row.id, deleted: false })
  return show(row)
}

const show = (row: Row): Project => ({
  id: row.id,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})
