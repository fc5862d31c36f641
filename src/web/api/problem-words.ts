import { ApiError, UnreachableError } from './client.ts'

/** What went wrong, in one or two sentences for a person. */
export function problemText(error: unknown): string {
  if (error instanceof ApiError) return error.problem.detail
  if (error instanceof UnreachableError) return 'The studio does not answer. Nothing was changed.'
  return 'Something went wrong on this page. Reload it and try again.'
}
