/** All tables, for Drizzle; import single tables from their own files. */
export * from './schema/assets.ts'
export * from './schema/auth.ts'
export * from './schema/jobs.ts'
export * from './schema/ledger.ts'
export * from './schema/references.ts'
export * from './schema/voices.ts'
export * from './schema/workflows.ts'
export * from './schema/workspaces.ts'
