import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, real, text, uuid } from 'drizzle-orm/pg-core'
import type { JsonObject } from '#kernel/json.ts'
import { createdAt, id, instant } from './columns.ts'
import { workspaces } from './workspaces.ts'

/** The voices that a workspace keeps, each by the name of who speaks with it; some of them it has cloned. */
export const voices = pgTable(
  'voices',
  {
    id: id(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['kept', 'clone'] }).notNull(),
    status: text('status', { enum: ['making', 'ready', 'failed'] }).notNull(),
    name: text('name').notNull(),
    provider: text('provider').notNull(),
    /** Its id at the provider; null until a clone is made. */
    voiceId: text('voice_id'),
    engineId: text('engine_id').notNull(),
    speed: real('speed').notNull().default(1),
    /** The engine's other options, as far as they are about the voice. */
    options: jsonb('options').$type<JsonObject>().notNull().default({}),
    /** Whose key made the clone: the same one deletes it. */
    payer: text('payer', { enum: ['studio', 'workspace'] }).notNull(),
    /** Why a clone failed, in words for its owner. */
    detail: text('detail'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    /** A clone that is gone keeps its row, because its consent is kept. */
    removedAt: instant('removed_at'),
    removedBy: uuid('removed_by'),
  },
  (table) => [
    index('voices_of_workspace').on(table.workspaceId, table.createdAt).where(sql`removed_at is null`),
    /** Whose clone is this? */
    index('voices_clones').on(table.voiceId).where(sql`kind = 'clone'`),
  ],
)

/** Who allowed a voice to be cloned, in words and in sound. Written once, never changed, and kept after the clone is gone. */
export const voiceConsents = pgTable(
  'voice_consents',
  {
    id: id(),
    voiceId: text('voice_id')
      .notNull()
      .references(() => voices.id, { onDelete: 'cascade' }),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    /** Whose voice it is. */
    speaker: text('speaker').notNull(),
    statement: text('statement').notNull(),
    /** A copy of its own, so that nobody deletes it with the library's. */
    recordingKey: text('recording_key').notNull(),
    recordingType: text('recording_type').notNull(),
    recordingSha256: text('recording_sha256').notNull(),
    samples: jsonb('samples').$type<{ assetId: string; name: string; sha256: string | null }[]>().notNull(),
    /** Who uploaded it, also by name: people leave. */
    givenBy: uuid('given_by').notNull(),
    givenByName: text('given_by_name').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('voice_consents_of_voice').on(table.voiceId)],
)
