import { z } from 'zod'
import { defineErrors } from '#kernel/errors.ts'

/** What `manifest.json` of a backup says; a backup without one is unfinished. */
export const Manifest = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  release: z.string(),
  postgres: z.string(),
  /** False: media are in S3, which keeps its own copies. */
  media: z.boolean(),
  /** False: the secret is in the environment of the studio, not in its data folder. */
  secret: z.boolean(),
  files: z.number().int(),
  bytes: z.number().int(),
})
export type Manifest = z.infer<typeof Manifest>

export const BackupErrors = defineErrors({
  backup_target_exists: { status: 409, title: 'The backup folder exists already.' },
  backup_needs_own_tools: { status: 409, title: 'This database is not the embedded one.' },
  backup_not_found: { status: 404, title: 'This is not a finished backup.' },
  restore_target_not_empty: { status: 409, title: 'The data folder is not empty.' },
})
