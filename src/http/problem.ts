import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { ZodError } from 'zod'
import type { Problem } from '#contract/problem.ts'
import { CommonErrors, DailiesError, type FieldError } from '#kernel/errors.ts'
import { HttpErrors } from './errors.ts'

/** The one place where an error becomes a reply (RFC 9457). Only what a DailiesError says on purpose leaves the house. */
export function problemOf(error: DailiesError, requestId: string): Problem {
  return {
    type: `urn:dailies:problem:${error.code}`,
    title: error.title,
    status: error.status,
    detail: error.message,
    code: error.code,
    ...(error.errors.length > 0 ? { errors: error.errors } : {}),
    ...(error.nextSteps.length > 0 ? { nextSteps: error.nextSteps } : {}),
    requestId,
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asDailiesError(error)
  if (known.status >= 500) request.log.error({ err: error }, known.code)
  reply.removeHeader('cache-control')
  return reply
    .code(known.status)
    .headers(known.headers)
    .header('cache-control', 'no-store')
    .header('x-request-id', request.id)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemOf(known, request.id))
}

/** Gives any thrown thing its code and status; what nobody foresaw becomes `internal_error` and keeps its cause for the log. */
export function asDailiesError(error: unknown): DailiesError {
  if (error instanceof DailiesError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const context = 'validationContext' in error ? String(error.validationContext) : 'body'
    // An id that cannot exist is an id that does not exist.
    if (context === 'params') return CommonErrors.not_found()
    const prefix = context === 'body' ? [] : [context === 'querystring' ? 'query' : context]
    return validationProblem(
      error.validation.map((issue) => ({
        path: [...prefix, ...issue.instancePath.split('/').filter(Boolean)].join('.'),
        code: issue.keyword,
        message: issue.message ?? 'Not valid.',
      })),
    )
  }
  const fastifyCode = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  switch (fastifyCode) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return CommonErrors.payload_too_large({ detail: 'The request body is larger than this address takes.' })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return CommonErrors.unsupported_media({ detail: 'Send the body as application/json.' })
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return HttpErrors.malformed_request({ detail: 'The body or the address is malformed.' })
    case 'FST_ERR_NOT_FOUND':
      return CommonErrors.not_found()
  }
  if (error instanceof SyntaxError && 'statusCode' in error && error.statusCode === 400) {
    return HttpErrors.malformed_request({ detail: 'The body is not valid JSON.' })
  }
  if (isConnectionTrouble(error)) {
    return HttpErrors.service_unavailable({
      detail: 'The studio cannot reach its database. Try again in a moment.',
      headers: { 'retry-after': '5' },
      cause: error,
    })
  }
  return HttpErrors.internal_error({
    detail: 'Something went wrong on our side. The request id finds it in the log.',
    cause: error,
  })
}

/** Refused, reset, shutting down, starting up, full; Postgres names them by these codes, the socket by the others. */
const connectionCodes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

function isConnectionTrouble(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && connectionCodes.has(cause.code)) return true
    // A Unix socket that is not there, as when the embedded server restarts.
    if ('code' in cause && cause.code === 'ENOENT' && 'syscall' in cause && cause.syscall === 'connect')
      return true
    // The pool gives its own time-out no code.
    if (cause.message === 'timeout exceeded when trying to connect') return true
  }
  return false
}

/** For a service that parses with zod itself: `throw validationErrorOf(result.error, 'request')`. */
export function validationErrorOf(error: ZodError, prefix = ''): DailiesError {
  return validationProblem(
    error.issues.map((issue) => ({
      path: [...(prefix ? [prefix] : []), ...issue.path.map(String)].join('.'),
      code: issue.code,
      message: issue.message,
    })),
  )
}

function validationProblem(errors: FieldError[]): DailiesError {
  const [first] = errors
  const detail = first ? `${first.path || 'body'}: ${first.message}` : 'Some fields are not valid.'
  return CommonErrors.validation_failed({ detail, errors })
}
