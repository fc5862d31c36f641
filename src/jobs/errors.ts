import { DailiesError, defineErrors } from '#kernel/errors.ts'

export const JobErrors = defineErrors({
  concurrency_limit: { status: 429, title: 'All job slots are in use.' },
  quote_used: { status: 409, title: 'This quote has already started a job.' },
  conflict: { status: 409, title: 'The job is not in a state that allows this.' },
  /** The workspace's own key, with which this job was planned, is gone. */
  provider_key_missing: { status: 409, title: 'The key that this take was planned with is gone.' },
  provider_key_refused: {
    status: 409,
    title: 'The provider refuses the key that this take was planned with.',
  },
  not_found: { status: 404, title: 'There is no such job.' },
  provider_busy: { status: 429, title: 'The provider is asked too often now.' },
  provider_unavailable: { status: 503, title: 'The provider is not answering now.' },
})

const keyTroubles: ReadonlySet<string> = new Set(['provider_key_missing', 'provider_key_refused'])

/** Nothing goes on until somebody brings a key that works. */
export const isKeyTrouble = (error: unknown): error is DailiesError =>
  error instanceof DailiesError && keyTroubles.has(error.code)
