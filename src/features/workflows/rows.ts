import { and, asc, eq, sql } from 'drizzle-orm'
import type { Engine } from '#catalog/engine.ts'
import { filePlaces, workflowErrors } from '#catalog/workflow/check.ts'
import { runnableEngine } from '#catalog/workflow/compile.ts'
import { comfyPrefix } from '#catalog/workflow/engine.ts'
import { missingFor, readGraph } from '#catalog/workflow/graph.ts'
import { proposeWorkflow } from '#catalog/workflow/propose.ts'
import {
  type Workflow,
  type WorkflowFacts,
  WorkflowInput,
  type WorkflowMissing,
  type WorkflowPatch,
  type WorkflowProposal,
  workflowOptions,
} from '#contract/workflow.ts'
import type { Database } from '#db/client.ts'
import { workflows } from '#db/schema/workflows.ts'
import type { Actor } from '#http/route.ts'
import type { FieldError } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import type { NodeTypes } from '#providers/spec/workflows.ts'
import { WorkflowErrors } from './errors.ts'

type Row = typeof workflows.$inferSelect

const mostWorkflows = 100

/** The workflows of a workspace, each an engine of it. */
export function openWorkflows(db: Database) {
  const isOf = (workspaceId: string) => eq(workflows.workspaceId, workspaceId)

  async function rowsOf(workspaceId: string): Promise<Row[]> {
    return db.select().from(workflows).where(isOf(workspaceId)).orderBy(asc(workflows.createdAt))
  }

  async function find(workspaceId: string, id: string): Promise<Workflow> {
    const [row] = await db
      .select()
      .from(workflows)
      .where(and(isOf(workspaceId), eq(workflows.id, id)))
    if (row === undefined) throw WorkflowErrors.not_found()
    return view(row)
  }

  return {
    find,

    async list(workspaceId: string): Promise<WorkflowFacts[]> {
      return (await rowsOf(workspaceId)).map((row) => {
        const { graph: _graph, ...facts } = view(row)
        return facts
      })
    },

    /** The workflow that each template was made into here. */
    async byTemplate(workspaceId: string): Promise<Map<string, string>> {
      const rows = await rowsOf(workspaceId)
      return new Map(rows.flatMap(({ id, templateId }) => (templateId === null ? [] : [[templateId, id]])))
    },

    engines: async (workspaceId: string): Promise<Engine[]> =>
      (await rowsOf(workspaceId)).map((row) => runnableEngine(view(row))),

    async add(
      { workspaceId, userId }: Actor,
      wish: WorkflowInput,
      templateId: string | null = null,
    ): Promise<Workflow> {
      assertFits(wish)
      if ((await db.$count(workflows, isOf(workspaceId))) >= mostWorkflows)
        throw WorkflowErrors.too_many_workflows({ detail: `There are ${mostWorkflows} already.` })
      const [row] = await db
        .insert(workflows)
        .values({ ...wish, id: newId('workflow'), workspaceId, templateId, createdBy: userId })
        .returning()
      if (row === undefined) throw new Error('insert returned no workflow')
      return view(row)
    },

    async change(workspaceId: string, id: string, patch: WorkflowPatch): Promise<Workflow> {
      const now = await find(workspaceId, id)
      const wish = WorkflowInput.strip().parse({ ...now, ...patch })
      assertFits(wish)
      const [row] = await db
        .update(workflows)
        .set({ ...wish, updatedAt: sql`now()` })
        .where(and(isOf(workspaceId), eq(workflows.id, id)))
        .returning()
      if (row === undefined) throw WorkflowErrors.not_found()
      return view(row)
    },

    async remove(workspaceId: string, id: string): Promise<void> {
      const gone = await db
        .delete(workflows)
        .where(and(isOf(workspaceId), eq(workflows.id, id)))
        .returning({ id: workflows.id })
      if (gone.length === 0) throw WorkflowErrors.not_found()
    },
  }
}

/** What a file of ComfyUI is taken for. */
export function propose(file: unknown, types: NodeTypes | null): WorkflowProposal {
  const read = readGraph(file)
  if (!read.ok) {
    const errors: FieldError[] = [{ path: 'file', code: 'workflow_unreadable', message: read.message }]
    throw WorkflowErrors.workflow_unreadable({ detail: read.message, errors })
  }
  const { graph } = read
  const proposed = proposeWorkflow(graph)
  return {
    ...proposed,
    name: '',
    graph,
    nodes: Object.entries(graph).map(([id, { class_type, inputs, _meta }]) => ({
      id,
      classType: class_type,
      title: _meta?.title ?? class_type,
      inputs: Object.entries(inputs).flatMap(([name, value]) =>
        Array.isArray(value) || typeof value === 'object' ? [] : [{ name, value: String(value) }],
      ),
    })),
    missing: types && missingFor(graph, types, filePlaces(proposed)),
  }
}

/** Throws when the server lacks something for a workflow. */
export function assertComplete({ nodes, models }: WorkflowMissing): void {
  const detail = [
    nodes.length > 0 ? `Its nodes are not installed: ${nodes.join(', ')}.` : '',
    models.length > 0 ? `The server has no ${models.join(', ')}.` : '',
  ]
    .filter((words) => words !== '')
    .join(' ')
  if (detail !== '') throw WorkflowErrors.workflow_incomplete({ detail })
}

function assertFits(wish: WorkflowInput): void {
  const read = readGraph(wish.graph)
  const errors = read.ok
    ? workflowErrors(wish)
    : [{ path: 'graph', code: 'validation_failed', message: read.message }]
  const [first] = errors
  if (first !== undefined) throw WorkflowErrors.validation_failed({ errors, detail: first.message })
}

function view({ id, name, mode, graph, bindings, limits, output, createdAt, updatedAt }: Row): Workflow {
  return {
    id,
    engineId: `${comfyPrefix}${id}`,
    name,
    mode,
    graph,
    bindings,
    limits,
    output,
    defaults: Object.fromEntries(
      workflowOptions.flatMap((option) => {
        const [place] = bindings[option] ?? []
        const value = place && graph[place.node]?.inputs[place.input]
        return typeof value === 'number' ? [[option, value]] : []
      }),
    ),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
