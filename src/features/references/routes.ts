import { z } from 'zod'
import { pageOf } from '#contract/lists.ts'
import {
  ReferenceSet,
  ReferenceSetCreate,
  ReferenceSetPatch,
  ReferenceSetQuery,
} from '#contract/reference.ts'
import type { Database } from '#db/client.ts'
import { Answer } from '#http/answer.ts'
import { idempotent } from '#http/idempotency.ts'
import { noContent, type Route, route } from '#http/route.ts'
import * as sets from './sets.ts'

const ById = z.object({ id: z.string().max(64) })
const tags = ['References']

/** Characters, products, places and styles that a workspace has saved with their pictures. */
export function referenceRoutes({ db }: { db: Database }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/references',
      summary: 'List the saved sets of pictures, newest first',
      tags,
      auth: 'session',
      query: ReferenceSetQuery,
      replies: { 200: pageOf(ReferenceSet) },
      handle: ({ actor, query }) => sets.list(db, actor.workspaceId, query),
    }),
    route({
      method: 'POST',
      path: '/references',
      summary: 'Save pictures under a name; prompts then write it after an @',
      tags,
      auth: 'session',
      idempotent: true,
      body: ReferenceSetCreate,
      replies: { 201: ReferenceSet },
      handle: ({ actor, body, idempotency }) =>
        db.transaction((tx) =>
          idempotent(tx, idempotency, async () => new Answer(201, await sets.create(tx, actor, body))),
        ),
    }),
    route({
      method: 'GET',
      path: '/references/:id',
      summary: 'Get a saved set',
      tags,
      auth: 'session',
      params: ById,
      replies: { 200: ReferenceSet },
      handle: ({ actor, params }) => sets.get(db, actor.workspaceId, params.id),
    }),
    route({
      method: 'PATCH',
      path: '/references/:id',
      summary: 'Change a saved set; the pictures are given in order, the cover first',
      tags,
      auth: 'session',
      params: ById,
      body: ReferenceSetPatch,
      replies: { 200: ReferenceSet },
      handle: ({ actor, params, body }) =>
        db.transaction((tx) => sets.change(tx, actor.workspaceId, params.id, body)),
    }),
    route({
      method: 'DELETE',
      path: '/references/:id',
      summary: 'Forget a saved set; its pictures stay in the library',
      tags,
      auth: 'session',
      params: ById,
      replies: { 204: noContent },
      handle: ({ actor, params }) => sets.remove(db, actor.workspaceId, params.id),
    }),
  ]
}
