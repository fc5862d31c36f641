import { z } from 'zod'
import { PageQuery, pageOf } from '#contract/lists.ts'
import { Project, ProjectInput, ProjectQuery, Shot, ShotInput, ShotPatch } from '#contract/project.ts'
import type { Database } from '#db/client.ts'
import { Answer } from '#http/answer.ts'
import { idempotent } from '#http/idempotency.ts'
import { noContent, type Route, route } from '#http/route.ts'
import * as projects from './projects.ts'
import * as shots from './shots.ts'

const ById = z.object({ id: z.string().max(64) })
const tags = ['Projects']

export function projectRoutes({ db }: { db: Database }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/projects',
      summary: 'List projects, the last used first',
      tags,
      auth: 'session',
      query: ProjectQuery,
      replies: { 200: pageOf(Project) },
      handle: ({ actor, query }) => projects.list(db, actor.workspaceId, query),
    }),
    route({
      method: 'POST',
      path: '/projects',
      summary: 'Create a project',
      tags,
      auth: 'session',
      idempotent: true,
      body: ProjectInput,
      replies: { 201: Project },
      handle: ({ actor, body, idempotency }) =>
        db.transaction((tx) =>
          idempotent(
            tx,
            idempotency,
            async () => new Answer(201, await projects.create(tx, actor.workspaceId, body)),
          ),
        ),
    }),
    route({
      method: 'GET',
      path: '/projects/:id',
      summary: 'Get a project',
      tags,
      auth: 'session',
      params: ById,
      replies: { 200: Project },
      handle: ({ actor, params }) => projects.get(db, actor.workspaceId, params.id),
    }),
    route({
      method: 'PATCH',
      path: '/projects/:id',
      summary: 'Rename a project',
      tags,
      auth: 'session',
      params: ById,
      body: ProjectInput,
      replies: { 200: Project },
      handle: ({ actor, params, body }) =>
        db.transaction((tx) => projects.rename(tx, actor.workspaceId, params.id, body)),
    }),
    route({
      method: 'DELETE',
      path: '/projects/:id',
      summary: 'Delete a project; its takes stay in the library',
      tags,
      auth: 'session',
      params: ById,
      replies: { 204: noContent },
      handle: ({ actor, params }) =>
        db.transaction((tx) => projects.remove(tx, actor.workspaceId, params.id)),
    }),
    route({
      method: 'GET',
      path: '/projects/:id/shots',
      summary: 'The shots of a project, in order',
      tags,
      auth: 'session',
      params: ById,
      query: PageQuery,
      replies: { 200: pageOf(Shot) },
      handle: ({ actor, params, query }) => shots.list(db, actor.workspaceId, params.id, query),
    }),
    route({
      method: 'POST',
      path: '/projects/:id/shots',
      summary: 'Add a shot',
      tags,
      auth: 'session',
      idempotent: true,
      params: ById,
      body: ShotInput,
      replies: { 201: Shot },
      handle: ({ actor, params, body, idempotency }) =>
        db.transaction((tx) =>
          idempotent(
            tx,
            idempotency,
            async () => new Answer(201, await shots.add(tx, actor.workspaceId, params.id, body)),
          ),
        ),
    }),
    route({
      method: 'GET',
      path: '/shots/:id',
      summary: 'Get a shot',
      tags,
      auth: 'session',
      params: ById,
      replies: { 200: Shot },
      handle: ({ actor, params }) => shots.get(db, actor.workspaceId, params.id),
    }),
    route({
      method: 'PATCH',
      path: '/shots/:id',
      summary: 'Change, move or choose a take for a shot',
      tags,
      auth: 'session',
      params: ById,
      body: ShotPatch,
      replies: { 200: Shot },
      handle: ({ actor, params, body }) =>
        db.transaction((tx) => shots.change(tx, actor.workspaceId, params.id, body)),
    }),
    route({
      method: 'DELETE',
      path: '/shots/:id',
      summary: 'Remove a shot; its takes stay in the library',
      tags,
      auth: 'session',
      params: ById,
      replies: { 204: noContent },
      handle: ({ actor, params }) => db.transaction((tx) => shots.remove(tx, actor.workspaceId, params.id)),
    }),
  ]
}
