import { defineErrors } from '#kernel/errors.ts'

/** What can go wrong before a handler runs. */
export const HttpErrors = defineErrors({
  malformed_request: { status: 400, title: 'The request cannot be read.' },
  method_not_allowed: { status: 405, title: 'This address does not know that method.' },
  origin_refused: { status: 403, title: 'This request did not come from the studio itself.' },
  workspace_required: { status: 400, title: 'Name a workspace.' },
  idempotency_key_reused: { status: 422, title: 'This Idempotency-Key was used for another request.' },
  internal_error: { status: 500, title: 'Something went wrong on our side.' },
  service_unavailable: { status: 503, title: 'The studio cannot answer at the moment.' },
})
