import { and, desc, eq, getTableColumns, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Asset, AssetPatch, AssetQuery } from '#contract/asset.ts'
import type { Database, Queryable, Transaction } from '#db/client.ts'
import { assets } from '#db/schema/assets.ts'
import { memberships, projects } from '#db/schema/workspaces.ts'
import { afterCursor, toPage } from '#http/pages.ts'
import { type MembershipRole, membershipRoles, type Person } from '#http/route.ts'
import type { Signals } from '#jobs/signals.ts'
import { runUnit } from '#jobs/unit.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { AssetErrors } from './errors.ts'
import { type AssetRow, viewAsset } from './view.ts'

export async function listAssets(q: Queryable, workspaceId: string, query: AssetQuery) {
  const rows = await q
    .select()
    .from(assets)
    .where(
      and(
        eq(assets.workspaceId, workspaceId),
        isNull(assets.deletedAt),
        is(assets.kind, query.kind),
        is(assets.status, query.status),
        is(assets.origin, query.origin),
        is(assets.projectId, query.projectId),
        is(assets.jobId, query.jobId),
        query.favorite === undefined ? undefined : eq(assets.favorite, true),
        matching(query.q),
        afterCursor(assets.createdAt, assets.id, query.cursor),
      ),
    )
    .orderBy(desc(assets.createdAt), desc(assets.id))
    .limit(query.limit + 1)
  return toPage(rows, query.limit, viewAsset)
}

const is = (column: PgColumn, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value)

function matching(words: string | undefined): SQL | undefined {
  if (words === undefined || words.trim() === '') return undefined
  const pattern = `%${words.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return or(
    sql`${assets.name} ilike ${pattern}`,
    sql`${assets.generation}->>'prompt' ilike ${pattern}`,
    sql`array_to_string(${assets.tags}, ' ') ilike ${pattern}`,
  )
}

/**
 * An asset names its own workspace, so that `<video src>` needs no header. Throws `not_found` for what does not exist or
 * belongs to a workspace of others, `forbidden` when the role does not suffice.
 */
export async function findAsset(
  q: Queryable,
  person: Person,
  id: string,
  least: MembershipRole,
): Promise<AssetRow> {
  const [row] = await q
    .select({ ...getTableColumns(assets), role: memberships.role })
    .from(assets)
    .innerJoin(
      memberships,
      and(eq(memberships.workspaceId, assets.workspaceId), eq(memberships.userId, person.userId)),
    )
    .where(and(eq(assets.id, id), isNull(assets.deletedAt)))
  if (!row) throw CommonErrors.not_found()
  const { role, ...asset } = row
  if (membershipRoles.indexOf(role) < membershipRoles.indexOf(least)) {
    throw CommonErrors.forbidden({ detail: `This needs the role ${least}; yours is ${role}.` })
  }
  return asset
}

/** Throws `asset_not_ready` while the file is being prepared, or when it could not be used. */
export function assertReady(asset: AssetRow): void {
  if (asset.status === 'ready') return
  throw AssetErrors.asset_not_ready({
    detail:
      asset.status === 'failed'
        ? (asset.error?.detail ?? 'This file could not be used.')
        : 'This file is still being prepared. Try again in a moment.',
  })
}

/** Where changes are written and told. */
export interface AssetStore {
  db: Database
  signals: Signals
}

export async function updateAsset(
  store: AssetStore,
  person: Person,
  id: string,
  patch: AssetPatch,
): Promise<Asset> {
  return runUnit(store, async (unit) => {
    const { tx } = unit
    const asset = await findAsset(tx, person, id, 'member')
    if (patch.projectId) await assertProject(tx, asset.workspaceId, patch.projectId)
    const set = {
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.tags === undefined ? {} : { tags: [...new Set(patch.tags)] }),
      ...(patch.favorite === undefined ? {} : { favorite: patch.favorite }),
      ...(patch.projectId === undefined ? {} : { projectId: patch.projectId }),
    }
    if (Object.keys(set).length === 0) return viewAsset(asset)
    const [row] = await tx.update(assets).set(set).where(eq(assets.id, id)).returning()
    if (!row) throw CommonErrors.not_found()
    unit.event(row.workspaceId, 'asset.updated', id, { id, deleted: false })
    return viewAsset(row)
  })
}

/** Marks it deleted: what was made from it keeps its lineage. Its bytes stay until the trash is emptied. */
export async function removeAsset(store: AssetStore, person: Person, id: string): Promise<void> {
  await runUnit(store, async (unit) => {
    const { tx } = unit
    const asset = await findAsset(tx, person, id, 'member')
    await tx.update(assets).set({ deletedAt: sql`now()` }).where(eq(assets.id, id))
    unit.event(asset.workspaceId, 'asset.updated', id, { id, deleted: true })
  })
}

/** Throws a field error for a project that is not of this workspace. */
export async function assertProject(
  q: Database | Transaction,
  workspaceId: string,
  projectId: string,
): Promise<void> {
  const [project] = await q
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.id, projectId), eq(projects.workspaceId, workspaceId), isNull(projects.deletedAt)))
  if (project) return
  throw CommonErrors.validation_failed({
    errors: [{ path: 'projectId', code: 'unknown_project', message: 'There is no such project here.' }],
  })
}
