import type { FastifyBaseLogger } from 'fastify'
import { type DestinationStream, pino } from 'pino'

/** Never in a log: whatever signs somebody in or unlocks a vendor. */
const secretPaths = [
  'cookie',
  'authorization',
  'set-cookie',
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'secret',
  'apiKey',
].flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])

interface LoggedError {
  type: string
  message: string
  code?: string
  stack?: string
  cause?: LoggedError
}

/** A failed query carries its parameters in message and stack: session tokens, password hashes, prompts. They stay out. */
const withoutParameters = (text: string): string => text.replaceAll(/\nparams: .*(?:\n(?! {4}at ).*)*/g, '')

/** Only what is named here is logged of an error: others hang requests, replies and rows on theirs. */
export function describeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return {
    type: error.constructor.name,
    message: withoutParameters(error.message),
    ...code,
    ...(error.stack === undefined ? {} : { stack: withoutParameters(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

/** The house's logger: JSON lines, secrets removed. `destination` is for tests. */
export function createLogger(options: { level?: string; destination?: DestinationStream } = {}) {
  return pino(
    {
      level: options.level ?? 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: { paths: secretPaths, censor: '[removed]' },
    },
    options.destination ?? pino.destination(1),
  )
}

export type Logger = FastifyBaseLogger

/** Tokens travel in the query of mailed links; a log needs the path only. */
export const loggableUrl = (url: string): string => url.split('?', 1)[0] ?? url
