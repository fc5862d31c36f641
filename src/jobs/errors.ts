import { defineErrors } from '#kernel/errors.ts'

export const JobErrors = defineErrors({
  concurrency_limit: { status: 429, title: 'All job slots are in use.' },
  quote_used: { status: 409, title: 'This quote has already started a job.' },
  conflict: { status: 409, title: 'The job is not in a state that allows this.' },
  not_found: { status: 404, title: 'There is no such job.' },
})
