import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { JsonValue } from '#kernel/json.ts'
import { user } from './auth.ts'
import { createdAt, id, instant } from './columns.ts'

export const workspaces = pgTable(
  'workspaces',
  {
    id: id(),
    name: text('name').notNull(),
    /** The person whose own workspace this is; at most one each. Null for the system workspace and for teams. */
    personalOf: uuid('personal_of')
      .unique()
      .references(() => user.id, { onDelete: 'set null' }),
    /** The command line's workspace; it never counts as a user. */
    isSystem: boolean('is_system').notNull().default(false),
    /** Jobs at once; null follows the setting. */
    concurrency: integer('concurrency'),
    /** Added to what the prompt desk tells a text model. */
    promptInstructions: text('prompt_instructions').notNull().default(''),
    /** The text model of the prompt desk; null: the cheapest that there is. */
    textEngineId: text('text_engine_id'),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('workspaces_one_system').on(table.isSystem).where(sql`is_system`)],
)

export const memberships = pgTable(
  'memberships',
  {
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['owner', 'admin', 'member', 'viewer'] }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    index('memberships_user').on(table.userId),
  ],
)

export const projects = pgTable(
  'projects',
  {
    id: id(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    index('projects_page').on(table.workspaceId, table.updatedAt, table.id).where(sql`deleted_at is null`),
  ],
)

export const shots = pgTable(
  'shots',
  {
    id: id(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    request: jsonb('request').$type<JsonValue>().notNull(),
    chosenJobId: text('chosen_job_id'),
    createdAt: createdAt(),
  },
  (table) => [
    index('shots_of_project').on(table.projectId, table.position),
    index('shots_chosen').on(table.workspaceId, table.createdAt).where(sql`chosen_job_id is not null`),
  ],
)

/** Runtime configuration: one validated JSON value a key. */
export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: jsonb('value').$type<JsonValue>().notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
})

/** Committed in the transaction that made the thing, so a replay finds the first answer or nothing at all. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    route: text('route').notNull(),
    bodyHash: text('body_hash').notNull(),
    status: integer('status').notNull(),
    response: jsonb('response').$type<JsonValue>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.key] }),
    index('idempotency_keys_age').on(table.createdAt),
  ],
)

/** The last event number of a workspace; updating it is the lock that keeps numbers in commit order. */
export const eventHeads = pgTable('event_heads', {
  workspaceId: text('workspace_id')
    .primaryKey()
    .references(() => workspaces.id, { onDelete: 'cascade' }),
  seq: bigint('seq', { mode: 'number' }).notNull().default(0),
})

/** Append-only, kept 7 days. */
export const events = pgTable(
  'events',
  {
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    type: text('type').notNull(),
    data: jsonb('data').$type<JsonValue>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.seq] }),
    index('events_age').on(table.createdAt),
  ],
)
