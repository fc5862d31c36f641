import { z } from 'zod'
import { filePlaces } from '#catalog/workflow/check.ts'
import { missingFor } from '#catalog/workflow/graph.ts'
import { modelsOf, workflowTemplates } from '#catalog/workflow/templates.ts'
import {
  ComfyServer,
  Workflow,
  WorkflowFacts,
  WorkflowImport,
  WorkflowInput,
  WorkflowPatch,
  WorkflowProposal,
  WorkflowTemplate,
} from '#contract/workflow.ts'
import type { Database } from '#db/client.ts'
import { Answer } from '#http/answer.ts'
import { noContent, type Route, route } from '#http/route.ts'
import { WorkflowErrors } from './errors.ts'
import { assertComplete, openWorkflows, propose } from './rows.ts'
import { openServer, type ServerDeps } from './server.ts'

const tags = ['Workflows']
const ById = z.object({ id: z.string().max(64) })
/** Each asks a server of somebody's. */
const rateLimit = { name: 'workflows', limit: 60, windowSeconds: 60 }

export function workflowRoutes(deps: ServerDeps & { db: Database }): Route[] {
  const workflows = openWorkflows(deps.db)
  const server = openServer(deps)
  return [
    route({
      method: 'GET',
      path: '/comfyui',
      summary: 'The ComfyUI server that this workspace works with, and how it is',
      tags,
      auth: 'session',
      replies: { 200: ComfyServer },
      rateLimit,
      handle: ({ actor }) => server.about(actor.workspaceId),
    }),
    route({
      method: 'GET',
      path: '/workflows',
      summary: 'The workflows of this workspace; each is an engine of it',
      tags,
      auth: 'session',
      revalidated: true,
      replies: { 200: z.object({ items: z.array(WorkflowFacts) }) },
      handle: async ({ actor }) => ({ items: await workflows.list(actor.workspaceId) }),
    }),
    route({
      method: 'POST',
      path: '/workflows',
      summary: 'Make an engine of a workflow',
      tags,
      auth: 'session',
      body: WorkflowInput,
      replies: { 201: Workflow },
      handle: async ({ actor, body }) => new Answer(201, await workflows.add(actor, body)),
    }),
    route({
      method: 'POST',
      path: '/workflows/proposals',
      summary: 'Read a file of ComfyUI: what it is for, and where a request goes into it',
      tags,
      auth: 'session',
      body: WorkflowImport,
      replies: { 200: WorkflowProposal },
      rateLimit,
      handle: async ({ actor, body }) => propose(body.file, await server.nodesIfThere(actor.workspaceId)),
    }),
    route({
      method: 'GET',
      path: '/workflows/templates',
      summary: 'Workflows that are shipped, and what the server lacks for each',
      tags,
      auth: 'session',
      replies: { 200: z.object({ items: z.array(WorkflowTemplate) }) },
      rateLimit,
      handle: async ({ actor }) => {
        const [types, added] = await Promise.all([
          server.nodesIfThere(actor.workspaceId),
          workflows.byTemplate(actor.workspaceId),
        ])
        const items = workflowTemplates.map((template): WorkflowTemplate => {
          const { id, summary, workflow } = template
          return {
            ...{ id, summary, name: workflow.name, mode: workflow.mode },
            models: modelsOf(template),
            workflowId: added.get(id) ?? null,
            missing: types && missingFor(workflow.graph, types, filePlaces(workflow)),
          }
        })
        return { items }
      },
    }),
    route({
      method: 'POST',
      path: '/workflows/templates/:id',
      summary: 'Make an engine of a shipped workflow, when the server has all that it needs',
      tags,
      auth: 'session',
      params: ById,
      replies: { 201: Workflow },
      rateLimit,
      handle: async ({ actor, params }) => {
        const template = workflowTemplates.find(({ id }) => id === params.id)
        if (template === undefined) throw WorkflowErrors.not_found({ detail: 'There is no such template.' })
        const { workflow } = template
        const types = await server.nodes(actor.workspaceId)
        if (types === null)
          throw WorkflowErrors.server_silent({ detail: 'There is no ComfyUI server here yet.' })
        assertComplete(missingFor(workflow.graph, types, filePlaces(workflow)))
        return new Answer(201, await workflows.add(actor, workflow, template.id))
      },
    }),
    route({
      method: 'GET',
      path: '/workflows/:id',
      summary: 'Get a workflow with its graph',
      tags,
      auth: 'session',
      params: ById,
      replies: { 200: Workflow },
      handle: ({ actor, params }) => workflows.find(actor.workspaceId, params.id),
    }),
    route({
      method: 'PATCH',
      path: '/workflows/:id',
      summary: 'Change a workflow',
      tags,
      auth: 'session',
      params: ById,
      body: WorkflowPatch,
      replies: { 200: Workflow },
      handle: ({ actor, params, body }) => workflows.change(actor.workspaceId, params.id, body),
    }),
    route({
      method: 'DELETE',
      path: '/workflows/:id',
      summary: 'Remove a workflow; its takes stay',
      tags,
      auth: 'session',
      params: ById,
      replies: { 204: noContent },
      handle: ({ actor, params }) => workflows.remove(actor.workspaceId, params.id),
    }),
  ]
}
