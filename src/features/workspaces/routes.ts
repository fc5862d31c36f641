import { eq } from 'drizzle-orm'
import { pageOf } from '#contract/lists.ts'
import { Me, Workspace } from '#contract/people.ts'
import type { Database } from '#db/client.ts'
import { user } from '#db/schema/auth.ts'
import { memberships, workspaces } from '#db/schema/workspaces.ts'
import { type Route, route } from '#http/route.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { ensurePersonalWorkspace, type HomeRules } from './personal.ts'

export interface WorkspaceDeps {
  db: Database
  homeRules: HomeRules
}

export function workspaceRoutes({ db, homeRules }: WorkspaceDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/me',
      summary: 'Who is signed in',
      tags: ['People'],
      auth: 'session',
      workspace: false,
      replies: { 200: Me },
      handle: ({ actor }) => showMe(db, actor.userId),
    }),
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

async function showMe(db: Database, userId: string): Promise<Me> {
  const [person] = await db.select().from(user).where(eq(user.id, userId))
  if (!person) throw CommonErrors.unauthenticated()
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    emailVerified: person.emailVerified,
    studioRole: person.role === 'owner' ? 'owner' : 'user',
    createdAt: person.createdAt.toISOString(),
  }
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
