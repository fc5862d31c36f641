import { and, desc, eq, ilike, isNull, sql } from 'drizzle-orm'
import type { Project, ProjectInput, ProjectQuery } from '#contract/project.ts'
import type { Queryable, Transaction } from '#db/client.ts'
import { projects } from '#db/schema/workspaces.ts'
import { afterCursor, containing, toPage } from '#http/pages.ts'
import { emitEvent } from '#jobs/events.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { type Summary, summariesOf } from './summaries.ts'

type Row = typeof projects.$inferSelect

const live = (workspaceId: string) => and(eq(projects.workspaceId, workspaceId), isNull(projects.deletedAt))
const liveOne = (workspaceId: string, id: string) => and(eq(projects.id, id), live(workspaceId))

/** By last activity: what changes while somebody pages moves to the front, and is never shown twice. */
export async function list(q: Queryable, workspaceId: string, query: ProjectQuery) {
  const rows = await q
    .select()
    .from(projects)
    .where(
      and(
        live(workspaceId),
        query.q ? ilike(projects.name, containing(query.q)) : undefined,
        afterCursor(projects.updatedAt, projects.id, query.cursor),
      ),
    )
    .orderBy(desc(projects.updatedAt), desc(projects.id))
    .limit(query.limit + 1)
  const page = toPage(
    rows,
    query.limit,
    (row) => row,
    (row) => [row.updatedAt.toISOString(), row.id],
  )
  const summaries = await summariesOf(
    q,
    page.items.map(({ id }) => id),
  )
  return { ...page, items: page.items.map((row) => show(row, summaries.get(row.id))) }
}

export async function get(q: Queryable, workspaceId: string, id: string): Promise<Project> {
  const [row] = await q.select().from(projects).where(liveOne(workspaceId, id))
  if (!row) throw CommonErrors.not_found()
  return withSummary(q, row)
}

export async function assertLive(q: Queryable, workspaceId: string, id: string): Promise<void> {
  const found = await q.select({ id: projects.id }).from(projects).where(liveOne(workspaceId, id))
  if (found.length === 0) throw CommonErrors.not_found()
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
  return withSummary(tx, row)
}

async function withSummary(q: Queryable, row: Row): Promise<Project> {
  return show(row, (await summariesOf(q, [row.id])).get(row.id))
}

const empty: Summary = { covers: [], shots: 0, chosen: 0, takes: 0, running: 0, credits: 0 }

const show = (row: Row, summary = empty): Project => ({
  id: row.id,
  name: row.name,
  ...summary,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})
