import { sql } from 'drizzle-orm'
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Failure } from '#contract/job.ts'
import type { JsonObject } from '#kernel/json.ts'
import { createdAt, id, instant, integer53 } from './columns.ts'
import { workspaces } from './workspaces.ts'

export const assets = pgTable(
  'assets',
  {
    id: id(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    projectId: text('project_id'),
    createdBy: uuid('created_by'),
    kind: text('kind', { enum: ['image', 'video', 'audio', 'text', 'subtitle', 'lut'] }).notNull(),
    origin: text('origin', { enum: ['uploaded', 'generated', 'export'] }).notNull(),
    name: text('name').notNull(),
    contentType: text('content_type').notNull(),
    bytes: integer53('bytes').notNull().default(0),
    sha256: text('sha256'),
    width: integer('width'),
    height: integer('height'),
    durationSeconds: doublePrecision('duration_seconds'),
    fps: doublePrecision('fps'),
    storageKey: text('storage_key').notNull(),
    posterKey: text('poster_key'),
    spriteKey: text('sprite_key'),
    peaksKey: text('peaks_key'),
    status: text('status', { enum: ['pending', 'ready', 'failed'] }).notNull(),
    /** Why it failed, in words for its owner. */
    error: jsonb('error').$type<Failure>(),
    jobId: text('job_id'),
    stepId: text('step_id'),
    stage: text('stage'),
    outputIndex: integer('output_index'),
    /** What the API shows as `generation`, plus the engine's facts. */
    generation: jsonb('generation').$type<JsonObject>(),
    probe: jsonb('probe').$type<JsonObject>(),
    /** What the check of pictures saw; null: nobody has looked. */
    safety: jsonb('safety').$type<JsonObject>(),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    favorite: boolean('favorite').notNull().default(false),
    createdAt: createdAt(),
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    /** A step that commits twice cannot make two assets of one output. */
    uniqueIndex('assets_step_output').on(table.stepId, table.outputIndex),
    // Rising: pages read it backwards. Drizzle's falling index sorts nulls last, which no "order by … desc" can use.
    index('assets_page').on(table.workspaceId, table.createdAt, table.id).where(sql`deleted_at is null`),
    index('assets_project')
      .on(table.projectId, table.createdAt, table.id)
      .where(sql`project_id is not null and deleted_at is null`),
    index('assets_job').on(table.jobId),
    index('assets_pending').on(table.createdAt).where(sql`status = 'pending'`),
  ],
)

/** Lineage: this asset came from that one. */
export const assetLinks = pgTable(
  'asset_links',
  {
    childId: text('child_id')
      .notNull()
      .references(() => assets.id, { onDelete: 'cascade' }),
    parentId: text('parent_id')
      .notNull()
      .references(() => assets.id, { onDelete: 'cascade' }),
    relation: text('relation').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.childId, table.parentId, table.relation] }),
    index('asset_links_parent').on(table.parentId),
  ],
)
