import type { JsonValue } from './json.ts'

/** What a person can do now. `action` is stable, `label` is shown; the rest is what a client needs to do it. */
export interface NextStep {
  action: string
  label: string
  [detail: string]: JsonValue
}

export interface FieldError {
  /** Dotted path into the request, e.g. `inputs.0.assetId`. */
  path: string
  code: string
  message: string
  /** What would be taken in its place, and how people call that. */
  instead?: { label: string; value: string } | undefined
}

export interface ErrorExtras {
  /** One plain sentence for the person. */
  detail?: string
  errors?: FieldError[]
  nextSteps?: NextStep[]
  headers?: Record<string, string>
  /** For the log only, never in a reply. */
  cause?: unknown
}

/** The one error that may leave a room. `code` is stable; HTTP turns it into an RFC 9457 reply in one place. */
export class DailiesError extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly errors: FieldError[]
  readonly nextSteps: NextStep[]
  readonly headers: Record<string, string>

  constructor(code: string, spec: ErrorSpec, extras: ErrorExtras = {}) {
    super(extras.detail ?? spec.title, extras.cause === undefined ? {} : { cause: extras.cause })
    this.name = 'DailiesError'
    this.code = code
    this.status = spec.status
    this.title = spec.title
    this.errors = extras.errors ?? []
    this.nextSteps = extras.nextSteps ?? []
    this.headers = extras.headers ?? {}
  }
}

export interface ErrorSpec {
  status: number
  title: string
}

type Factories<T> = { [K in keyof T]: (extras?: ErrorExtras) => DailiesError }

/** A room's table of errors: `const QuoteErrors = defineErrors({ quote_expired: { status: 409, title: '…' } })`. */
export function defineErrors<const T extends Record<string, ErrorSpec>>(specs: T): Factories<T> {
  const factories: Record<string, (extras?: ErrorExtras) => DailiesError> = {}
  for (const [code, spec] of Object.entries(specs)) {
    factories[code] = (extras) => new DailiesError(code, spec, extras)
  }
  return factories as Factories<T>
}

/** Errors that every room may need. */
export const CommonErrors = defineErrors({
  validation_failed: { status: 422, title: 'Some fields are not valid.' },
  not_found: { status: 404, title: 'Not found.' },
  unauthenticated: { status: 401, title: 'Sign in first.' },
  forbidden: { status: 403, title: 'You may not do this.' },
  conflict: { status: 409, title: 'The state does not allow this.' },
  rate_limited: { status: 429, title: 'Too many requests. Wait a moment.' },
  payload_too_large: { status: 413, title: 'This is too large.' },
  unsupported_media: { status: 415, title: 'This kind of file is not supported.' },
})
