import { eq } from 'drizzle-orm'
import { pageOf } from '#contract/lists.ts'
import { Workspace } from '#contract/people.ts'
import type { Database } from '#db/client.ts'
import { memberships, workspaces } from '#db/schema/workspaces.ts'
import { type Route, route } from '#http/route.ts'
import { ensurePersonalWorkspace, type HomeRules } from './personal.ts'

export interface WorkspaceDeps {
  db: Database
  homeRules: HomeRules
}

export function workspaceRoutes({ db, homeRules }: WorkspaceDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/workspaces',
      summary: 'The workspaces of the person who is signed in',
      tags: ['People'],
      auth: 'session',
      workspace: false,
      replies: { 200: pageOf(Workspace) },
      handle: async ({ actor }) => {
        const found = await listWorkspaces(db, actor.userId)
        if (found.length > 0) return { items: found, nextCursor: null }
        await ensurePersonalWorkspace(db, actor.userId, homeRules)
        return { items: await listWorkspaces(db, actor.userId), nextCursor: null }
      },
    }),
  ]
}

async function listWorkspaces(db: Database, userId: string): Promise<Workspace[]> {
  const rows = await db
    .select({ workspace: workspaces, role: memberships.role })
    .from(memberships)
    .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(eq(memberships.userId, userId))
    .orderBy(memberships.createdAt, workspaces.id)
  return rows.map(({ workspace, role }) => ({
    id: workspace.id,
    name: workspace.name,
    role,
    isPersonal: workspace.personalOf === userId,
    createdAt: workspace.createdAt.toISOString(),
  }))
}
