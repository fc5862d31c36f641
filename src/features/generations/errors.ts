import { defineErrors } from '#kernel/errors.ts'

export const GenerationErrors = defineErrors({
  validation_failed: { status: 422, title: 'Some fields are not valid.' },
  engine_unknown: { status: 404, title: 'There is no such engine.' },
  engine_unavailable: { status: 503, title: 'This engine is not available now.' },
  unsupported_by_engine: { status: 422, title: 'This engine cannot do that.' },
  quote_expired: { status: 409, title: 'This quote has expired.' },
  quote_mismatch: { status: 409, title: 'The request is not the one that was quoted.' },
  price_above_max: { status: 409, title: 'The price is above the most that you allowed.' },
  prompt_blocked: { status: 422, title: 'This prompt cannot be used.' },
  asset_not_ready: { status: 409, title: 'A file that this needs is not ready yet.' },
  concurrency_limit: { status: 429, title: 'All job slots are in use.' },
  not_found: { status: 404, title: 'Not found.' },
})
