import { defineErrors } from '#kernel/errors.ts'

export const EmbeddedErrors = defineErrors({
  embedded_binaries_missing: { status: 500, title: 'The embedded PostgreSQL is not installed.' },
  embedded_account_missing: { status: 500, title: 'No ordinary account may run the database.' },
  embedded_folder_unreachable: { status: 500, title: 'The database folder cannot be reached.' },
  embedded_version_mismatch: { status: 500, title: 'The database was made by another PostgreSQL version.' },
  embedded_locked: { status: 409, title: 'Another studio uses this data folder.' },
  embedded_copy_failed: { status: 500, title: 'The database could not be copied.' },
  embedded_start_failed: { status: 500, title: 'The embedded PostgreSQL did not start.' },
})

/** The system's or PostgreSQL's short code of an error (`EEXIST`, `57P03`), or null. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
