import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { WorkflowBindings, WorkflowGraph, WorkflowLimits, WorkflowOutput } from '#contract/workflow.ts'
import { workflowModes } from '#contract/workflow.ts'
import { createdAt, id, instant } from './columns.ts'
import { workspaces } from './workspaces.ts'

/** Graphs that a workspace's own server runs; each is an engine of that workspace. */
export const workflows = pgTable(
  'workflows',
  {
    id: id(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    mode: text('mode', { enum: workflowModes }).notNull(),
    graph: jsonb('graph').$type<WorkflowGraph>().notNull(),
    /** Where what of a request goes. */
    bindings: jsonb('bindings').$type<WorkflowBindings>().notNull(),
    limits: jsonb('limits').$type<WorkflowLimits>().notNull(),
    output: jsonb('output').$type<WorkflowOutput>().notNull(),
    /** The template that it was made of. */
    templateId: text('template_id'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('workflows_of_workspace').on(table.workspaceId, table.createdAt)],
)
