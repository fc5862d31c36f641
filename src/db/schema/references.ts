import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { referenceKinds } from '#contract/reference.ts'
import { assets } from './assets.ts'
import { createdAt, id, instant } from './columns.ts'
import { workspaces } from './workspaces.ts'

/** Pictures of one character, product, place or style under a name, for every shot that it is in. */
export const referenceSets = pgTable(
  'reference_sets',
  {
    id: id(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: referenceKinds }).notNull(),
    name: text('name').notNull(),
    /** The name as prompts write it after an @. */
    handle: text('handle').notNull(),
    description: text('description').notNull().default(''),
    /** A kept voice of the workspace. */
    voiceId: text('voice_id'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('reference_sets_handle').on(table.workspaceId, table.handle),
    index('reference_sets_page').on(table.workspaceId, table.createdAt, table.id),
  ],
)

/** The first by `position` is the cover. */
export const referenceImages = pgTable(
  'reference_images',
  {
    setId: text('set_id')
      .notNull()
      .references(() => referenceSets.id, { onDelete: 'cascade' }),
    assetId: text('asset_id')
      .notNull()
      .references(() => assets.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.setId, table.assetId] }),
    index('reference_images_asset').on(table.assetId),
  ],
)
